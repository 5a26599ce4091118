/** The agent as it travels to a node: one program, the job host and the Python package. */
import path from 'node:path'
import { buildHash } from '../../../agent/runtime/build-hash'
import { listFiles } from '../../deploy/file-list'
import { partOf } from '../../deploy/part'
import type { Part } from '../../deploy/part'
import { AppError, fileError } from '../../errors'
import { resourcePath } from '../../paths'

const FOLDER = 'dist/agent'

let loading: Promise<Part> | null = null
let hashing: Promise<string> | null = null

/** The agent of this installation; its hash names its folder on nodes. */
export function agentPart(): Promise<Part> {
  loading ??= load()
  return loading
}

/** What the agent of this installation says of its build. */
export function agentBuild(): Promise<string> {
  hashing ??= buildHash(resourcePath(FOLDER))
  return hashing
}

async function load(): Promise<Part> {
  const folder = resourcePath(FOLDER)
  try {
    const files = await listFiles(folder)
    const needed = files.filter(({ name }) => !name.endsWith('.map') && !name.includes('__pycache__'))
    if (!needed.some(({ name }) => name === 'agent.cjs')) throw incomplete(path.join(folder, 'agent.cjs'))
    return await partOf('agent', 'agent', needed)
  } catch (error) {
    loading = null
    throw fileError(`Reading ${folder}`, error)
  }
}

function incomplete(file: string): AppError {
  const hint = 'Run "npm run build" in a checkout, or install the app again.'
  return new AppError('incomplete-installation', `The agent is missing: ${file}`, hint)
}
