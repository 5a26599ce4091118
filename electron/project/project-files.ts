/** The files at the root of a new project. */
import { PROJECT_FILE, PROJECT_VERSION } from './project-version'

const ignored = ['node_modules/', 'simulation/', 'local/', 'collection/', '.emulate/']

const compilerOptions = {
  target: 'ES2022',
  lib: ['ES2023'],
  module: 'ESNext',
  moduleResolution: 'bundler',
  types: ['node'],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
}

/** File name → content, for a project of this name. */
export function projectFiles(name: string): Record<string, string> {
  return {
    [PROJECT_FILE]: json({ version: PROJECT_VERSION, name }),
    'package.json': json({ name: packageName(name), version: '0.0.0', private: true, type: 'module' }),
    'tsconfig.json': json({
      compilerOptions,
      include: ['**/*.ts'],
      exclude: ignored.map((folder) => `**/${folder}`),
    }),
    '.gitignore': `${ignored.join('\n')}\n`,
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`
}

/** As npm wants names; folders have others too. */
function packageName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9._-]+/g, '-')
}
