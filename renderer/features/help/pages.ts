/** The pages of the help: the Markdown of `resources/help`, as it is read on the web too. */
import { byHelpOrder } from '../../../electron/contract/help-pages'
import { parsePage } from './markdown'
import type { Page } from './markdown'

const files = import.meta.glob<string>('../../../resources/help/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const images = import.meta.glob<string>('../../../resources/help/images/*.{png,svg}', {
  query: '?url',
  import: 'default',
  eager: true,
})

const nameOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/, '')

/** Every page, the tutorial first. */
export const pages: readonly Page[] = Object.entries(files)
  .map(([file, text]) => parsePage(nameOf(file), text))
  .sort((a, b) => byHelpOrder(a.name, b.name))

/** A page by its name; the first where there is none of this name. */
export function pageOf(name: string): Page {
  return pages.find((page) => page.name === name) ?? pages[0]!
}

/** Where a picture lies that a page names. */
export function imageUrl(name: string): string {
  return images[`../../../resources/help/${name}`] ?? ''
}
