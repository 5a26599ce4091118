/** A drawn picture as PNG. */

/** Pixels per unit of the drawing, where the canvas can be that large. */
const SCALE = 2
/** Browsers give up on larger canvases. */
const MOST_PIXELS = 16_384

/** Rasterises an SVG picture. */
export async function pngOf(svg: Blob): Promise<Blob> {
  const url = URL.createObjectURL(svg)
  try {
    const picture = new Image()
    picture.src = url
    await picture.decode()
    const { naturalWidth: width, naturalHeight: height } = picture
    const scale = Math.min(SCALE, MOST_PIXELS / Math.max(width, height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
    const context = canvas.getContext('2d')
    context?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large'))),
        'image/png',
      )
    })
  } finally {
    URL.revokeObjectURL(url)
  }
}
