/** What a source file says about a network, with the places of it; the same for both languages. Offsets are in UTF-16. */
import * as z from 'zod'

/** From, and up to without it. */
export const Span = z.tuple([z.int().min(0), z.int().min(0)])
export type Span = z.infer<typeof Span>

/** Things with commas between them; the span includes the brackets, if there are any. */
export const Delimited = z.object({ span: Span, items: z.array(Span) })
export type Delimited = z.infer<typeof Delimited>

/** `new ObjectPipe(101)` somewhere; the id is null where it is no plain number. */
const PipeCall = z.object({ className: z.string(), id: z.int().nullable(), idSpan: Span.nullable() })

const PipeItem = z.object({ span: Span, pipe: PipeCall.nullable() })

/** The inputs or outputs of a job; `list` is null where they are computed. */
export const PipeList = z.object({
  line: z.int(),
  list: Delimited.nullable(),
  items: z.array(PipeItem),
})
export type PipeList = z.infer<typeof PipeList>

/** One argument of a job's constructor besides its pipes, or one of them. */
export const Argument = z.object({
  /** Null: by position, or spread. */
  name: z.string().nullable(),
  /** All of it, with its name. */
  span: Span,
  /** Null: the name alone stands for both. */
  value: Span.nullable(),
  isSpread: z.boolean(),
})
export type Argument = z.infer<typeof Argument>

export const JobCall = z.object({
  /** As the file calls it. */
  className: z.string(),
  line: z.int(),
  column: z.int(),
  span: Span,
  /** Where arguments are added; null where they cannot be. */
  args: Delimited.nullable(),
  /** TypeScript: there is no options object yet, only the parentheses. */
  isBare: z.boolean(),
  arguments: z.array(Argument),
  inputs: PipeList.nullable(),
  outputs: PipeList.nullable(),
})
export type JobCall = z.infer<typeof JobCall>

const JobItem = z.object({
  /** Its place in the list of jobs. */
  span: Span,
  line: z.int(),
  /** Null where it is computed: a spread, a loop, a function's result. */
  call: JobCall.nullable(),
  /** The call stands in the list itself, not in a constant. */
  isInline: z.boolean(),
})

/** The list of nodes; `address` is null where it is no plain text. */
const NodeList = z.object({
  list: Delimited,
  items: z.array(z.object({ address: z.string().nullable() })),
})

const Import = z.object({
  module: z.string(),
  span: Span,
  /** The names of it, `import { … }`; null where it has none. */
  list: Delimited.nullable(),
  names: z.array(z.object({ imported: z.string(), local: z.string(), span: Span })),
  /** Names that the list does not have: the default, a namespace. */
  hasOthers: z.boolean(),
})
export type Import = z.infer<typeof Import>

const Parameter = z.object({
  name: z.string(),
  isOptional: z.boolean(),
  /** As the source has it; '' where it says none. */
  type: z.string(),
})
export type Parameter = z.infer<typeof Parameter>

const ClassOutline = z.object({
  name: z.string(),
  bases: z.array(z.string()),
  isExported: z.boolean(),
  isAbstract: z.boolean(),
  /** Parameters of its constructor besides the pipes; null: those of its base. */
  parameters: z.array(Parameter).nullable(),
  /** Assignments in the class: whole statement and value. */
  attributes: z.array(z.object({ name: z.string(), span: Span, value: Span })),
  /** Where a first attribute goes. */
  bodyStart: z.int(),
})
export type ClassOutline = z.infer<typeof ClassOutline>

export const Outline = z.object({
  type: z.literal('outline'),
  /** The list of jobs; null where the file has none that could be edited. */
  jobs: z.object({ list: Delimited, items: z.array(JobItem) }).nullable(),
  /** Where jobs are made if not in a plain list. */
  jobsLine: z.int().nullable(),
  /** Null where the file has no plain list of them. */
  nodes: NodeList.nullable(),
  /** Where they come from if not from a plain list; null: it says none. */
  nodesLine: z.int().nullable(),
  imports: z.array(Import),
  /** Where a further import goes. */
  importsEnd: z.int(),
  /** How often each name is used outside of imports. */
  uses: z.record(z.string(), z.int()),
  classes: z.array(ClassOutline),
})
export type Outline = z.infer<typeof Outline>

/** The text is no valid program. */
const SyntaxFault = z.object({
  type: z.literal('fault'),
  line: z.int(),
  column: z.int(),
  message: z.string(),
})

export const OutlineReply = z.discriminatedUnion('type', [Outline, SyntaxFault])
export type OutlineReply = z.infer<typeof OutlineReply>
