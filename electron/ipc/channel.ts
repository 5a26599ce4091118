/** The one channel between a window and the app; what it carries is the contract's. */

/** From the window: it has loaded and wants to speak. */
export const HELLO = 'fission/hello'

/** Messages of the contract, in both directions. */
export const MESSAGE = 'fission/message'
