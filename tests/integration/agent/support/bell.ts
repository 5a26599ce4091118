/** Tests wait for conditions with it; whoever learns something rings. */
const PATIENCE_MS = 20_000

export class Bell {
  private readonly checks = new Set<() => void>()

  /** Something has changed. */
  ring(): void {
    for (const check of [...this.checks]) check()
  }

  /** Resolves with what `look` gives as soon as that is something; `what` is for the error when it never is. */
  until<T>(look: () => T | null | undefined | false, what: string | (() => string)): Promise<T> {
    return new Promise((resolve, reject) => {
      const check = (): void => {
        const found = look()
        if (found === null || found === undefined || found === false) return
        clearTimeout(timer)
        this.checks.delete(check)
        resolve(found)
      }
      const timer = setTimeout(() => {
        this.checks.delete(check)
        reject(new Error(`never seen: ${typeof what === 'string' ? what : what()}`))
      }, PATIENCE_MS)
      this.checks.add(check)
      check()
    })
  }
}
