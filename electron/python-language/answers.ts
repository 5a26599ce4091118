/** What the language server answers, as the contract has it. What does not fit is taken for nothing. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import type { PythonCompletion, PythonDiagnostic, PythonSignature, TextRange } from '../contract/python'
import { toContractPath } from '../workspace/safe-path'

const Position = z.object({ line: z.int(), character: z.int() })
const Range = z.object({ start: Position, end: Position })
const Markup = z.union([z.string(), z.object({ value: z.string() })])

const Completion = z.looseObject({
  label: z.string(),
  kind: z.int().optional(),
  detail: z.string().optional(),
  insertText: z.string().optional(),
  sortText: z.string().optional(),
})
export type RawCompletion = z.infer<typeof Completion>

const Completions = z.union([z.array(Completion), z.object({ items: z.array(Completion) })])

/** Enough for any list that a person looks at. */
const MOST_COMPLETIONS = 1000

export function completionsOf(answer: unknown): { items: RawCompletion[]; completions: PythonCompletion[] } {
  const parsed = Completions.safeParse(answer)
  const all = !parsed.success ? [] : Array.isArray(parsed.data) ? parsed.data : parsed.data.items
  const items = all.slice(0, MOST_COMPLETIONS)
  const completions = items.map(({ label, kind, detail, insertText, sortText }, index) => ({
    label,
    kind: kind ?? 1,
    detail: detail ?? '',
    insertText: insertText ?? label,
    sortText: sortText ?? label,
    index,
  }))
  return { items, completions }
}

const Described = z.object({
  documentation: Markup.optional(),
  additionalTextEdits: z.array(z.object({ range: Range, newText: z.string() })).optional(),
})

export function describedCompletion(answer: unknown): {
  documentation: string
  edits: { range: TextRange; text: string }[]
} {
  const parsed = Described.safeParse(answer)
  if (!parsed.success) return { documentation: '', edits: [] }
  const { documentation = '', additionalTextEdits = [] } = parsed.data
  const edits = additionalTextEdits.map(({ range, newText }) => ({ range: rangeOf(range), text: newText }))
  return { documentation: textOf(documentation), edits }
}

const Hover = z.object({ contents: z.union([Markup, z.array(Markup)]) })

export function hoverOf(answer: unknown): string | null {
  const parsed = Hover.safeParse(answer)
  if (!parsed.success) return null
  const { contents } = parsed.data
  return (Array.isArray(contents) ? contents : [contents]).map(textOf).join('\n\n')
}

const Location = z.union([
  z.object({ uri: z.string(), range: Range }),
  z.object({ targetUri: z.string(), targetSelectionRange: Range }).transform((link) => ({
    uri: link.targetUri,
    range: link.targetSelectionRange,
  })),
])
const Locations = z.union([z.array(Location), Location.transform((one) => [one])])

export function definitionsOf(answer: unknown, root: string): { path: string; range: TextRange }[] {
  const parsed = Locations.safeParse(answer)
  return (parsed.success ? parsed.data : []).flatMap(({ uri, range }) => {
    const file = projectPath(uri, root)
    return file === null ? [] : [{ path: file, range: rangeOf(range) }]
  })
}

const Signature = z.object({
  signatures: z.array(
    z.object({
      label: z.string(),
      activeParameter: z.int().nullish(),
      parameters: z
        .array(z.object({ label: z.union([z.string(), z.tuple([z.int(), z.int()])]) }))
        .default([]),
    }),
  ),
  activeSignature: z.int().nullish(),
  activeParameter: z.int().nullish(),
})

export function signatureOf(answer: unknown): PythonSignature | null {
  const parsed = Signature.safeParse(answer)
  if (!parsed.success || parsed.data.signatures.length === 0) return null
  const { signatures, activeSignature, activeParameter } = parsed.data
  return {
    active: activeSignature ?? 0,
    signatures: signatures.map(({ label, parameters, activeParameter: own }) => ({
      label,
      parameters: parameters.map((parameter) =>
        typeof parameter.label === 'string' ? parameter.label : label.slice(...parameter.label),
      ),
      active: own ?? activeParameter ?? 0,
    })),
  }
}

const Diagnostics = z.object({
  uri: z.string(),
  diagnostics: z.array(
    z.object({
      range: Range,
      severity: z.int().optional(),
      message: z.string(),
      code: z.union([z.string(), z.number()]).optional(),
    }),
  ),
})

const severities: readonly PythonDiagnostic['severity'][] = ['error', 'warning', 'info', 'hint']

export function diagnosticsOf(
  params: unknown,
  root: string,
): { path: string; diagnostics: PythonDiagnostic[] } | null {
  const parsed = Diagnostics.safeParse(params)
  const file = parsed.success ? projectPath(parsed.data.uri, root) : null
  if (!parsed.success || file === null) return null
  const diagnostics = parsed.data.diagnostics.map(({ range, severity, message, code }) => ({
    range: rangeOf(range),
    severity: severities[(severity ?? 1) - 1] ?? 'error',
    message,
    rule: code === undefined ? '' : String(code),
  }))
  return { path: file, diagnostics }
}

function projectPath(uri: string, root: string): string | null {
  if (!uri.startsWith('file:')) return null
  const file = fileURLToPath(uri)
  const inside = path.relative(root, file)
  return inside.startsWith('..') || path.isAbsolute(inside) ? null : toContractPath(root, file)
}

function textOf(markup: z.infer<typeof Markup>): string {
  return typeof markup === 'string' ? markup : markup.value
}

function rangeOf({ start, end }: z.infer<typeof Range>): TextRange {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  }
}
