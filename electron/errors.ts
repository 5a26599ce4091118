/** Errors that a user can do something about, said in the user's words. */

/** What kind of thing went wrong; programs and tests go by this, people by the message. */
export type ErrorCode =
  | 'usage'
  | 'bad-name'
  | 'not-found'
  | 'already-exists'
  | 'no-permission'
  | 'disk-full'
  | 'bad-network'
  | 'busy'
  | 'timeout'
  | 'cancelled'
  | 'unreachable'
  | 'host-key'
  | 'login-refused'
  | 'unfit-node'
  | 'version-mismatch'
  | 'agent-start'
  | 'run-failed'
  | 'incomplete-installation'
  | 'file-system'
  | 'changed-on-disk'
  | 'not-text'
  | 'too-large'
  | 'unsupported'
  | 'internal'

/** An expected failure: what happened, with the names that the user gave, and what to do about it. */
export class AppError extends Error {
  override readonly name = 'AppError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

const systemErrors: Record<string, { code: ErrorCode; words: string; hint: string }> = {
  EACCES: {
    code: 'no-permission',
    words: 'permission denied',
    hint: 'Choose a folder that you may write to, or change its permissions.',
  },
  EPERM: {
    code: 'no-permission',
    words: 'permission denied',
    hint: 'Choose a folder that you may write to, or change its permissions.',
  },
  EROFS: {
    code: 'no-permission',
    words: 'the file system is read-only',
    hint: 'Choose a folder on a disk that can be written.',
  },
  ENOSPC: { code: 'disk-full', words: 'no space left on the disk', hint: 'Free some space and try again.' },
  EDQUOT: { code: 'disk-full', words: 'your disk quota is used up', hint: 'Free some space and try again.' },
  EEXIST: {
    code: 'already-exists',
    words: 'it exists already',
    hint: 'Choose another name, or remove what is there.',
  },
  ENOENT: { code: 'not-found', words: 'no such file or folder', hint: 'Check the path.' },
  ENOTDIR: { code: 'not-found', words: 'a part of the path is no folder', hint: 'Check the path.' },
}

/** A failed file operation in words; `doing` is what was tried, such as `Creating /home/x/demo`. */
export function fileError(doing: string, error: unknown): AppError {
  if (error instanceof AppError) return error
  const { code = '', message = String(error) } = error as Partial<NodeJS.ErrnoException>
  const known = systemErrors[code]
  if (known === undefined) {
    return new AppError('file-system', `${doing} failed: ${message}`, 'Check the path and the disk.', {
      cause: error,
    })
  }
  return new AppError(known.code, `${doing} failed: ${known.words}`, known.hint, { cause: error })
}
