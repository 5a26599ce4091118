/** What the user waits for, such as a file in its editor; what nobody looks at yet lets it have the processor first. */

const running = new Set<Promise<void>>()

/** Lets `work` go first, until what it made is seen; gives what it gives. */
export function goFirst<T>(work: Promise<T>): Promise<T> {
  const seen = work.then(nextFrame, nextFrame)
  running.add(seen)
  void seen.then(() => running.delete(seen))
  return work
}

/** Resolves when nothing that goes first is under way, or begins now. */
export async function untilFirstDone(): Promise<void> {
  await nextFrame()
  while (running.size > 0) await Promise.all(running)
}

/** Resolves when all that has changed has been drawn; a hidden window draws nothing, and nobody waits for it. */
async function nextFrame(): Promise<void> {
  if (document.visibilityState === 'hidden') return
  // The first is called before the frame is drawn.
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
}
