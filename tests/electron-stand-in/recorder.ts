/** What a test asks about afterwards, and the answers that it has prepared for dialogs. */

interface Entry {
  what: string
  details: unknown
}

export class Recorder {
  readonly entries: Entry[] = []
  private readonly answers = new Map<string, unknown[]>()

  note(what: string, details: unknown): void {
    this.entries.push({ what, details })
  }

  /** The next dialog of this kind gets this answer. */
  prepare(dialog: string, answer: unknown): void {
    this.answers.set(dialog, [...(this.answers.get(dialog) ?? []), answer])
  }

  answer(dialog: string): unknown {
    const answer = this.answers.get(dialog)?.shift()
    if (answer === undefined) throw new Error(`No answer is prepared for ${dialog}`)
    return answer
  }
}
