// `npm run pack`: builds the app and packs it for this system; further arguments are electron-builder's. FISSION_HOMEPAGE and
// FISSION_MAINTAINER say whose packages they are (CONTRIBUTING.md).
import { fileURLToPath } from 'node:url'
import { captureProgram, root, runNode, toolScript } from '../tools.mjs'

/** What deb and rpm packages name as their page where nobody has said another; nothing answers there. */
const NO_HOMEPAGE = 'https://fission-control-center.invalid'

/** Runs electron-builder, which reads electron-builder.yml; resolves to its exit code. Nothing is ever published by it. */
export async function runBuilder(args) {
  const whose = packagerArguments(process.env, await originPage())
  return runNode([
    toolScript('electron-builder'),
    ...args,
    ...whose,
    '--publish',
    'never',
    '--projectDir',
    root,
  ])
}

/**
 * What electron-builder is told of the packager.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string | null} origin page of the repository that this is a clone of
 */
export function packagerArguments({ FISSION_HOMEPAGE, FISSION_MAINTAINER }, origin) {
  const homepage = FISSION_HOMEPAGE || origin || NO_HOMEPAGE
  const maintainer = FISSION_MAINTAINER
    ? [`-c.linux.maintainer=${FISSION_MAINTAINER}`, `-c.linux.vendor=${FISSION_MAINTAINER}`]
    : []
  return [`-c.extraMetadata.homepage=${homepage}`, ...maintainer]
}

/** The page of a repository by its address for git; null where it has none on the web. */
export function pageOf(address) {
  const [, host, name] =
    /^(?:https:\/\/|ssh:\/\/git@|git@)([\w.-]+)[:/](.+?)(?:\.git)?\/?\s*$/.exec(address) ?? []
  return host === undefined ? null : `https://${host}/${name}`
}

async function originPage() {
  try {
    const { code, output } = await captureProgram('git', ['-C', root, 'remote', 'get-url', 'origin'])
    return code === 0 ? pageOf(output) : null
  } catch {
    // There is no git: this is no clone.
    return null
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const built = await runNode(['build/bundle.mjs', '--quiet'])
  process.exitCode = built === 0 ? await runBuilder(process.argv.slice(2)) : built
}
