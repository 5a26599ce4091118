// Draws build/packaging/icons from renderer/public/icon.svg, in Chromium. The results are committed; run it when the icon changes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { root } from '../tools.mjs'
import { icnsFile, icoFile, iconSizes } from './icon-files.mjs'

const folder = path.join(root, 'build/packaging/icons')
const svg = readFileSync(path.join(root, 'renderer/public/icon.svg'), 'utf8')

mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium' })
try {
  const page = await browser.newPage()
  const pictures = new Map()
  for (const size of iconSizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`)
    const picture = await page.screenshot({ omitBackground: true })
    pictures.set(size, picture)
    writeFileSync(path.join(folder, `${size}x${size}.png`), picture)
  }
  writeFileSync(path.join(folder, 'icon.ico'), icoFile(pictures))
  writeFileSync(path.join(folder, 'icon.icns'), icnsFile(pictures))
} finally {
  await browser.close()
}
