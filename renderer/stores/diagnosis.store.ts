/** A diagnosis as its host tells of it: of this computer, or of a node. */
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import type { Diagnosis } from '../../electron/contract/diagnostics'
import type { SetupNode, SignIn } from '../../electron/contract/provision'
import { host } from '../host/host'
import { useProjectStore } from './project.store'

/** What is looked at; null: this computer. */
export interface NodeToDiagnose {
  node: SetupNode
  signIn: SignIn
}

export const useDiagnosisStore = defineStore('diagnosis', () => {
  const project = useProjectStore()
  const isOpen = ref(false)
  const subject = shallowRef<NodeToDiagnose | null>(null)
  const findings = shallowRef<Diagnosis[]>([])
  const isRunning = ref(false)
  const failure = shallowRef<{ message: string; hint: string } | null>(null)
  let stop: () => void = () => undefined

  /** Looks at a node, or at this computer, and shows what is found. */
  function diagnose(what: NodeToDiagnose | null): void {
    subject.value = what
    isOpen.value = true
    again()
  }

  function again(): void {
    stop()
    findings.value = []
    failure.value = null
    isRunning.value = true
    const take = (found: Diagnosis): void => void (findings.value = [...findings.value, found])
    const onEnd = (error: { message: string; hint: string } | null): void => {
      isRunning.value = false
      failure.value = error
    }
    const root = project.info?.root ?? null
    stop =
      subject.value === null
        ? host().open('diagnostics/computer', undefined, take, onEnd)
        : host().open('diagnostics/node', { root, ...subject.value }, take, onEnd)
  }

  function close(): void {
    stop()
    isRunning.value = false
    isOpen.value = false
  }

  return { isOpen, subject, findings, isRunning, failure, diagnose, again, close }
})
