/** Python in one project: keeps the server in step with what is open, and starts it again when it dies. */
import { pathToFileURL } from 'node:url'
import { CancellationTokenSource } from 'vscode-jsonrpc/node'
import type { PythonCompletion, PythonSignature, TextRange } from '../contract/python'
import { AppError } from '../errors'
import type { Tell } from '../host/handlers'
import { findInterpreter } from '../project/python/interpreter'
import {
  completionsOf,
  definitionsOf,
  describedCompletion,
  diagnosticsOf,
  hoverOf,
  signatureOf,
} from './answers'
import type { RawCompletion } from './answers'
import { LanguageServer } from './language-server'

interface Place {
  path: string
  line: number
  column: number
}

/** Crashes within this time count together; after so many it stays away until a file is opened again. */
const CRASH_WINDOW_MS = 180_000
const MOST_CRASHES = 3

export class PythonLanguage {
  private server: LanguageServer | null = null
  private readonly open = new Map<string, { text: string; version: number }>()
  private readonly asking = new Map<string, CancellationTokenSource>()
  private completions: RawCompletion[] = []
  private crashes: number[] = []

  constructor(
    private readonly root: string,
    private readonly absolute: (path: string) => string,
    private readonly tell: Tell,
  ) {}

  /** The process of the server; undefined while there is none. */
  get serverPid(): number | undefined {
    return this.server?.pid
  }

  /** Takes over what an open file holds; null: it is closed. The last one ends the server. */
  async putText(path: string, text: string | null): Promise<void> {
    const known = this.open.get(path)
    const uri = this.uriOf(path)
    if (text === null) {
      if (!known) return
      this.open.delete(path)
      this.tell('python/did-diagnose', { root: this.root, path, diagnostics: [] })
      await this.server?.notify('textDocument/didClose', { textDocument: { uri } })
      if (this.open.size === 0) await this.close()
      return
    }
    const version = (known?.version ?? 0) + 1
    this.open.set(path, { text, version })
    if (!known) this.crashes = []
    if (!this.server) {
      this.start()
    } else if (known) {
      const change = { textDocument: { uri, version }, contentChanges: [{ text }] }
      await this.server.notify('textDocument/didChange', change)
    } else {
      await this.tellOpen(path)
    }
  }

  async complete(place: Place): Promise<PythonCompletion[]> {
    const { items, completions } = completionsOf(await this.ask('textDocument/completion', place))
    this.completions = items
    return completions
  }

  async describeCompletion(
    index: number,
  ): Promise<{ documentation: string; edits: { range: TextRange; text: string }[] }> {
    const item = this.completions[index]
    if (!item) return { documentation: '', edits: [] }
    return describedCompletion(await this.running().request('completionItem/resolve', item))
  }

  async hover(place: Place): Promise<string | null> {
    return hoverOf(await this.ask('textDocument/hover', place))
  }

  async define(place: Place): Promise<{ path: string; range: TextRange }[]> {
    return definitionsOf(await this.ask('textDocument/definition', place), this.root)
  }

  async helpSignature(place: Place): Promise<PythonSignature | null> {
    return signatureOf(await this.ask('textDocument/signatureHelp', place))
  }

  async close(): Promise<void> {
    const ending = this.server
    this.server = null
    await ending?.close()
  }

  /** A newer question of the same kind cancels the one before. */
  private async ask(method: string, { path, line, column }: Place): Promise<unknown> {
    this.asking.get(method)?.cancel()
    const source = new CancellationTokenSource()
    this.asking.set(method, source)
    const params = {
      textDocument: { uri: this.uriOf(path) },
      position: { line: line - 1, character: column - 1 },
    }
    try {
      return await this.running().request(method, params, source.token)
    } catch (error) {
      // Cancelled, or the server ended over it; the editor asks again.
      if (source.token.isCancellationRequested || this.server === null) return null
      throw error
    } finally {
      source.dispose()
      if (this.asking.get(method) === source) this.asking.delete(method)
    }
  }

  private running(): LanguageServer {
    if (this.server) return this.server
    if (this.open.size > 0 && this.crashes.length < MOST_CRASHES) return this.start()
    throw new AppError(
      'internal',
      "Python's language server ended several times in a row",
      'Open the file again to start it anew.',
    )
  }

  private start(): LanguageServer {
    const found = findInterpreter({ root: this.root, config: '', folder: this.root, name: '' })
    const server: LanguageServer = new LanguageServer({
      root: this.root,
      interpreter: found.ok ? found.program : null,
      onDiagnostics: (params) => this.diagnosed(params),
      onCrash: () => this.crashed(server),
    })
    this.server = server
    for (const path of this.open.keys()) void this.tellOpen(path)
    return server
  }

  private async tellOpen(path: string): Promise<void> {
    const file = this.open.get(path)
    if (!file || !this.server) return
    const { text, version } = file
    const document = { uri: this.uriOf(path), languageId: 'python', version, text }
    // A server that ends meanwhile is started again, and told again.
    await this.server.notify('textDocument/didOpen', { textDocument: document }).catch(() => undefined)
  }

  private crashed(server: LanguageServer): void {
    if (this.server !== server) return
    this.server = null
    const now = Date.now()
    this.crashes = [...this.crashes.filter((at) => now - at < CRASH_WINDOW_MS), now]
    if (this.open.size > 0 && this.crashes.length < MOST_CRASHES) this.start()
  }

  private diagnosed(params: unknown): void {
    const found = diagnosticsOf(params, this.root)
    if (found && this.open.has(found.path)) this.tell('python/did-diagnose', { root: this.root, ...found })
  }

  private uriOf(path: string): string {
    return pathToFileURL(this.absolute(path)).toString()
  }
}
