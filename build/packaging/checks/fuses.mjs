// The switches in Electron's program, as they were designed.
import fuses from '@electron/fuses'

const { FuseV1Options, getCurrentFuseWire } = fuses

/** A fuse's state on the wire. */
const states = { on: '1'.charCodeAt(0), off: '0'.charCodeAt(0) }

/** Jobs run in a Node of their own, so Electron need not be one; all that is loaded comes from the checked archive. */
const designed = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
}

/** Fuses that are not as designed, one sentence each. */
export async function fuseProblems(program) {
  const wire = await getCurrentFuseWire(program)
  return Object.entries(designed).flatMap(([name, isOn]) => {
    const state = wire[FuseV1Options[name]]
    return state === (isOn ? states.on : states.off) ? [] : [`the fuse ${name} is not ${isOn ? 'on' : 'off'}`]
  })
}
