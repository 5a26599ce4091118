// Builds dist/renderer: the window, from Vue components and the editor's modules.
import vue from '@vitejs/plugin-vue'
import path from 'node:path'
import { build } from 'vite'
import { root } from './tools.mjs'

/** Builds the window; `report` gets Vite's own words. */
export async function buildRenderer(quiet) {
  await build({
    configFile: false,
    root: path.join(root, 'renderer'),
    base: './',
    logLevel: quiet ? 'error' : 'warn',
    plugins: [vue()],
    resolve: { dedupe: ['vue'] },
    worker: { format: 'es' },
    build: {
      outDir: path.join(root, 'dist/renderer'),
      emptyOutDir: true,
      target: 'chrome120',
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 20_000,
    },
  })
}
