/** What the TypeScript service knows beside the open files: the SDK, Node's types, the project's other modules. */
import {
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults,
} from 'monaco-editor/languages/features/typescript/register'
import { watch } from 'vue'
import { host } from '../../host/host'
import { useProjectStore } from '../../stores/project.store'
import { attempt } from '../../workbench/attempt'
import { uriOf } from './monaco'
import { letServiceBegin, untilRest } from './service-start'

const sourceFile = /\.[cm]?tsx?$/

/** As the project's own tsconfig says, as far as the service knows the words. */
const options = {
  target: ScriptTarget.ESNext,
  lib: ['es2023'],
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowNonTsExtensions: true,
  isolatedModules: true,
  types: ['node'],
}

let begun = false

/** Begins to follow the open project; harmless when repeated. */
export function followModules(): void {
  if (begun) return
  begun = true
  typescriptDefaults.setCompilerOptions(options)
  typescriptDefaults.setEagerModelSync(true)
  typescriptDefaults.setDiagnosticsOptions({ onlyVisible: true })
  const project = useProjectStore()
  const modules = new Map<string, { dispose(): void }>()
  const put = (path: string, text: string): void => {
    modules.get(path)?.dispose()
    modules.set(path, typescriptDefaults.addExtraLib(text, uriOf(path).toString()))
  }
  const putTypes = async (): Promise<void> => {
    for (const { path, text } of await host().request('files/list-types', undefined)) {
      typescriptDefaults.addExtraLib(text, uriOf(path).toString())
    }
  }
  const putSources = async (root: string): Promise<void> => {
    for (const module of modules.values()) module.dispose()
    modules.clear()
    if (root === '') return
    const sources = await host().request('files/list-sources', { root })
    if (root === project.root) for (const { path, text } of sources) put(path, text)
  }
  const start = async (): Promise<void> => {
    await untilRest()
    const first = attempt(() => putSources(project.root))
    watch(
      () => project.root,
      (root) => attempt(() => putSources(root)),
    )
    await Promise.all([attempt(putTypes), first])
    letServiceBegin()
  }
  void start()
  host().on('files/did-change', ({ root, files }) => {
    if (root !== project.root) return
    for (const path of files.filter((file) => sourceFile.test(file))) void refresh(root, path)
  })

  async function refresh(root: string, path: string): Promise<void> {
    try {
      put(path, (await host().request('files/read-text', { root, path })).text)
    } catch {
      // It is gone, or nothing that a module could be.
      modules.get(path)?.dispose()
      modules.delete(path)
    }
  }
}
