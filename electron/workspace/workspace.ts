/** The projects that are open in any window. */
import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { ProjectInfo } from '../contract/project'
import { AppError, fileError } from '../errors'
import type { Tell } from '../host/handlers'
import { checkProjectVersion } from '../project/project-version'
import { startNetwork, startProject } from '../project/scaffold'
import type { SettingsStore } from '../settings/settings-store'
import { OpenProject } from './open-project'
import { projectsFolder } from './projects-folder'
import { RecentProjects } from './recent-projects'
import { provideTutorial } from './tutorial'

export class Workspace {
  readonly recent: RecentProjects
  private readonly projects = new Map<string, OpenProject>()

  constructor(
    private readonly tell: Tell,
    settings: SettingsStore,
  ) {
    this.recent = new RecentProjects(settings)
  }

  /** Opens a folder as a project; harmless when repeated. */
  open(folder: string): ProjectInfo {
    const root = path.resolve(folder)
    checkFolder(root)
    checkProjectVersion(root)
    const project = this.projects.get(root) ?? new OpenProject(root, this.tell)
    this.projects.set(root, project)
    this.recent.add(root, project.info.name)
    return project.info
  }

  openTutorial(): ProjectInfo {
    return this.open(provideTutorial(projectsFolder()))
  }

  /** Makes `<parent>/<name>` with a first network in it, and opens it. */
  create(parent: string, name: string, network: string): ProjectInfo {
    try {
      mkdirSync(parent, { recursive: true })
    } catch (error) {
      throw fileError(`Creating ${parent}`, error)
    }
    const root = startProject(parent, name)
    startNetwork(root, network)
    return this.open(root)
  }

  /** An open project; throws an AppError for any other folder. */
  project(root: string): OpenProject {
    const project = this.projects.get(root)
    if (project) return project
    throw new AppError('not-found', `${root} is not open`, 'Open the project again.')
  }

  async close(): Promise<void> {
    await Promise.all([...this.projects.values()].map((project) => project.close()))
  }
}

function checkFolder(root: string): void {
  let isFolder: boolean
  try {
    isFolder = statSync(root).isDirectory()
  } catch (error) {
    throw fileError(`Opening ${root}`, error)
  }
  if (!isFolder)
    throw new AppError('not-found', `${root} is a file, not a folder`, 'Open the folder around it.')
}
