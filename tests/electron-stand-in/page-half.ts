/** The half that runs in the page: what a preload finds as 'electron', and the preload itself. */

/** Name of the page's function that sends to the main process. */
export const SEND = '__standInSend'
/** Name of the page's function that the main process calls. */
export const RECEIVE = '__standInReceive'

/**
 * The script that runs before the page's own. In Electron the preload has a world of its own; here it shares the page's,
 * so what it must not leak is not tested by this.
 */
export function pageScript(preload: string): string {
  return `(() => {
  if (window !== window.top || !location.hostname.endsWith('.localhost')) return
  const listeners = new Map()
  const ipcRenderer = {
    send: (channel, message) => {
      const text = JSON.stringify(message === undefined ? null : message)
      void window.${SEND}(channel, text, location.href)
    },
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
  }
  window.${RECEIVE} = (channel, text) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, JSON.parse(text))
  }
  const contextBridge = {
    exposeInMainWorld: (name, api) => {
      Object.defineProperty(window, name, { value: Object.freeze(api), enumerable: true })
    },
  }
  const module = { exports: {} }
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error('A sandboxed preload cannot require ' + name)
  }
  ;(function (require, module, exports) {
${preload}
  })(require, module, module.exports)
})()`
}
