/** The app itself: where it runs and what its surroundings can do. */
import * as z from 'zod'
import { domain, request } from './kit/define'

const AppInfo = z.object({
  version: z.string(),
  platform: z.enum(['linux', 'darwin', 'win32', 'other']),
  /** The system's own dialog for folders is there; else the window lists folders itself. */
  hasFolderDialog: z.boolean(),
  /** Where new projects go unless the user says otherwise. */
  projectsFolder: z.string(),
})

export const FolderListing = z.object({
  path: z.string(),
  parent: z.string().nullable(),
  folders: z.array(z.object({ name: z.string(), path: z.string(), isProject: z.boolean() })),
})
export type FolderListing = z.infer<typeof FolderListing>

export const app = domain('app', {
  'get-info': request(z.void(), AppInfo),
  /** Asks the user by the system's dialog; null when it was cancelled. */
  'choose-folder': request(z.object({ title: z.string() }), z.string().nullable()),
  /** Folders within a folder, for the window's own dialog; without a path those of the user's home. */
  'list-folders': request(z.object({ path: z.string().nullable() }), FolderListing),
  /** Shows a file or folder in the system's file manager. */
  'reveal-path': request(z.object({ path: z.string() }), z.void()),
})
