/** Projects: a folder with the networks in it. */
import * as z from 'zod'
import { domain, event, request } from './kit/define'

/** Absolute path of a project's folder; requests about one that was not opened are refused. */
export const ProjectRoot = z.string().min(1)

export const NetworkInfo = z.object({
  /** The network's folder, relative to the project with forward slashes; also its name towards the host. */
  folder: z.string(),
  /** Its config file, relative to the project. */
  config: z.string(),
  language: z.enum(['typescript', 'python']),
})
export type NetworkInfo = z.infer<typeof NetworkInfo>

export const ProjectInfo = z.object({
  root: ProjectRoot,
  name: z.string(),
  networks: z.array(NetworkInfo),
  /** Why the project could not be prepared for editors, such as a read-only disk; it can be used all the same. */
  warning: z.object({ message: z.string(), hint: z.string() }).nullable(),
})
export type ProjectInfo = z.infer<typeof ProjectInfo>

export const RecentProject = z.object({ root: ProjectRoot, name: z.string(), exists: z.boolean() })
export type RecentProject = z.infer<typeof RecentProject>

export const project = domain('project', {
  open: request(z.object({ path: z.string() }), ProjectInfo),
  /** Opens the tutorial; its folder is made the first time. */
  'open-tutorial': request(z.void(), ProjectInfo),
  /** Makes a project with one network that can be simulated at once. */
  create: request(z.object({ parent: z.string(), name: z.string(), network: z.string() }), ProjectInfo),
  'create-network': request(z.object({ root: ProjectRoot, name: z.string() }), NetworkInfo),
  'list-recent': request(z.void(), z.array(RecentProject)),
  'forget-recent': request(z.object({ root: ProjectRoot }), z.void()),
  /** Networks came or went. */
  'did-change': event(ProjectInfo),
})
