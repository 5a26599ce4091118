/** Addresses of an app's own scheme, as Chromium without Electron can load them. */

const own = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i
const inBrowser = /^http:\/\/([^/:]+)\.([a-z][a-z0-9+-]*)\.localhost(\/.*)?$/i

/** `app://fission/x` is `http://fission.app.localhost/x` in the browser. */
export function toBrowser(address: string): string {
  const [, scheme = '', host = '', rest = ''] = own.exec(address) ?? []
  return ['http', 'https', 'about', 'file', ''].includes(scheme)
    ? address
    : `http://${host}.${scheme}.localhost${rest}`
}

/** And back. */
export function toApp(address: string): string {
  const [, host, scheme, rest = '/'] = inBrowser.exec(address) ?? []
  return host === undefined ? address : `${scheme}://${host}${rest}`
}
