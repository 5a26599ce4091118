/** A network as boxes and lines, whatever they are written as. */
import { LOCAL_GROUP, ALL_GROUP, type NetworkDescription } from '../../agent/core/network/description'
import { jobLabel, jobsOfPipes } from '../../agent/core/network/network-graph'

/** A job, or the open end of a pipe that has none there. */
export interface Box {
  /** Letters, digits and `_`. */
  key: string
  /** `JoinJob 5`; empty for an open end. */
  label: string
  /** Groups in which it may run, unless all nodes are meant. */
  groups: string
  isLocal: boolean
}

/** A pipe from one box to another. */
export interface Line {
  from: string
  to: string
  /** Id of the pipe, and how many blocks the receiver takes at once. */
  label: string
  /** The receiver never waits for it. */
  isAsync: boolean
}

export interface Drawing {
  boxes: Box[]
  lines: Line[]
}

/** Boxes in the order of the config, lines in the order of the pipes' ids. */
export function drawNetwork(network: NetworkDescription): Drawing {
  const boxes = network.jobs.map((job): Box => {
    const isLocal = job.groups.includes(LOCAL_GROUP)
    const groups = job.groups.filter((group) => group !== ALL_GROUP && group !== LOCAL_GROUP).join(', ')
    return { key: `job${job.id}`, label: jobLabel(job), groups, isLocal }
  })
  const lines: Line[] = []
  const ends = jobsOfPipes(network)
  for (const pipe of network.pipes) {
    const { sources = [], destinations = [] } = ends.get(pipe.id) ?? {}
    const label = pipe.blockCount > 1 ? `${pipe.id} ×${pipe.blockCount}` : String(pipe.id)
    const open = (end: 'from' | 'to'): string[] => {
      boxes.push({ key: `${end}${pipe.id}`, label: '', groups: '', isLocal: false })
      return [`${end}${pipe.id}`]
    }
    const from = sources.length > 0 ? sources.map(({ id }) => `job${id}`) : open('from')
    const to = destinations.length > 0 ? destinations.map(({ id }) => `job${id}`) : open('to')
    for (const start of from)
      for (const end of to) lines.push({ from: start, to: end, label, isAsync: pipe.async })
  }
  return { boxes, lines }
}
