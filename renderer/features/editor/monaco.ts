/** Monaco with the languages that projects are written in. Loaded when the first editor is shown. */
import * as monaco from 'monaco-editor/editor'
import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/definitions/ini/register'
import 'monaco-editor/languages/definitions/javascript/register'
import 'monaco-editor/languages/definitions/markdown/register'
import 'monaco-editor/languages/definitions/python/register'
import 'monaco-editor/languages/definitions/shell/register'
import 'monaco-editor/languages/definitions/typescript/register'
import 'monaco-editor/languages/definitions/xml/register'
import 'monaco-editor/languages/definitions/yaml/register'
import 'monaco-editor/languages/features/json/register'
import 'monaco-editor/languages/features/typescript/register'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker'
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker'
import { serviceBegins } from './service-start'

self.MonacoEnvironment = {
  getWorker: async (_id, label) => {
    if (label === 'json') return new JsonWorker()
    if (label !== 'typescript' && label !== 'javascript') return new EditorWorker()
    await serviceBegins
    return new TypeScriptWorker()
  },
}

export { monaco }

/** Where the project lies for the editor's languages; paths below it are the project's own. */
const ROOT = 'file:///project/'

export function uriOf(path: string): monaco.Uri {
  return monaco.Uri.parse(ROOT + path.split('/').map(encodeURIComponent).join('/'))
}

/** The project's path of a model; null for what is no file of it. */
export function pathOf(uri: monaco.Uri): string | null {
  return uri.scheme === 'file' && uri.path.startsWith('/project/') ? uri.path.slice('/project/'.length) : null
}
