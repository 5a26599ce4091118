/** The playbook as it runs on a node instead of on this computer; it is told everything over SSH. */
import { createInterface } from 'node:readline'
import { AppError } from '../../errors'
import { ansibleCommand } from '../ansible-command'
import { Interruption } from '../interruption'
import type { PlaybookListener, RunningPlaybook, Secrets } from '../playbook-process'
import type { ProvisionRequest } from '../provision-request'
import { bringProject } from './bring-project'
import type { BroughtProject } from './bring-project'
import { ensureAnsible } from './ensure-ansible'
import { openHelper } from './helper-node'
import type { HelperNode } from './helper-node'

/** What is heard of it, also before it starts. */
export interface OnNodeListener extends PlaybookListener {
  /** What is done first, in words. */
  onPreparing: (text: string) => void
}

/**
 * Starts it on the first node that lets us in, and gives its version of Ansible with the node's name. `draft` is a
 * folder of ours. Rejects with an AppError where that cannot be.
 */
export async function startOnNode(
  request: ProvisionRequest,
  secrets: Secrets,
  { draft, listener, signal }: { draft: string; listener: OnNodeListener; signal: AbortSignal },
): Promise<{ ansible: string; playbook: RunningPlaybook }> {
  listener.onPreparing('This computer has no Ansible: the first node is to run it')
  const helper = await openHelper(request, signal)
  const { label } = helper.ssh.target
  const onAbort = (): void => helper.ssh.close()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    const version = await ensureAnsible(helper, () => listener.onPreparing(`Installing Ansible on ${label}`))
    listener.onPreparing(`Bringing the playbooks to ${label}`)
    const project = await bringProject(helper.ssh, request, draft)
    const playbook = await begin(helper, project, request, secrets, listener)
    return { ansible: `${version} on ${label}`, playbook }
  } catch (error) {
    helper.ssh.close()
    throw error
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

async function begin(
  { ssh }: HelperNode,
  { folder, inventories, knownHosts }: BroughtProject,
  { action, nodes, check, variables }: ProvisionRequest,
  secrets: Secrets,
  listener: PlaybookListener,
): Promise<RunningPlaybook> {
  const hosts = nodes.map(({ name }) => name)
  // Keys are lent by the connection; no file of this computer is there.
  const run = { action, inventories, hosts, check, variables, keyFile: null, knownHosts }
  const { program, args } = ansibleCommand('node', `${folder}/ansible`, run)
  const started = await ssh.stream([program, ...args], { line: JSON.stringify(secrets) })
  const interruption = new Interruption(
    () => started.signal('INT'),
    () => ssh.close(),
  )

  async function untilEnded(): Promise<number | null> {
    try {
      for await (const line of createInterface({ input: started.stdout })) listener.onLine(line)
      const { code, stderr } = await started.ended
      for (const line of stderr.split('\n')) listener.onWarning(line)
      await ssh.exec(['rm', '-rf', folder])
      return code
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      listener.onWarning(error.message)
      return null
    } finally {
      interruption.stop()
      ssh.close()
    }
  }

  return { ended: untilEnded(), cancel: () => interruption.start() }
}
