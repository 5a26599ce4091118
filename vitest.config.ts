import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const resolve = { alias: { fission: fileURLToPath(new URL('agent/sdk/index.ts', import.meta.url)) } }

// A landing shall not fail for one hiccup of a shared machine; by hand every miss is seen.
const retry = process.env.CI === 'true' ? 1 : 0

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [vue({ template: { transformAssetUrls: false } })],
        resolve,
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.spec.ts', 'tests/components/**/*.spec.ts'],
          testTimeout: 30_000,
        },
      },
      {
        resolve,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.spec.ts'],
          globalSetup: 'tests/integration/global-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          retry,
        },
      },
      {
        resolve,
        test: {
          name: 'hosts',
          include: ['tests/hosts/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          retry,
        },
      },
      {
        resolve,
        test: {
          name: 'provision',
          include: ['tests/provision/**/*.spec.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          retry,
        },
      },
      {
        resolve,
        test: {
          name: 'emulated',
          include: ['tests/emulated/**/*.spec.ts'],
          testTimeout: 1_200_000,
        },
      },
      {
        resolve,
        test: {
          name: 'packed',
          include: ['tests/packed/**/*.spec.ts'],
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          retry,
        },
      },
      {
        resolve,
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.spec.ts'],
          globalSetup: 'tests/integration/global-setup.ts',
          testTimeout: 120_000,
          hookTimeout: 60_000,
          fileParallelism: false,
          retry,
        },
      },
    ],
  },
})
