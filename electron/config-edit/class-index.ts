/** The classes of which jobs and pipes can be made: the project's, and those that come with Fission. */
import { readFile } from 'node:fs/promises'
import type { NetworkClass } from '../contract/config-edit'
import { resourcePath } from '../paths'
import type { ClassOutline, Outline, Parameter } from './outline/outline'
import { typescriptSyntax } from './syntax'
import type { Syntax } from './syntax'

type Kind = 'job' | 'pipe'
type KnownClass = ClassOutline & { file: string | null }

/** What Fission has to offer on a graph; the rest are classes to derive from. */
const offered: Record<'typescript' | 'python', readonly string[]> = {
  typescript: [
    ...[
      'ClockJob',
      'CsvSinkJob',
      'ForwardingJob',
      'LoggingSinkJob',
      'ExecutableJob',
      'MarveloJob',
      'PythonJob',
    ],
    ...['ObjectPipe', 'JsonPipe', 'MessagePackPipe', 'BytesPipe'],
    ...['OptionalObjectPipe', 'OptionalJsonPipe', 'OptionalMessagePackPipe', 'OptionalBytesPipe'],
  ],
  python: [
    ...['CSVSinkJob', 'DynamicExecutableJob', 'DynamicMARVELOJob', 'InteractiveJob', 'TypeScriptJob'],
    ...['PicklePipe', 'JSONPipe', 'MessagePackPipe', 'BytesPipe'],
    ...['OptionalPicklePipe', 'OptionalJSONPipe', 'OptionalMessagePackPipe', 'OptionalBytesPipe'],
  ],
}

const sdkFiles = {
  typescript: [
    ...[
      'job',
      'local-job',
      'interactive-job',
      'clock-job',
      'csv-sink-job',
      'forwarding-job',
      'logging-sink-job',
    ],
    ...[
      'executable-job',
      'python-job',
      'pipe',
      'object-pipe',
      'json-pipe',
      'message-pack-pipe',
      'bytes-pipe',
    ],
    'optional-pipe',
  ].map((name) => `dist/sdk/types/sdk/${name}.d.ts`),
  python: ['base', 'jobs', 'pipes'].map((name) => `dist/agent/python/fission/core/${name}.py`),
}

export class ClassIndex {
  private readonly classes: KnownClass[] = []
  private readonly language: 'typescript' | 'python'

  constructor(private readonly syntax: Syntax) {
    this.language = syntax === typescriptSyntax ? 'typescript' : 'python'
  }

  /** The files of Fission in which its classes are. */
  get sdkFiles(): readonly string[] {
    return sdkFiles[this.language]
  }

  readSdk(file: string): Promise<string> {
    return readFile(resourcePath(file), 'utf8')
  }

  /** Takes the classes of a file in; a file that cannot be read has none. */
  add(file: string | null, outline: Outline | null): void {
    this.classes.push(...(outline?.classes ?? []).map((declared) => ({ ...declared, file })))
  }

  /** Classes that can be used as they are, the project's first. */
  list(kind: Kind): NetworkClass[] {
    const usable = this.classes.filter(
      (declared) =>
        this.isA(declared, kind) &&
        (declared.file === null
          ? offered[this.language].includes(declared.name)
          : !this.syntax.isHidden(declared)),
    )
    const own = usable.filter(({ file }) => file !== null)
    const common = usable.filter(({ file }) => file === null)
    return [...own, ...common].map((declared) => ({
      name: declared.name,
      file: declared.file,
      parameters: this.inherited(declared),
    }))
  }

  /** What the constructor of a class takes besides its pipes. */
  parametersOf(name: string, kind: Kind): Parameter[] {
    const found = [...this.classes]
      .reverse()
      .find((declared) => declared.name === name && this.isA(declared, kind))
    return found ? this.inherited(found) : []
  }

  private inherited(declared: KnownClass, depth = 0): Parameter[] {
    if (declared.parameters !== null || depth > MOST_DEPTH) return declared.parameters ?? []
    const bases = declared.bases.flatMap((base) => this.find(base))
    const base = bases.find((found) => found !== declared)
    return base ? this.inherited(base, depth + 1) : []
  }

  private isA(declared: KnownClass, kind: Kind, depth = 0): boolean {
    const { roots } = this.syntax
    if (roots[kind].includes(declared.name)) return true
    if (depth > MOST_DEPTH) return false
    return declared.bases.some(
      (base) =>
        roots[kind].includes(lastName(base)) ||
        this.find(base).some((found) => found !== declared && this.isA(found, kind, depth + 1)),
    )
  }

  private find(base: string): KnownClass[] {
    return this.classes.filter(({ name }) => name === lastName(base))
  }
}

/** Nobody derives this deep; classes that derive from each other by mistake end here. */
const MOST_DEPTH = 20

function lastName(name: string): string {
  return name.split('.').at(-1)!
}
