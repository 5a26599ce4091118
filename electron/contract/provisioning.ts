/** Provisioning as it is told: plain JSON, the same for the command line and the window. */
import * as z from 'zod'

/** What can be done to nodes; each is a tag of the playbook, but `install`, which is all of it. */
export const ProvisionAction = z.enum(['install', 'start', 'stop', 'restart', 'renew', 'remove'])
export type ProvisionAction = z.infer<typeof ProvisionAction>

/** How one node fared. `reason` and `hint` say in words why it failed. */
export const NodeOutcome = z.object({
  status: z.enum(['done', 'failed', 'unreachable', 'cancelled']),
  /** How many tasks changed something. */
  changed: z.int().nonnegative(),
  /** The task at which it failed, or was when it was cancelled; null: none. */
  task: z.string().nullable(),
  reason: z.string().nullable(),
  hint: z.string().nullable(),
})
export type NodeOutcome = z.infer<typeof NodeOutcome>

/** By node. */
export const NodeOutcomes = z.record(z.string(), NodeOutcome)
export type NodeOutcomes = z.infer<typeof NodeOutcomes>

/** Result of one task on one node. */
export const TaskResult = z.object({
  host: z.string(),
  task: z.string(),
  /** `ignored`: failed, and it does not matter. */
  result: z.enum(['ok', 'skipped', 'failed', 'ignored', 'unreachable']),
  changed: z.boolean(),
  durationMs: z.int().nonnegative(),
  /** What went wrong, as the node says it. */
  message: z.string().nullable(),
})
export type TaskResult = z.infer<typeof TaskResult>

/** What happens while nodes are provisioned, in order; `ended` is the last. */
export const ProvisionEvent = z.discriminatedUnion('type', [
  /** What has to be done before the playbook can start, in words. */
  z.object({ type: z.literal('preparing'), text: z.string() }),
  z.object({ type: z.literal('started'), ansible: z.string(), hosts: z.array(z.string()) }),
  /** The most tasks that a node can have; for a progress bar. */
  z.object({ type: z.literal('plan'), tasks: z.int().nonnegative() }),
  z.object({ type: z.literal('task'), task: z.string() }),
  TaskResult.extend({ type: z.literal('result') }),
  /** A line for the full log: warnings of Ansible and whatever else it prints. */
  z.object({ type: z.literal('log'), text: z.string() }),
  z.object({ type: z.literal('ended'), cancelled: z.boolean(), nodes: NodeOutcomes }),
])
export type ProvisionEvent = z.infer<typeof ProvisionEvent>

/** How a host was found; one host may be found in several ways. */
export const FoundBy = z.enum(['mdns', 'neighbour', 'scan'])
export type FoundBy = z.infer<typeof FoundBy>

/** A host in the network. */
export const FoundHost = z.object({
  address: z.string(),
  /** As it calls itself; null: unknown. */
  name: z.string().nullable(),
  /** `node`: runs our agent; `raspberry-pi`: its hardware address says so; `ssh`: takes logins, no more is known. */
  kind: z.enum(['node', 'raspberry-pi', 'ssh']),
  foundBy: z.array(FoundBy),
  /** Why it is taken for what it is, one sentence each. */
  evidence: z.array(z.string()),
})
export type FoundHost = z.infer<typeof FoundHost>

/** One thing that was looked at on a host. */
export const Finding = z.object({
  check: z.enum([
    'reach',
    'host-key',
    'login',
    'system',
    'processor',
    'space',
    'python',
    'node',
    'clock',
    'sudo',
    'agent',
  ]),
  status: z.enum(['good', 'warning', 'bad']),
  text: z.string(),
  /** What to do about it; null: nothing. */
  hint: z.string().nullable(),
})
export type Finding = z.infer<typeof Finding>

/** Whether a host can become a node. */
export const HostCheck = z.object({
  node: z.string(),
  findings: z.array(Finding),
  /** Whether an agent of ours runs there as a service; null: nobody could look. */
  agentRuns: z.boolean().nullable(),
})
export type HostCheck = z.infer<typeof HostCheck>

/** What became of the key on one host. */
export const KeyOutcome = z.object({
  node: z.string(),
  /** `added`: it was not there; `there`: it was; `failed`: `reason` says why. */
  status: z.enum(['added', 'there', 'failed']),
  /** Logging in by password was turned off. */
  passwordsOff: z.boolean(),
  reason: z.string().nullable(),
  hint: z.string().nullable(),
})
export type KeyOutcome = z.infer<typeof KeyOutcome>
