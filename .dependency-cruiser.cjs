// Imports point down only: renderer → electron/contract → agent/core, agent/protocol; electron → agent.
const sharedWithWindow = '^(electron/contract|agent/core|agent/protocol)/'

/** Code in `from` may import only what `allowed` matches, and npm packages unless `packages` narrows them. */
function only(name, comment, from, allowed, packages = '^node_modules/') {
  return { name, comment, severity: 'error', from: { path: from }, to: { pathNot: [allowed, packages] } }
}

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only(
      'core-is-pure',
      'agent/core decides and does nothing: no Node modules, no packages but zod',
      '^agent/core/',
      '^agent/core/',
      '^node_modules/zod/',
    ),
    {
      name: 'agent-at-the-bottom',
      severity: 'error',
      from: { path: '^agent/' },
      to: { path: '^(electron|renderer|resources|build|tests)/' },
    },
    only(
      'protocol-on-core',
      'messages are read by the window too, so they import core and no Node module',
      '^agent/protocol/',
      '^agent/(core|protocol)/',
    ),
    only(
      'contract-is-plain',
      'the contract imports neither Electron nor Node',
      '^electron/contract/',
      sharedWithWindow,
      '^node_modules/zod/',
    ),
    {
      name: 'electron-on-agent',
      severity: 'error',
      from: { path: '^electron/' },
      to: { path: '^(renderer|resources|build|tests)/' },
    },
    only(
      'renderer-through-contract',
      'the window reaches the computer through the contract only',
      '^renderer/',
      `^renderer/|${sharedWithWindow}`,
    ),
    {
      name: 'electron-in-its-places',
      comment: 'only these folders touch Electron, so that everything else runs without it',
      severity: 'error',
      from: { pathNot: '^electron/(main\\.ts|ipc/|preload/|windows/)|^tests/' },
      to: { path: '^node_modules/electron/' },
    },
    only(
      'features-apart',
      'a feature is a folder: it uses the workbench, stores and other features through their stores and index',
      '^renderer/(workbench|stores|ui|host|language)/',
      '^renderer/(workbench|stores|ui|host|language|styles)/|^electron/contract/|^agent/(core|protocol)/',
    ),
    {
      name: 'product-without-dev-packages',
      severity: 'error',
      from: { path: '^(agent|electron)/' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        // Electron itself comes with the packaged app.
        pathNot: '^node_modules/(@types|electron)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.cjs', '.js', '.vue', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
}
