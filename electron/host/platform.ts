import type { UpdateSource } from '../updates/update-source'

/** What only the window's surroundings can do: Electron does it with the system, the browser host as far as it can. */
export interface Platform {
  readonly hasFolderDialog: boolean
  /** The folder that the user chose; null when the dialog was cancelled. */
  chooseFolder(title: string): Promise<string | null>
  /** Shows a path in the system's file manager. */
  revealPath(path: string): Promise<void>
  /** Moves a file or folder to where the user can get it back. */
  trash(path: string): Promise<void>
  /** Where newer versions of the app come from; null where it does not update itself. */
  readonly updateSource: UpdateSource | null
}
