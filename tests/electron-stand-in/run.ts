/** `node stand-in.cjs MAIN FOLDER [ARGUMENT…]`: runs a built main script, unchanged, and does what the test on the other end asks. */
import Module from 'node:module'
import { isPrevented } from './app'
import { startBrowser } from './browser'
import { createStandIn } from './electron'
import type { StandIn } from './electron'

/** What a test asks for. */
export type Ask =
  | { ask: 'records' }
  | { ask: 'prepare'; dialog: string; answer: unknown }
  | { ask: 'start again'; folder?: string }
  | { ask: 'close window' }
  | { ask: 'crash'; address: string }
  | { ask: 'may'; permission: string }
  | { ask: 'open file'; file: string }
  | { ask: 'activate' }
  | { ask: 'refuses'; event: 'will-redirect' | 'will-attach-webview' | 'will-prevent-unload' }
  | { ask: 'quit' }

/** What the stand-in says, to each question in its turn. */
export type Answer = { type: 'ready'; endpoint: string } | { type: 'answer'; value: unknown }

const [main = '', folder = '', ...named] = process.argv.slice(2)
const loader = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown }

async function answer(
  { app, windows, contents, permissions, recorder }: StandIn,
  asked: Ask,
): Promise<unknown> {
  switch (asked.ask) {
    case 'records':
      return recorder.entries
    case 'prepare':
      recorder.prepare(asked.dialog, asked.answer)
      return null
    case 'start again':
      return app.emit('second-instance', {}, [process.execPath, main, asked.folder ?? ''], '/')
    case 'close window':
      windows[0]?.close()
      return null
    case 'crash':
      await contents()
        .find(({ page }) => page.url() === asked.address)!
        .crash()
      return null
    case 'may':
      return permissions.may(asked.permission)
    case 'open file':
      return isPrevented(app, 'open-file', {}, asked.file)
    case 'activate':
      return app.emit('activate')
    case 'refuses':
      return isPrevented(windows[0]!.webContents, asked.event)
    case 'quit':
      app.quit()
      return null
  }
}

async function run(): Promise<void> {
  // What is counted is this process alone, not the agents that the app starts.
  delete process.env.NODE_V8_COVERAGE
  const { context, endpoint } = await startBrowser(folder)
  const standIn = await createStandIn(context, async () => {
    await context.close()
    process.exit(0)
  })
  const load = loader._load.bind(Module)
  loader._load = (name, ...rest) => (name === 'electron' ? standIn.electron : load(name, ...rest))
  process.on('message', (asked: Ask) => {
    void answer(standIn, asked).then((value) => {
      process.send?.({ type: 'answer', value: value ?? null } satisfies Answer)
    })
  })
  // A test that is gone needs no app any more.
  process.on('disconnect', () => process.exit(1))
  // As Electron starts an app: its own program, the app, and what the user has named.
  process.argv.splice(1, Infinity, main, ...named)
  loader._load(main, module, false)
  const { STAND_IN_OPENS: opens } = process.env
  if (opens !== undefined) isPrevented(standIn.app, 'open-file', {}, opens)
  standIn.app.becomeReady()
  process.send?.({ type: 'ready', endpoint } satisfies Answer)
}

void run()
