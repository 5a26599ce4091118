/**
 * Waits without keeping the job from anything else.
 *
 * @param milliseconds how long; 0 or less lets other work go first
 */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
