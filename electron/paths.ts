/** Where the product's own files lie. */
import path from 'node:path'

// Source (electron/) and bundles (dist/) both lie directly below the product's root.
const root = path.dirname(__dirname)

/**
 * Absolute path of a file that comes with the product, named from its root: `dist/agent/agent.cjs`. In a packaged app
 * other processes read it from beside the archive, where such files are unpacked.
 */
export function resourcePath(name: string): string {
  return path.join(root.replace(/app\.asar$/, 'app.asar.unpacked'), name)
}
