/** Changes networks as their graph is changed: finds the places in the source, and writes as a person would. */
import type { ConfigAction, ConfigChange, JobArguments, JobRef, NetworkClass } from '../contract/config-edit'
import { isPythonConfig } from '../project/network-folder'
import type { NetworkFolder } from '../project/network-folder'
import { setClassAttribute } from './actions/class-attribute'
import { addJob, deleteJob, setArgument } from './actions/job-actions'
import { addNodes } from './actions/node-actions'
import { addPipe, deletePipe, renumberPipe } from './actions/pipe-actions'
import type { EditedFile, Edits } from './edited-file'
import { findJob } from './find-job'
import { fitLines } from './fit-lines'
import { dropUnused } from './import-edits'
import { ClassIndex } from './class-index'
import type { Outline, OutlineReply } from './outline/outline'
import { Refusal } from './refusal'
import { pythonSyntax, typescriptSyntax } from './syntax'
import type { Syntax } from './syntax'
import { applyEdits, slice } from './text-edits'

/** Reads a file of the project; what is open and unsaved comes first. */
export type ReadText = (file: string) => Promise<string>

/** Says what a text of the network's language holds. */
export interface Outliner {
  outline(text: string): Promise<OutlineReply>
}

export class ConfigEditor {
  private readonly syntax: Syntax

  constructor(
    private readonly network: NetworkFolder,
    private readonly read: ReadText,
    private readonly outliner: Outliner,
  ) {
    this.syntax = isPythonConfig(network) ? pythonSyntax : typescriptSyntax
  }

  /** What a change would make of the source; a refusal where it cannot be made. */
  async preview(action: ConfigAction): Promise<ConfigChange> {
    try {
      const config = await this.open(this.network.config)
      const edits = await this.carryOut(config, action)
      const after = await this.finish(edits)
      const { file, text: before } = edits.file
      return { type: 'change', file, before, after, remarks: edits.remarks }
    } catch (error) {
      if (error instanceof Refusal) return refusal(error)
      throw error
    }
  }

  /** The arguments of a job as they are written, and those that its class takes besides. */
  async argumentsOf(
    job: JobRef,
    files: readonly string[],
  ): Promise<(JobArguments & { type: 'arguments' }) | Extract<ConfigChange, { type: 'refusal' }>> {
    try {
      const config = await this.open(this.network.config)
      const { call } = findJob(config, job)
      const index = await this.classIndex(files)
      const parameters = index.parametersOf(call.className, 'job')
      const given = call.arguments.flatMap(({ name, span, value, isSpread }, place) => {
        if (name === 'inputs' || name === 'outputs') return []
        const code = slice(config.text, value ?? span)
        return [{ name, index: place, code, isEditable: !isSpread }]
      })
      const names = new Set(given.map(({ name }) => name))
      const positional = given.filter(({ name, isEditable }) => name === null && isEditable).length
      const unused = parameters.slice(positional).filter(({ name }) => !names.has(name))
      return { type: 'arguments', arguments: given, unused }
    } catch (error) {
      if (error instanceof Refusal) return refusal(error)
      throw error
    }
  }

  /** The classes of these files and of Fission. */
  async listClasses(files: readonly string[]): Promise<{ jobs: NetworkClass[]; pipes: NetworkClass[] }> {
    const index = await this.classIndex(files)
    return { jobs: index.list('job'), pipes: index.list('pipe') }
  }

  private async classIndex(files: readonly string[]): Promise<ClassIndex> {
    const index = new ClassIndex(this.syntax)
    for (const file of index.sdkFiles) index.add(null, await this.outlineOf(await index.readSdk(file)))
    for (const file of files) index.add(file, await this.outlineOf(await this.read(file)))
    return index
  }

  private async carryOut(config: EditedFile, action: ConfigAction): Promise<Edits> {
    switch (action.type) {
      case 'add-job':
        return addJob(config, action)
      case 'delete-job':
        return deleteJob(config, action)
      case 'set-argument':
        return setArgument(config, action)
      case 'set-node':
        return this.setNode(config, action.job, action.node)
      case 'add-pipe':
        return addPipe(config, action)
      case 'delete-pipe':
        return deletePipe(config, action)
      case 'renumber-pipe':
        return renumberPipe(config, action)
      case 'add-nodes':
        return addNodes(config, action)
    }
  }

