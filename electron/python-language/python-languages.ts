/** One language server for each project in which Python is edited. */
import type { Tell } from '../host/handlers'
import type { Workspace } from '../workspace/workspace'
import { PythonLanguage } from './python-language'

export class PythonLanguages {
  private readonly languages = new Map<string, PythonLanguage>()

  constructor(
    private readonly workspace: Workspace,
    private readonly tell: Tell,
  ) {}

  /** That of an open project; its server starts when a file is edited. */
  of(root: string): PythonLanguage {
    const known = this.languages.get(root)
    if (known) return known
    const { files } = this.workspace.project(root)
    const made = new PythonLanguage(root, (path) => files.absolute(path), this.tell)
    this.languages.set(root, made)
    return made
  }

  async close(): Promise<void> {
    await Promise.all([...this.languages.values()].map((language) => language.close()))
  }
}
