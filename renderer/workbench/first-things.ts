/** What the user waits for, such as a file in its editor; what nobody looks at yet lets it have the processor first. */

/** A window behind others may not know that it is hidden; it has no frames all the same. */
const UNSEEN_MS = 500

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

/** Resolves when all that has changed has been drawn, or nothing is drawn: nobody waits for a window that is not seen. */
async function nextFrame(): Promise<void> {
  if (document.visibilityState === 'hidden') return
  await Promise.race([drawn(), new Promise((resolve) => setTimeout(resolve, UNSEEN_MS))])
}

async function drawn(): Promise<void> {
  // The first is called before the frame is drawn.
  await new Promise(requestAnimationFrame)
  await new Promise(requestAnimationFrame)
}
