/** A network of fixture jobs: its description for the agents, and its bundle as a node gets it. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { JobDescription, PipeDescription } from '../../../../agent/core/network/description'
import type * as fixtures from '../../../fixtures/jobs'

export interface JobShape {
  type: keyof typeof fixtures
  inputs?: number[]
  outputs?: number[]
  maxQueue?: number
  /** Further constructor options. */
  options?: Record<string, number | number[]>
  /** Index of the agent on which it starts. */
  node?: number
}

interface PipeShape {
  type?: 'ObjectPipe' | 'OptionalObjectPipe' | 'EmptyPipe'
  blockCount?: number
}

export interface Shape {
  jobs: JobShape[]
  /** Pipes that are no plain ObjectPipe. */
  pipes?: Record<number, PipeShape>
}

const fixtureFolder = fileURLToPath(new URL('../../../fixtures/jobs', import.meta.url))

/** Folder with the `network.cjs` of these jobs. */
export async function bundle(shape: Shape): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: configSource(shape),
      resolveDir: fixtureFolder,
      loader: 'ts',
      sourcefile: 'config.ts',
    },
    // Nothing is written there; the map's sources are relative to this folder.
    outfile: join(fixtureFolder, 'network.cjs'),
    write: false,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    external: ['fission'],
    keepNames: true,
    logLevel: 'warning',
    sourcemap: 'external',
  })
  const folder = mkdtempSync(join(tmpdir(), 'fission-bundle-'))
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, basename(path)), contents)
  return folder
}

/** The description of job `id`, as the inspector would give it. */
export function jobDescription({ jobs }: Shape, id: number): JobDescription {
  const { type, inputs = [], outputs = [], maxQueue = 0 } = jobs[id - 1]!
  return {
    id,
    type,
    bases: [],
    language: 'typescript',
    groups: ['ALL'],
    defaultNode: null,
    head: false,
    maxQueue,
    inputs,
    outputs,
    interactive: false,
    hasPreference: false,
    dependencies: [],
    attributes: '',
  }
}

/** The description of a pipe, as the inspector would give it. */
export function pipeDescription({ pipes = {} }: Shape, id: number): PipeDescription {
  const { type = 'ObjectPipe', blockCount = 1 } = pipes[id] ?? {}
  return {
    id,
    type,
    encoding: 'object',
    blockSize: null,
    blockCount,
    async: type === 'OptionalObjectPipe',
    buffer: { size: 1, deleteMode: 'oldest' },
    reliable: false,
    sourceJobs: null,
    destinationJobs: null,
    conflicts: [],
  }
}

function configSource({ jobs, pipes = {} }: Shape): string {
  const pipe = (id: number): string => {
    const { type = 'ObjectPipe', blockCount = 1 } = pipes[id] ?? {}
    return `Object.assign(new all.${type}(${id}), { blockCount: ${blockCount} })`
  }
  const made = jobs.map(({ type, inputs = [], outputs = [], options = {} }) => {
    const own = JSON.stringify(options).slice(1, -1)
    return `new all.${type}({ inputs: [${inputs.map(pipe).join()}], outputs: [${outputs.map(pipe).join()}], ${own} })`
  })
  return `
    import * as fission from ${JSON.stringify('fission')}
    import * as fixtures from './index'
    const all = { ...fission, ...fixtures }
    export default fission.defineNetwork({ jobs: [${made.join(',\n')}] })
  `
}
