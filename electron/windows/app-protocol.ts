/** Serves the built window under the app's own scheme, with the same headers as the browser host. */
import { protocol } from 'electron'
import { securityHeaders } from '../serve/content-policy'
import { staticFile } from '../serve/static-files'
import { APP_ORIGIN, APP_SCHEME } from './app-origin'

/** Makes the scheme one like https; must come before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    },
  ])
}

/** From now on the app's pages can be loaded. */
export function serveScheme(): void {
  protocol.handle(APP_SCHEME, async ({ url }) => {
    const { origin, pathname } = originAndPath(url)
    const file = origin === APP_ORIGIN ? await staticFile(pathname) : null
    if (!file)
      return new Response('There is nothing at this address.', { status: 404, headers: securityHeaders })
    return new Response(new Uint8Array(file.body), {
      headers: { ...securityHeaders, 'Content-Type': file.type },
    })
  })
}

/** `URL.origin` knows no schemes but the web's. */
function originAndPath(address: string): { origin: string; pathname: string } {
  const { protocol: scheme, host, pathname } = new URL(address)
  return { origin: `${scheme}//${host}`, pathname }
}
