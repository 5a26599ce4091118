/** Answers the editor's questions about Python. */
import type { PythonCompletion } from '../../../../electron/contract/python'
import { host } from '../../../host/host'
import { monaco, uriOf } from '../monaco'
import { monacoRange } from './ranges'

/** The file of a model, once the server knows its text; null for what is none of ours. */
export type FileOf = (model: monaco.editor.ITextModel) => Promise<{ root: string; path: string } | null>

const LANGUAGE = 'python'
type Kinds = typeof monaco.languages.CompletionItemKind

/** By the protocol's numbers, from 1. */
const kinds: readonly (keyof Kinds)[] = [
  ...(['Text', 'Method', 'Function', 'Constructor', 'Field', 'Variable', 'Class', 'Interface'] as const),
  ...(['Module', 'Property', 'Unit', 'Value', 'Enum', 'Keyword', 'Snippet', 'Color', 'File'] as const),
  ...([
    'Reference',
    'Folder',
    'EnumMember',
    'Constant',
    'Struct',
    'Event',
    'Operator',
    'TypeParameter',
  ] as const),
]

type Item = monaco.languages.CompletionItem & { index?: number; root?: string }

/** Registers everything for Python. */
export function addPythonProviders(fileOf: FileOf): void {
  monaco.languages.registerCompletionItemProvider(LANGUAGE, {
    triggerCharacters: ['.', '[', '"', "'"],
    provideCompletionItems: async (model, position) => {
      const file = await fileOf(model)
      if (!file) return { suggestions: [] }
      const place = { ...file, line: position.lineNumber, column: position.column }
      const found = await host().request('python/complete', place)
      const word = model.getWordUntilPosition(position)
      const range = {
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: word.startColumn,
        endColumn: word.endColumn,
      }
      return { suggestions: found.map((item) => suggestionOf(item, range, file.root)) }
    },
    resolveCompletionItem: async (item: Item) => {
      if (item.index === undefined || item.root === undefined) return item
      const { index, root } = item
      const { documentation, edits } = await host().request('python/describe-completion', { root, index })
      const additionalTextEdits = edits.map(({ range, text }) => ({ range: monacoRange(range), text }))
      return { ...item, documentation: { value: documentation }, additionalTextEdits }
    },
  })
  monaco.languages.registerHoverProvider(LANGUAGE, {
    provideHover: async (model, { lineNumber: line, column }) => {
      const file = await fileOf(model)
      const text = file && (await host().request('python/hover', { ...file, line, column }))
      return text ? { contents: [{ value: text }] } : null
    },
  })
  monaco.languages.registerDefinitionProvider(LANGUAGE, {
    provideDefinition: async (model, { lineNumber: line, column }) => {
      const file = await fileOf(model)
      const found = file ? await host().request('python/define', { ...file, line, column }) : []
      return found.map(({ path, range }) => ({ uri: uriOf(path), range: monacoRange(range) }))
    },
  })
  monaco.languages.registerSignatureHelpProvider(LANGUAGE, {
    signatureHelpTriggerCharacters: ['(', ','],
    signatureHelpRetriggerCharacters: [')'],
    provideSignatureHelp: async (model, { lineNumber: line, column }) => {
      const file = await fileOf(model)
      const help = file && (await host().request('python/help-signature', { ...file, line, column }))
      if (!help) return null
      const signatures = help.signatures.map(({ label, parameters, active }) => ({
        label,
        parameters: parameters.map((parameter) => ({ label: parameter })),
        activeParameter: active,
      }))
      const { active: activeSignature } = help
      const activeParameter = help.signatures[activeSignature]?.active ?? 0
      return { value: { signatures, activeSignature, activeParameter }, dispose: () => undefined }
    },
  })
}

function suggestionOf(item: PythonCompletion, range: monaco.IRange, root: string): Item {
  return {
    label: item.label,
    kind: monaco.languages.CompletionItemKind[kinds[item.kind - 1] ?? 'Text'],
    detail: item.detail,
    insertText: item.insertText,
    sortText: item.sortText,
    range,
    index: item.index,
    root,
  }
}
