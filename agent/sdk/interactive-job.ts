import { control } from './internals'
import type { JobOptions } from './job'
import { LocalJob } from './local-job'

/**
 * A local source: each line that the user types is one block. An empty line, or the end of the input, ends the job.
 *
 * @typeParam Output what `convert` makes of a line
 */
export class InteractiveJob<Output = string> extends LocalJob<[]> {
  /** @throws TypeError if `outputs` is not a list of pipes */
  constructor(options: JobOptions<[], Output> = {}) {
    super(options)
  }

  /**
   * Makes the block's value from a typed line; the line itself unless overridden. An error is shown to the user, who
   * may type again.
   */
  convert(line: string): Output {
    return line as Output
  }

  override async *run(): AsyncGenerator<Output, void> {
    for (;;) {
      const line = await this[control].nextLine()
      if (line === null || line === '') break
      const converted = this.#tryConvert(line)
      if (converted !== undefined) yield converted.value
    }
    this.finish()
  }

  #tryConvert(line: string): { value: Output } | undefined {
    try {
      return { value: this.convert(line) }
    } catch (error) {
      // A typing error must not end the job of a person at a keyboard.
      console.error(
        `${JSON.stringify(line)} was not sent: ${error instanceof Error ? error.message : String(error)}`,
      )
      return undefined
    }
  }
}
