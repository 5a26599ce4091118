/** The graph as a file: the picture that `fission graph` draws, as SVG, PNG or through the printer's dialog as PDF. */
import { host } from '../../../host/host'
import { useCheckStore } from '../../../stores/check.store'
import { saveFile } from './save-file'
import { pngOf } from './to-png'

export type PictureFormat = 'svg' | 'png' | 'pdf'

/** Exports the network that the graph shows. */
export async function exportGraph(format: PictureFormat): Promise<void> {
  const description = useCheckStore().current?.description
  if (!description) return
  const svg = new Blob([await host().request('network/draw-graph', description)], { type: 'image/svg+xml' })
  if (format === 'svg') saveFile(svg, `${description.name}.svg`)
  else if (format === 'png') saveFile(await pngOf(svg), `${description.name}.png`)
  else await printPicture(svg, description.name)
}

/** Prints nothing but the picture; the dialog offers to save it as PDF. */
async function printPicture(svg: Blob, title: string): Promise<void> {
  const url = URL.createObjectURL(svg)
  const page = document.createElement('div')
  page.className = 'print-page'
  const picture = document.createElement('img')
  picture.alt = title
  picture.src = url
  page.append(picture)
  const { title: windowTitle } = document
  try {
    await picture.decode()
    document.body.append(page)
    // Becomes the name of the file.
    document.title = title
    window.print()
  } finally {
    document.title = windowTitle
    page.remove()
    URL.revokeObjectURL(url)
  }
}
