/** Changes of a network as they are made on its graph and by its nodes; they are written into its config. */
import * as z from 'zod'
import { domain, request } from './kit/define'
import { NetworkRef } from './network'

/** A job as the description has it; its place tells which of equal ones is meant. */
const JobRef = z.object({
  id: z.int(),
  type: z.string(),
  line: z.int().nullable(),
  column: z.int().nullable(),
})
export type JobRef = z.infer<typeof JobRef>

/** A class that jobs or pipes can be made of. */
export const ClassRef = z.object({
  name: z.string(),
  /** Its file, relative to the project; null: it comes with Fission. */
  file: z.string().nullable(),
})
export type ClassRef = z.infer<typeof ClassRef>

const ClassParameter = z.object({ name: z.string(), isOptional: z.boolean(), type: z.string() })

export const NetworkClass = ClassRef.extend({ parameters: z.array(ClassParameter) })
export type NetworkClass = z.infer<typeof NetworkClass>

/** Arguments by name; the values are source code. */
const Arguments = z.record(z.string(), z.string())

/** A node as a config names it. */
const ConfigNode = z.object({ name: z.string(), address: z.string(), groups: z.array(z.string()) })
export type ConfigNode = z.infer<typeof ConfigNode>

/** What is to be changed. */
export const ConfigAction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('add-job'), job: ClassRef, arguments: Arguments }),
  z.object({ type: z.literal('delete-job'), job: JobRef }),
  /** Sets an argument of the constructor; without code it is taken away. `index` is for those without a name. */
  z.object({
    type: z.literal('set-argument'),
    job: JobRef,
    name: z.string().nullable(),
    index: z.int().nullable(),
    code: z.string().nullable(),
  }),
  /** Which node the job prefers. */
  z.object({ type: z.literal('set-node'), job: JobRef, node: z.string().nullable() }),
  z.object({
    type: z.literal('add-pipe'),
    from: JobRef,
    to: JobRef,
    pipe: ClassRef,
    id: z.int().min(0),
    arguments: Arguments,
  }),
  z.object({ type: z.literal('delete-pipe'), id: z.int(), from: JobRef, to: JobRef }),
  z.object({ type: z.literal('renumber-pipe'), id: z.int(), to: z.int().min(0) }),
  /** Names nodes that are not named yet; `replace`: and no others. */
  z.object({ type: z.literal('add-nodes'), nodes: z.array(ConfigNode).min(1), replace: z.boolean() }),
])
export type ConfigAction = z.infer<typeof ConfigAction>

/** Files that are open and not saved, by their path: what they hold counts, not what is on disk. */
const Unsaved = z.record(z.string(), z.string())

/** What a change comes to. */
export const ConfigChange = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('change'),
    file: z.string(),
    before: z.string(),
    after: z.string(),
    /** What else the user should know. */
    remarks: z.array(z.string()),
  }),
  /** It cannot be made here: why, and where the code is that has to be changed by hand. */
  z.object({
    type: z.literal('refusal'),
    message: z.string(),
    hint: z.string(),
    place: z.object({ file: z.string(), line: z.int() }).nullable(),
  }),
])
export type ConfigChange = z.infer<typeof ConfigChange>
export type ConfigRefusal = Extract<ConfigChange, { type: 'refusal' }>

/** The arguments of a job as the config has them. */
export const JobArguments = z.object({
  arguments: z.array(
    z.object({ name: z.string().nullable(), index: z.int(), code: z.string(), isEditable: z.boolean() }),
  ),
  /** Those that its class takes besides. */
  unused: z.array(ClassParameter),
})
export type JobArguments = z.infer<typeof JobArguments>

const Asked = z.object({ network: NetworkRef, unsaved: Unsaved })

export const configEdit = domain('edit', {
  /** The classes of which jobs and pipes of the network can be made, its own first. */
  'list-classes': request(Asked, z.object({ jobs: z.array(NetworkClass), pipes: z.array(NetworkClass) })),
  /** The arguments of a job, or why they cannot be told. */
  'get-arguments': request(
    Asked.extend({ job: JobRef }),
    z.discriminatedUnion('type', [
      JobArguments.extend({ type: z.literal('arguments') }),
      ConfigChange.options[1],
    ]),
  ),
  /** What a change would make of the config; nothing is written. */
  preview: request(Asked.extend({ action: ConfigAction }), ConfigChange),
})