  /** An option of the constructor in TypeScript, an attribute of the class in Python. */
  private async setNode(config: EditedFile, job: JobRef, node: string | null): Promise<Edits> {
    const code = node === null ? null : this.syntax.text(node)
    if (this.syntax === typescriptSyntax) {
      const { call } = findJob(config, job)
      const isGiven = call.arguments.some(({ name }) => name === 'defaultNode')
      if (code === null && !isGiven)
        return setArgument(config, { job, name: 'defaultNode', index: null, code: 'null' })
      return setArgument(config, { job, name: 'defaultNode', index: null, code })
    }
    const { call } = findJob(config, job)
    const { file, name } = this.fileOfClass(config, call.className)
    const source = file === config.file ? config : await this.open(file)
    const edits = setClassAttribute(source, name, 'DEFAULT_NODE', code)
    edits.remarks.push(`In Python the node is an attribute of the class: it counts for every ${name}.`)
    return edits
  }

  private fileOfClass(config: EditedFile, className: string): { file: string; name: string } {
    const { outline, file } = config
    if (outline.classes.some(({ name }) => name === className)) return { file, name: className }
    for (const { module, names } of outline.imports) {
      const found = names.find(({ local }) => local === className)
      if (!found || module.startsWith('fission')) continue
      const path = module.startsWith('.') ? relativeFile(file, module) : `${module.replaceAll('.', '/')}.py`
      return { file: path, name: found.imported }
    }
    const hint = 'Derive a class from it in jobs/ and set DEFAULT_NODE there.'
    throw new Refusal(`The class ${className} is none of the project's`, hint, { file, line: 1 })
  }

  /** Applies the edits, then looks at what came out: it must still be a program, with the jobs that it should have. */
  private async finish({ file, edits, touched, jobs, nodes }: Edits): Promise<string> {
    let text = applyEdits(file.text, edits)
    const usedBefore = file.outline.uses
    const changed = new Set(touched)
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const outline = await this.outlineNew(file, text, { jobs, nodes })
      const now = { ...file, text, outline }
      const unused = round === 0 ? dropUnused(now, usedBefore) : []
      const next =
        unused.length > 0 ? unused : fitLines(text, outline, this.syntax, changed, nodes !== undefined)
      if (next.length === 0 && unused.length === 0) break
      text = applyEdits(text, next)
    }
    await this.outlineNew(file, text, { jobs, nodes })
    return text
  }

  private async outlineNew(
    file: EditedFile,
    text: string,
    { jobs, nodes }: Pick<Edits, 'jobs' | 'nodes'>,
  ): Promise<Outline> {
    const outline = await this.outliner.outline(text)
    if (outline.type === 'fault') {
      const message = `That would not be a program any more: ${outline.message}`
      throw new Refusal(message, 'Correct the code that you typed.')
    }
    const hasItsJobs = !file.outline.jobs || outline.jobs?.items.length === jobs
    const hasItsNodes = nodes === undefined || outline.nodes?.items.length === nodes
    if (!hasItsJobs || !hasItsNodes) {
      const line = file.outline.jobsLine ?? 1
      const message = `${file.file} is written in a way that cannot be changed safely from here`
      throw new Refusal(message, 'Change the code in the editor.', { file: file.file, line })
    }
    return outline
  }

  private async open(file: string): Promise<EditedFile> {
    const text = await this.read(file)
    const reply = await this.outliner.outline(text)
    if (reply.type === 'outline') return { file, text, outline: reply, syntax: this.syntax }
    const { line, column, message } = reply
    const where = `${file}:${line}:${column}`
    throw new Refusal(`${where} cannot be read: ${message}`, 'Correct the code first.', { file, line })
  }

  private async outlineOf(text: string): Promise<Outline | null> {
    const reply = await this.outliner.outline(text)
    return reply.type === 'outline' ? reply : null
  }
}

/** Each takes unused imports away or breaks one line; an edit needs a handful. */
const MOST_ROUNDS = 12

function refusal({ message, hint, place }: Refusal): Extract<ConfigChange, { type: 'refusal' }> {
  return { type: 'refusal', message, hint, place }
}

function relativeFile(from: string, module: string): string {
  const dots = /^\.+/.exec(module)?.[0].length ?? 0
  const parts = [...from.split('/').slice(0, -dots), ...module.slice(dots).split('.')]
  return `${parts.filter(Boolean).join('/')}.py`
}
