/** Holds what stands in to the names that Electron's own declarations have. */

/** An object with members of these names, each of which `T` has. */
export type Named<T, K extends keyof T> = Record<K, unknown>
