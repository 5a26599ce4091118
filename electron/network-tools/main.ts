/**
 * `network-tools.cjs`: a process of its own in which a network's TypeScript runs for `fission emulate`, `fission interactive`
 * and `fission test`. User code never runs inside the command itself.
 */
import { emulateCommand } from './emulate-command'
import { interactiveCommand } from './interactive-command'
import { testFileCommand } from './test-file-command'

const [, , task, bundle = '', root = '', name = ''] = process.argv
if (task === 'emulate') void emulateCommand()
else if (task === 'interactive') interactiveCommand(bundle, root, name)
else testFileCommand(bundle, root)
