/** The projects that were opened last. */
import { existsSync } from 'node:fs'
import * as z from 'zod'
import type { RecentProject } from '../contract/project'
import type { SettingsStore } from '../settings/settings-store'

const KEY = 'recent-projects'
const MOST_RECENT = 12

const Stored = z.array(z.object({ root: z.string(), name: z.string() }))

export class RecentProjects {
  constructor(private readonly settings: SettingsStore) {}

  /** The latest first. */
  list(): RecentProject[] {
    return this.read().map((project) => ({ ...project, exists: existsSync(project.root) }))
  }

  add(root: string, name: string): void {
    const others = this.read().filter((project) => project.root !== root)
    this.settings.remember(KEY, [{ root, name }, ...others].slice(0, MOST_RECENT))
  }

  forget(root: string): void {
    this.settings.remember(
      KEY,
      this.read().filter((project) => project.root !== root),
    )
  }

  private read(): z.infer<typeof Stored> {
    const parsed = Stored.safeParse(this.settings.recall(KEY))
    return parsed.success ? parsed.data : []
  }
}
