// Checks the direction of imports between the layers, by the rules in .dependency-cruiser.cjs.
import { runNode, toolScript } from './tools.mjs'

const sources = '{agent,electron,renderer,resources,tests}/**/*.{ts,vue}'
const depcruise = toolScript('dependency-cruiser', 'depcruise')
process.exitCode = await runNode([depcruise, '--config', '.dependency-cruiser.cjs', sources])
