/** Runs a network's bundle and gives the configuration that it exports. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { compileFunction } from 'node:vm'
import { isNetwork, type Network } from './define-network'
import { registerBundle } from './source-maps'

/** The bundle ran, but what it exports is no network. */
export class NetworkExportError extends Error {
  override readonly name = 'NetworkExportError'

  constructor(
    readonly code: 'no-default-export' | 'not-a-network',
    message: string,
  ) {
    super(message)
  }
}

type Wrapper = (exports: object, require: object, module: object, filename: string, dirname: string) => void

/**
 * Runs `bundleFile` (CommonJS, made by bundle-network) once and returns its default export.
 *
 * `sdk` is what the bundle gets for `require('fission')`; everything else that it requires is a Node module.
 * Whatever the user's code throws is passed on; `userStack` says where. Throws NetworkExportError when the
 * default export is missing or was not made by defineNetwork.
 */
export function loadNetwork(bundleFile: string, sdk: object): Network {
  return networkIn(runBundle(bundleFile, { fission: sdk }))
}

/** Runs `bundleFile` once and returns what it exports; `modules` is what it gets for `require` of these names. */
export function runBundle(
  bundleFile: string,
  modules: { fission: object } & Record<string, object>,
): { default?: unknown } {
  registerBundle(bundleFile)
  nameClasses(modules.fission)
  const parameters = ['exports', 'require', 'module', '__filename', '__dirname']
  const run = compileFunction(readFileSync(bundleFile, 'utf8'), parameters, {
    filename: bundleFile,
  }) as Wrapper
  const nodeRequire = createRequire(bundleFile)
  const require = Object.assign((name: string): unknown => modules[name] ?? nodeRequire(name), nodeRequire)
  const module: { exports: { default?: unknown } } = { exports: {} }
  run(module.exports, require, module, bundleFile, path.dirname(bundleFile))
  return module.exports
}

/** The product's own bundler may have renamed the classes; users see them in messages and name them in pipes. */
function nameClasses(sdk: object): void {
  for (const [name, value] of Object.entries(sdk)) {
    if (typeof value === 'function') Object.defineProperty(value, 'name', { value: name, configurable: true })
  }
}

function networkIn(exported: { default?: unknown }): Network {
  const network = exported.default
  if (isNetwork(network)) return network
  throw network === undefined
    ? new NetworkExportError('no-default-export', 'the config has no default export')
    : new NetworkExportError(
        'not-a-network',
        'the default export of the config was not made by defineNetwork',
      )
}
