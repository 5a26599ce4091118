/** Where the app's own pages come from. */

/** The scheme of the app's own files. */
export const APP_SCHEME = 'app'

/** All pages of the app are of this origin, and no other page is. */
export const APP_ORIGIN = `${APP_SCHEME}://fission`
