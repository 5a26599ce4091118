/** `fission`: the command line. Every command is in a file of its own and loads what it needs when it runs. */
import { Command, CommanderError } from 'commander'
import { addAttach } from './attach'
import { addCollect } from './collect'
import { addConsole } from './console'
import { addDemo } from './demo'
import { addDiscover } from './discover'
import { addDoctor } from './doctor'
import { addEmulate } from './emulate'
import { addGraph } from './graph'
import { addHelp } from './help'
import { addInteractive } from './interactive'
import { addMove } from './move'
import { addProvision } from './provision'
import { addNodes } from './nodes'
import { errorText } from './report-error'
import { addNodesInstall } from './nodes-install'
import { addRun } from './run'
import { addServe } from './serve'
import { addSimulate } from './simulate'
import { addStop } from './stop'
import { addStartNetwork } from './start-network'
import { addStartProject } from './start-project'
import { addTest } from './test'
import { addValidate } from './validate'
import { reviseUsageError } from './usage-error'
import { AGENT_VERSION } from '../../agent/runtime/version'

function makeProgram(): Command {
  const program = new Command('fission')
    .description('Distribute jobs that depend on each other on Raspberry Pis, with failover.')
    .version(AGENT_VERSION)
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(reviseUsageError(text)) })
  for (const add of [
    addStartProject,
    addStartNetwork,
    addValidate,
    addGraph,
    addSimulate,
    addRun,
    // The second is a command of the first.
    addNodes,
    addNodesInstall,
    addServe,
    addTest,
    addEmulate,
    addInteractive,
    addDiscover,
    addProvision,
    addDoctor,
    addDemo,
    addAttach,
    addConsole,
    addMove,
    addStop,
    addCollect,
    addHelp,
  ])
    add(program)
  return program
}

async function main(): Promise<void> {
  // Whoever reads the output may have seen enough, as `head` has; commands that last hear of it themselves.
  process.stdout.on('error', () => undefined)
  try {
    await makeProgram().parseAsync()
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode
      return
    }
    process.stderr.write(errorText(error))
    process.exitCode = 1
  }
}

void main()
