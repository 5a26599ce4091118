/** Problems in the text: the validator's become marks, and the languages' become known to the window. */
import { watchEffect } from 'vue'
import type { Problem } from '../../../agent/core/network/problem'
import { engineText } from '../../language/engine/engine-text'
import { useCheckStore } from '../../stores/check.store'
import { useMarkerStore } from '../../stores/marker.store'
import { useDocumentStore } from './document.store'
import { monaco, pathOf } from './monaco'

const OWNER = 'fission'
let begun = false

/** Begins to carry problems to and from the editor; harmless when repeated. */
export function followMarkers(): void {
  if (begun) return
  begun = true
  const check = useCheckStore()
  const documents = useDocumentStore()
  const store = useMarkerStore()
  watchEffect(() => {
    for (const { path, model } of documents.documents.values()) {
      const problems = check.problems.flatMap(({ problem }) =>
        problem.position?.file === path ? [problem] : [],
      )
      monaco.editor.setModelMarkers(
        model,
        OWNER,
        problems.map((problem) => markOf(problem, model)),
      )
    }
  })
  monaco.editor.onDidChangeMarkers((uris) => {
    for (const uri of uris) {
      const path = pathOf(uri)
      if (path === null) continue
      const found = monaco.editor.getModelMarkers({ resource: uri }).filter(({ owner }) => owner !== OWNER)
      const known = found.filter(({ severity }) => severity >= monaco.MarkerSeverity.Warning)
      store.put(
        path,
        known.map((marker) => ({
          path,
          line: marker.startLineNumber,
          column: marker.startColumn,
          severity: marker.severity === monaco.MarkerSeverity.Error ? 'error' : 'warning',
          message: marker.message,
          source: marker.owner,
        })),
      )
    }
  })
}

/** From the named column to the end of its line. */
function markOf(
  { message, hint, severity, position }: Problem,
  model: monaco.editor.ITextModel,
): monaco.editor.IMarkerData {
  const line = Math.min(position?.line ?? 1, model.getLineCount())
  return {
    severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
    message: hint === '' ? engineText(message) : `${engineText(message)}\n${engineText(hint)}`,
    source: OWNER,
    startLineNumber: line,
    startColumn: position?.column ?? (model.getLineFirstNonWhitespaceColumn(line) || 1),
    endLineNumber: line,
    endColumn: model.getLineMaxColumn(line),
  }
}
