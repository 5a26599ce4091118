/** `C:\Users\x` as Windows' Linux (WSL) sees it: `/mnt/c/Users/x`. */
export function wslPath(file: string): string {
  const [, drive, rest] = /^([A-Za-z]):[\\/](.*)$/.exec(file) ?? []
  if (drive === undefined || rest === undefined) return file.replaceAll('\\', '/')
  return `/mnt/${drive.toLowerCase()}/${rest.replaceAll('\\', '/')}`
}
