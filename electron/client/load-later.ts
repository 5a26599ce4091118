/** Loads a part of the program after what is under way has been sent off: other processes work while it loads. */
export async function loadLater<T>(load: () => Promise<T>): Promise<T> {
  await new Promise(setImmediate)
  return load()
}
