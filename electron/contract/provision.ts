/** Turning hosts into nodes, as a window asks for it. Passwords come with each request, and are kept nowhere. */
import * as z from 'zod'
import { domain, event, request, stream } from './kit/define'
import { ProjectRoot } from './project'
import { FoundHost, HostCheck, NodeOutcome, ProvisionAction } from './provisioning'

/** A host that is or shall become a node; null: the inventory's setting, or the name, holds. */
export const SetupNode = z.object({
  name: z.string().min(1).max(63),
  address: z.string().min(1).max(253).nullable(),
  user: z.string().nullable(),
  dataAddress: z.string().nullable(),
})
export type SetupNode = z.infer<typeof SetupNode>

/** How to sign in; what is null is not known, or not needed. */
export const SignIn = z.object({
  user: z.string().nullable(),
  password: z.string().nullable(),
  /** Where sudo asks for another one than the login. */
  sudoPassword: z.string().nullable(),
  /** Private key; null: those that ssh knows. */
  keyFile: z.string().nullable(),
})
export type SignIn = z.infer<typeof SignIn>

/** Hosts that were read from what a person typed or from a file. */
export const ReadHosts = z.object({
  /** What it was taken for. */
  kind: z.enum(['addresses', 'csv', 'inventory', 'ini-inventory']),
  hosts: z.array(SetupNode.extend({ groups: z.array(z.string()) })),
  /** Ranges are not hosts yet: each of their addresses is to be asked. */
  ranges: z.array(z.object({ text: z.string(), addresses: z.int() })),
})
export type ReadHosts = z.infer<typeof ReadHosts>

/** The key by which a host proves who it is, seen before anybody logs in. */
export const HostKeySeen = z.object({
  node: z.string(),
  /** `known`: it is the one that is noted; `silent`: the host does not answer. */
  state: z.enum(['new', 'known', 'changed', 'silent']),
  keyType: z.string().nullable(),
  /** `SHA256:…`; only of new ones. */
  fingerprint: z.string().nullable(),
  text: z.string(),
  hint: z.string().nullable(),
})
export type HostKeySeen = z.infer<typeof HostKeySeen>

/** A package, with its version where a certain one is wanted. */
const Package = z.object({ name: z.string().regex(/^[\w.+-]+$/), version: z.string().optional() })
export type Package = z.infer<typeof Package>

/** What every node of a setup gets. */
export const SetupOptions = z.object({
  /** Brings the user's key, a new one if there is none, so that no password is needed any more. */
  bringKey: z.boolean(),
  /** Turns logging in by password off, once the key works. */
  passwordsOff: z.boolean(),
  aptPackages: z.array(Package),
  pythonPackages: z.array(Package),
  /** Groups whose devices jobs may use. */
  deviceGroups: z.array(z.string().regex(/^[a-z_][\w-]*$/)),
})
export type SetupOptions = z.infer<typeof SetupOptions>

/** One host of a setup. */
export const SetupHost = z.object({
  node: SetupNode,
  state: z.enum(['waiting', 'working', 'done', 'failed', 'unreachable', 'cancelled']),
  /** Tasks that are through. */
  finished: z.int().nonnegative(),
  task: z.string().nullable(),
  changed: z.int().nonnegative(),
  reason: z.string().nullable(),
  hint: z.string().nullable(),
})
export type SetupHost = z.infer<typeof SetupHost>

/** An action on nodes, going on or over. */
export const SetupSnapshot = z.object({
  /** The inventory that it is about. */
  inventory: z.string(),
  action: ProvisionAction,
  phase: z.enum(['preparing', 'running', 'cancelling', 'ended']),
  /** The most tasks that a host has. */
  tasks: z.int().nonnegative(),
  /** Which of the tasks all hosts are at, from 1. */
  taskNumber: z.int().nonnegative(),
  task: z.string().nullable(),
  hosts: z.array(SetupHost),
  /** Milliseconds since the epoch. */
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  /** Why nothing could be started; null: something was. */
  failure: z.object({ message: z.string(), hint: z.string() }).nullable(),
})
export type SetupSnapshot = z.infer<typeof SetupSnapshot>

/** A node of the inventory, and what became of it the last time. */
export const KnownNode = z.object({ node: SetupNode, last: NodeOutcome.nullable() })
export type KnownNode = z.infer<typeof KnownNode>

/** The inventory is that of the project, or of the user where none is open. */
const Place = z.object({ root: ProjectRoot.nullable() })

const Nodes = z.array(SetupNode).min(1).max(256)

export const provision = domain('provision', {
  /** Tells of hosts as they are found, and again when more becomes known of them; ends with the search. */
  discover: stream(z.object({ ranges: z.array(z.string()) }), FoundHost),
  /** Addresses, ranges, rows of a CSV file, or an inventory (YAML or INI). */
  'read-hosts': request(z.object({ text: z.string().max(1_000_000) }), ReadHosts),
  /** Asks each host for its key, and nothing else. */
  'see-keys': stream(z.object({ nodes: Nodes }), HostKeySeen),
  /** Whether hosts can become nodes. `trusted`: fingerprints of new hosts that the user has seen. */
  check: stream(z.object({ nodes: Nodes, signIn: SignIn, trusted: z.array(z.string()) }), HostCheck),
  /** Begins an action; its progress is told as news. Refused while another one goes on. */
  start: request(
    Place.extend({
      action: ProvisionAction,
      nodes: Nodes,
      signIn: SignIn,
      options: SetupOptions.nullable(),
    }),
    SetupSnapshot,
  ),
  /** Ends the action as soon as possible; what has been done stays. */
  cancel: request(z.void(), z.void()),
  /** The action that goes on, or the last one; null: there was none. */
  current: request(z.void(), SetupSnapshot.nullable()),
  'did-change': event(SetupSnapshot),
  /** Everything that the current action has said and will say. */
  log: stream(z.void(), z.object({ lines: z.array(z.string()) })),
  'list-nodes': request(Place, z.object({ inventory: z.string(), nodes: z.array(KnownNode) })),
})
