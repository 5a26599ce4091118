// Lint: ESLint, Prettier, unused code, file length and the lockfile.
import { captureNode, runChecks, toolScript } from './tools.mjs'

const checks = [
  { name: 'eslint', args: [toolScript('eslint'), '.', '--max-warnings', '0'] },
  { name: 'prettier', args: [toolScript('prettier'), '--check', '--log-level', 'warn', '.'] },
  { name: 'knip', args: [toolScript('knip'), '--no-progress'] },
  { name: 'file length', args: ['build/check-file-length.mjs'] },
  { name: 'lockfile', args: ['build/lockcheck.mjs'] },
  { name: 'third-party notices', args: ['build/notices.mjs', '--check'] },
]
const passed = await runChecks(checks.map(({ name, args }) => ({ name, run: () => captureNode(args) })))
process.exitCode = passed ? 0 : 1
