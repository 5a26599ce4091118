import type { Check } from '../check'
import { findingsOf } from '../../provision/host-check'
import type { Probed } from '../../provision/host-check'
import type { NodeContext } from './context'

/** A check that the probe of a host has an answer to. */
function ofProbe(id: Probed, title: string): Check<NodeContext> {
  return {
    id,
    title,
    needs: ['login'],
    run: ({ facts }) => {
      const { status, text, hint } = findingsOf(facts)[id]
      return { status, text, hint }
    },
  }
}

/** Whether the user may use sudo. */
export const sudo = ofProbe('sudo', 'sudo')

/** Whether it runs a system that a node can have. */
export const system = ofProbe('system', 'Operating system')

/** Whether there is a Node.js for its processor. */
export const processor = ofProbe('processor', 'Processor')

/** Whether there is room. */
export const space = ofProbe('space', 'Free space')

/** Whether Ansible can work there. */
export const python = ofProbe('python', 'Python')

/** Whether its clock is right. */
export const clock = ofProbe('clock', 'Clock')
