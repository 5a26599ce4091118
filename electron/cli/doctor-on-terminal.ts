/** Diagnoses this computer or a node, and shows what was found as it is found. */
import type { Diagnosis } from '../contract/diagnostics'
import { diagnoseComputer } from '../diagnostics/computer/diagnose-computer'
import { diagnoseNode } from '../diagnostics/node/diagnose-node'
import { chooseNodes } from '../provision/choose-nodes'
import { groupUser } from '../provision/group-user'
import { Inventory } from '../provision/inventory'
import { inventoryPlace } from '../provision/inventory-place'
import type { SshQuestions } from '../ssh/questions'
import { askSecret } from './ask-secret'
import type { DoctorOptions } from './doctor-options'
import { Terminal } from './terminal'
import { ask, isAnswered } from './terminal-questions'

const marks = { good: 'ok     ', warning: 'warning', bad: 'problem', skipped: '-      ' } as const
const colours = { good: 'green', warning: 'yellow', bad: 'red', skipped: 'dim' } as const

/** True when nothing is wrong. */
export async function doctorOnTerminal(options: DoctorOptions): Promise<boolean> {
  const out = new Terminal(process.stdout, () => undefined)
  const show = (diagnosis: Diagnosis): void => {
    if (options.json !== true) out.lines(diagnosisLines(diagnosis, out))
  }
  const cancel = new AbortController()
  const onSignal = (): void => cancel.abort()
  process.once('SIGINT', onSignal)
  try {
    const found =
      options.node === undefined
        ? await diagnoseComputer(show, cancel.signal)
        : await ofNode(options.node, options, show, cancel.signal)
    if (options.json) out.lines([JSON.stringify({ diagnoses: found }, null, 2)])
    return found.every(({ status }) => status !== 'bad')
  } finally {
    process.off('SIGINT', onSignal)
  }
}

async function ofNode(
  given: string,
  { inventory = inventoryPlace(process.cwd()), user, key, askPass }: DoctorOptions,
  show: (diagnosis: Diagnosis) => void,
  signal: AbortSignal,
): Promise<Diagnosis[]> {
  const common = groupUser(inventory)
  const known = Inventory.read(inventory).nodes.map((node) => ({ ...node, user: node.user ?? common }))
  const node = chooseNodes([given], known, user ?? null)[0]!
  const others = known.filter(({ name }) => name !== node.name)
  const password = askPass ? await askSecret('SSH password') : null
  const signIn = { user: node.user, password, sudoPassword: null, keyFile: key ?? null }
  return diagnoseNode({ node, others, signIn }, answers(password), show, signal)
}

/** A host that was never seen before is told of, and gets no password. */
function answers(password: string | null): SshQuestions {
  return {
    trustHost: async () => false,
    password: async ({ attempt }) => (attempt === 1 ? password : null),
    passphrase: async ({ file }) => (isAnswered() ? ask(`Passphrase of ${file}: `, 'hidden') : null),
  }
}

/** One line, and what to do about it. */
function diagnosisLines({ title, status, text, hint }: Diagnosis, out: Terminal): string[] {
  const mark = out.style(marks[status], colours[status])
  return [`${mark}  ${title}: ${text}`, ...(hint === null ? [] : [`         hint: ${hint}`])]
}
