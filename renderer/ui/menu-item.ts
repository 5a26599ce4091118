/** One line of a menu. */
export interface MenuItem {
  text: string
  run: () => unknown
  /** A line above it. */
  isFirstOfGroup?: boolean
}
