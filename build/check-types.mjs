// Type-checks every layer and every example project with its own tsconfig.json.
import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { captureNode, root, runChecks, toolScript } from './tools.mjs'

const layers = ['agent/core', 'agent', 'electron', 'resources', 'tests']
const examplesFolder = path.join(root, 'resources/examples')

function exampleProjects() {
  if (!existsSync(examplesFolder)) return []
  return readdirSync(examplesFolder)
    .map((name) => `resources/examples/${name}`)
    .filter((folder) => existsSync(path.join(root, folder, 'tsconfig.json')))
}

function hasSources(folder) {
  return readdirSync(path.join(root, folder), { recursive: true }).some((name) => name.endsWith('.ts'))
}

const projects = ['.', ...[...layers, ...exampleProjects()].filter(hasSources)]
const checks = projects.map((folder) => ({
  name: `types ${folder === '.' ? 'tool configuration' : folder}`,
  run: () => captureNode([toolScript('typescript', 'tsc'), '--pretty', 'false', '-p', folder]),
}))
checks.push({
  name: 'types renderer',
  run: () => captureNode([toolScript('vue-tsc'), '--pretty', 'false', '-p', 'renderer']),
})
process.exitCode = (await runChecks(checks)) ? 0 : 1
