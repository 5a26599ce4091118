/** What the editor asks about Python, answered by pyright's language server on this computer. Lines and columns count from 1. */
import * as z from 'zod'
import { domain, event, request } from './kit/define'
import { ProjectRoot } from './project'

const At = z.object({ root: ProjectRoot, path: z.string().max(4096) })
const Place = At.extend({ line: z.int().min(1), column: z.int().min(1) })

export const TextRange = z.object({
  startLine: z.int(),
  startColumn: z.int(),
  endLine: z.int(),
  endColumn: z.int(),
})
export type TextRange = z.infer<typeof TextRange>

export const PythonCompletion = z.object({
  label: z.string(),
  /** What it is, by the protocol's number. */
  kind: z.int(),
  detail: z.string(),
  insertText: z.string(),
  sortText: z.string(),
  /** Names it when more is asked about it. */
  index: z.int(),
})
export type PythonCompletion = z.infer<typeof PythonCompletion>

export const PythonDiagnostic = z.object({
  range: TextRange,
  severity: z.enum(['error', 'warning', 'info', 'hint']),
  message: z.string(),
  /** The rule that says it. */
  rule: z.string(),
})
export type PythonDiagnostic = z.infer<typeof PythonDiagnostic>

export const PythonSignature = z.object({
  signatures: z.array(z.object({ label: z.string(), parameters: z.array(z.string()), active: z.int() })),
  active: z.int(),
})
export type PythonSignature = z.infer<typeof PythonSignature>

export const python = domain('python', {
  /** Tells what an open file holds; null: it is closed, and what is on disk counts again. */
  'put-text': request(At.extend({ text: z.string().nullable() }), z.void()),
  complete: request(Place, z.array(PythonCompletion)),
  /** Documentation of an item of the last answer, in Markdown, and the imports that it needs. */
  'describe-completion': request(
    z.object({ root: ProjectRoot, index: z.int() }),
    z.object({ documentation: z.string(), edits: z.array(z.object({ range: TextRange, text: z.string() })) }),
  ),
  /** In Markdown; null: there is nothing to say. */
  hover: request(Place, z.string().nullable()),
  /** Where a name is defined, as far as that is in the project. */
  define: request(Place, z.array(z.object({ path: z.string(), range: TextRange }))),
  'help-signature': request(Place, PythonSignature.nullable()),
  'did-diagnose': event(At.extend({ diagnostics: z.array(PythonDiagnostic) })),
})
