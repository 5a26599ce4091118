/** `outline.cjs`: outlines TypeScript files; one JSON text per line comes in, one outline per line goes out. */
import { createInterface } from 'node:readline'
import { outlineTypeScript } from './typescript-outline'

const lines = createInterface({ input: process.stdin })
lines.on('line', (line) => {
  process.stdout.write(`${JSON.stringify(outlineTypeScript(JSON.parse(line) as string))}\n`)
})
