/** Python in the editor: completions, hovers, definitions and problems from the host's language server. */
import { watch } from 'vue'
import type { PythonDiagnostic } from '../../../../electron/contract/python'
import { host } from '../../../host/host'
import { useProjectStore } from '../../../stores/project.store'
import type { EditorDocument } from '../document'
import { useDocumentStore } from '../document.store'
import { monaco, pathOf } from '../monaco'
import { addPythonProviders } from './providers'
import { monacoRange } from './ranges'

const OWNER = 'pyright'
/** Text goes to the server when typing pauses; a question sends it at once. */
const PAUSE_MS = 200

interface Followed {
  document: EditorDocument
  flush: () => Promise<void>
  stop: () => void
}

let begun = false

/** Begins to keep the server in step with the open Python files; harmless when repeated. */
export function followPython(): void {
  if (begun) return
  begun = true
  const documents = useDocumentStore()
  const project = useProjectStore()
  const followed = new Map<string, Followed>()
  watch(
    () => [...documents.documents.values()].filter(({ path }) => path.endsWith('.py')),
    (open) => {
      for (const [path, { document, stop }] of followed) {
        if (open.includes(document)) continue
        stop()
        followed.delete(path)
      }
      for (const document of open) {
        if (!followed.has(document.path)) followed.set(document.path, follow(document))
      }
    },
    { immediate: true },
  )
  host().on('python/did-diagnose', ({ root, path, diagnostics }) => {
    const document = followed.get(path)?.document
    if (root !== project.root || !document) return
    monaco.editor.setModelMarkers(document.model, OWNER, diagnostics.map(markOf))
  })
  addPythonProviders(async (model) => {
    const path = pathOf(model.uri)
    if (path === null || !followed.has(path)) return null
    await followed.get(path)?.flush()
    return { root: project.root, path }
  })
}

function follow(document: EditorDocument): Followed {
  const { root, path, model } = document
  let timer: ReturnType<typeof setTimeout> | undefined
  const send = async (text: string | null): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    // Without a server the editor is still an editor; its first question says what is wrong.
    await host()
      .request('python/put-text', { root, path, text })
      .catch((error: unknown) => console.warn('Python cannot be analysed', error))
  }
  void send(model.getValue())
  const listening = model.onDidChangeContent(() => {
    clearTimeout(timer)
    timer = setTimeout(() => void send(model.getValue()), PAUSE_MS)
  })
  return {
    document,
    flush: async () => {
      if (timer !== undefined) await send(model.getValue())
    },
    stop: () => {
      listening.dispose()
      void send(null)
    },
  }
}

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  info: monaco.MarkerSeverity.Info,
  hint: monaco.MarkerSeverity.Hint,
}

function markOf({ range, severity, message, rule }: PythonDiagnostic): monaco.editor.IMarkerData {
  return { ...monacoRange(range), severity: severities[severity], message, source: OWNER, code: rule }
}
