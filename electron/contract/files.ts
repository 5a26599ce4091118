/** Files of an opened project. Paths are relative to its root, with forward slashes; '' is the root. */
import * as z from 'zod'
import { domain, event, request } from './kit/define'
import { ProjectRoot } from './project'

const FilePath = z.string().max(4096)

export const FileEntry = z.object({
  name: z.string(),
  path: FilePath,
  kind: z.enum(['file', 'folder']),
  /** What a folder or file means to Fission. */
  role: z.enum(['network', 'config', 'shared', 'made']).nullable(),
})
export type FileEntry = z.infer<typeof FileEntry>

export const TextFile = z.object({
  text: z.string(),
  /** Changes with every change on disk. */
  version: z.string(),
  isReadOnly: z.boolean(),
})
export type TextFile = z.infer<typeof TextFile>

/** A source or declaration file, for IntelliSense. */
export const SourceFile = z.object({ path: z.string(), text: z.string() })
export type SourceFile = z.infer<typeof SourceFile>

const At = z.object({ root: ProjectRoot, path: FilePath })

export const files = domain('files', {
  /** What is in a folder, networks and configs first. */
  'list-folder': request(At, z.array(FileEntry)),
  'read-text': request(At, TextFile),
  /** Writes a file; refused with `changed-on-disk` unless its version is the given one. Null: whatever is there. */
  'write-text': request(
    At.extend({ text: z.string(), version: z.string().nullable() }),
    z.object({ version: z.string() }),
  ),
  'create-file': request(At, z.void()),
  'create-folder': request(At, z.void()),
  rename: request(At.extend({ to: FilePath }), z.void()),
  /** Moves a file or folder to the system's trash. */
  trash: request(At, z.void()),
  /** The project's own TypeScript modules. */
  'list-sources': request(z.object({ root: ProjectRoot }), z.array(SourceFile)),
  /** Declarations of the SDK and of Node, with paths below `node_modules/`. */
  'list-types': request(z.void(), z.array(SourceFile)),
  /** Something changed on disk: the folders whose content did, and the files that were written. */
  'did-change': event(z.object({ root: ProjectRoot, folders: z.array(FilePath), files: z.array(FilePath) })),
})
