/** Calls at a steady pace, at once for the first time; gives the function that stops it. */
export function beat(intervalMs: number, onBeat: () => void): () => void {
  onBeat()
  const timer = setInterval(onBeat, intervalMs)
  return () => clearInterval(timer)
}
