/** Moves files to the trash where no desktop does it for us. */
import { randomBytes } from 'node:crypto'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import path from 'node:path'
import { AppError, fileError } from '../errors'

/**
 * Moves a file or folder to the user's trash: on Linux as the FreeDesktop Trash specification 1.0 says, on macOS into
 * `~/.Trash`.
 */
export async function moveToTrash(file: string): Promise<void> {
  try {
    if (process.platform === 'linux') await trashOnLinux(file)
    else if (process.platform === 'darwin') await rename(file, path.join(homedir(), '.Trash', freeName(file)))
    else throw unsupported(file)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EXDEV') throw unsupported(file)
    throw fileError(`Moving ${file} to the trash`, error)
  }
}

async function trashOnLinux(file: string): Promise<void> {
  const data = process.env.XDG_DATA_HOME ?? path.join(homedir(), '.local', 'share')
  const trash = path.join(data, 'Trash')
  const name = freeName(file)
  const info = path.join(trash, 'info', `${name}.trashinfo`)
  await mkdir(path.join(trash, 'files'), { recursive: true, mode: 0o700 })
  await mkdir(path.join(trash, 'info'), { recursive: true, mode: 0o700 })
  const date = new Date().toISOString().slice(0, 19)
  const content = `[Trash Info]\nPath=${encodeURI(file)}\nDeletionDate=${date}\n`
  await writeFile(info, content, { flag: 'wx', mode: 0o600 })
  try {
    await rename(file, path.join(trash, 'files', name))
  } catch (error) {
    await rm(info)
    throw error
  }
}

/** A name that nothing in the trash has. */
function freeName(file: string): string {
  const { name, ext } = path.parse(file)
  return `${name} ${randomBytes(4).toString('hex')}${ext}`
}

function unsupported(file: string): AppError {
  const hint = 'Delete it with the file manager of your system.'
  return new AppError('unsupported', `${file} cannot be moved to the trash from here`, hint)
}
