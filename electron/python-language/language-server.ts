/** pyright's language server as a process: started, spoken to, ended. */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node'
import type { CancellationToken, MessageConnection } from 'vscode-jsonrpc/node'
import { boundToParent } from '../../agent/runtime/process/bound-to-parent'
import { AppError } from '../errors'
import { resourcePath } from '../paths'

/** How long it may take to end by itself. */
const EXIT_MS = 2000

interface Options {
  root: string
  /** The interpreter whose packages count; null: none was found. */
  interpreter: string | null
  onDiagnostics: (params: unknown) => void
  /** It has ended without having been told to. */
  onCrash: () => void
}

export class LanguageServer {
  private readonly child: ChildProcess
  private readonly connection: MessageConnection
  private readonly ready: Promise<unknown>
  private isClosing = false

  constructor({ root, interpreter, onDiagnostics, onCrash }: Options) {
    const bound = boundToParent(process.execPath, [serverScript(), '--stdio'])
    this.child = spawn(bound.program, bound.args, {
      cwd: root,
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    })
    const ended = (): void => {
      this.connection.dispose()
      if (!this.isClosing) onCrash()
      this.isClosing = true
    }
    this.child.once('error', ended)
    this.child.once('exit', ended)
    this.child.stdin!.on('error', () => this.child.stdin?.destroy())
    const writer = new StreamMessageWriter(this.child.stdin!)
    this.connection = createMessageConnection(new StreamMessageReader(this.child.stdout!), writer)
    this.connection.onError(() => this.child.kill())
    this.connection.onRequest('workspace/configuration', ({ items }: { items: { section?: string }[] }) =>
      items.map(({ section }) => settings(section, interpreter)),
    )
    for (const method of ['client/registerCapability', 'window/workDoneProgress/create']) {
      this.connection.onRequest(method, () => null)
    }
    this.connection.onNotification('textDocument/publishDiagnostics', onDiagnostics)
    this.connection.listen()
    this.ready = this.initialize(root)
  }

  get pid(): number | undefined {
    return this.child.pid
  }

  async request(method: string, params: unknown, token?: CancellationToken): Promise<unknown> {
    await this.ready
    // Undefined would count as a second parameter.
    return token
      ? this.connection.sendRequest(method, params, token)
      : this.connection.sendRequest(method, params)
  }

  async notify(method: string, params: unknown): Promise<void> {
    await this.ready
    await this.connection.sendNotification(method, params)
  }

  /** Ends it as the protocol says, or at once where it does not listen. */
  async close(): Promise<void> {
    if (this.isClosing) return
    this.isClosing = true
    const exited = new Promise((resolve) => this.child.once('exit', resolve))
    const late = setTimeout(() => this.child.kill('SIGKILL'), EXIT_MS)
    this.connection
      .sendRequest('shutdown')
      .then(() => this.connection.sendNotification('exit'))
      .catch(() => this.child.kill('SIGKILL'))
    if (this.child.exitCode === null && this.child.signalCode === null) await exited
    clearTimeout(late)
  }

  private async initialize(root: string): Promise<void> {
    const uri = pathToFileURL(root).toString()
    await this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: path.basename(root) }],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true },
        textDocument: {
          synchronization: {},
          publishDiagnostics: {},
          hover: { contentFormat: ['markdown'] },
          signatureHelp: { signatureInformation: { parameterInformation: { labelOffsetSupport: true } } },
          completion: {
            completionItem: {
              documentationFormat: ['markdown'],
              resolveSupport: { properties: ['documentation', 'detail', 'additionalTextEdits'] },
            },
          },
        },
      },
    })
    await this.connection.sendNotification('initialized', {})
  }
}

/** What the server asks about itself. */
function settings(section: string | undefined, interpreter: string | null): unknown {
  const analysis = {
    // Mistakes, not a type checker's every doubt: existing projects have no annotations.
    typeCheckingMode: 'basic',
    diagnosticMode: 'openFilesOnly',
    autoSearchPaths: true,
    useLibraryCodeForTypes: true,
    extraPaths: [resourcePath('dist/agent/python')],
  }
  if (section === 'python.analysis') return analysis
  if (section === 'python') return { pythonPath: interpreter ?? undefined, analysis }
  return section === 'pyright' ? { disableOrganizeImports: true } : null
}

function serverScript(): string {
  try {
    const folder = path.dirname(createRequire(resourcePath('package.json')).resolve('pyright/package.json'))
    const script = path.join(folder, 'langserver.index.js')
    if (existsSync(script)) return script
  } catch (error) {
    throw missing(error)
  }
  throw missing(null)
}

function missing(cause: unknown): AppError {
  const hint = 'Run `npm ci` in a checkout, or install the app again.'
  return new AppError('incomplete-installation', 'The language server for Python is missing', hint, { cause })
}
