// Puts PNG pictures of several sizes into the one file that Windows, or macOS, wants for an icon.

/**
 * Names of the sizes in an ICNS file, those of screens with double density included.
 * @type {[name: string, size: number][]}
 */
const icnsNames = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]

/** Sizes that Windows asks for. */
const icoSizes = [16, 24, 32, 48, 64, 128, 256]

/** Every size that is needed, in pixels. */
export const iconSizes = [...new Set([...icoSizes, ...icnsNames.map(([, size]) => size)])].sort(
  (a, b) => a - b,
)

/**
 * An ICNS file.
 * @param {Map<number, Buffer>} pictures PNG files by their size in pixels
 */
export function icnsFile(pictures) {
  const chunks = icnsNames.map(([name, size]) => chunk(name, pictures.get(size)))
  return chunk('icns', Buffer.concat(chunks))
}

/**
 * An ICO file.
 * @param {Map<number, Buffer>} pictures PNG files by their size in pixels
 */
export function icoFile(pictures) {
  const header = Buffer.alloc(6 + 16 * icoSizes.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(icoSizes.length, 4)
  let offset = header.length
  for (const [index, size] of icoSizes.entries()) {
    const { length } = pictures.get(size)
    const at = 6 + 16 * index
    // 0 stands for 256.
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    offset += length
  }
  return Buffer.concat([header, ...icoSizes.map((size) => pictures.get(size))])
}

function chunk(name, body) {
  const head = Buffer.alloc(8)
  head.write(name, 0, 'ascii')
  head.writeUInt32BE(body.length + head.length, 4)
  return Buffer.concat([head, body])
}
