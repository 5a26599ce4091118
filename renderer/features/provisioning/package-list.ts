/** Packages as people write them, and as the playbook wants them. */
import type { Package } from '../../../electron/contract/provision'

/** `name`, `name=version` or `name==version`, parted by spaces or commas. */
export function packagesOf(text: string): Package[] {
  return wordsOf(text).map((word) => {
    const [name = '', version] = word.split(/={1,2}/)
    return version === undefined || version === '' ? { name } : { name, version }
  })
}

/** The first word that is no name of a package; null: all are. */
export function wrongPackage(text: string): string | null {
  return wordsOf(text).find((word) => !/^[\w.+-]+(={1,2}[\w.+:~!-]+)?$/.test(word)) ?? null
}

/** Words parted by spaces or commas. */
export function wordsOf(text: string): string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '')
}
