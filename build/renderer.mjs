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
    // What of vue-i18n is not used, and would otherwise be in the bundle.
    define: {
      __VUE_I18N_FULL_INSTALL__: false,
      __VUE_I18N_LEGACY_API__: false,
      __INTLIFY_PROD_DEVTOOLS__: false,
    },
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
