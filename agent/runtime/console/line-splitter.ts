/** Turns the bytes of stdout or stderr into lines; invalid UTF-8 becomes U+FFFD, endless lines are cut. */
import { StringDecoder } from 'node:string_decoder'
import { CONSOLE_LINE_CHARACTERS } from '../limits'

export class LineSplitter {
  private readonly decoder = new StringDecoder('utf8')
  private rest = ''

  constructor(
    private readonly onLine: (text: string) => void,
    private readonly maxCharacters = CONSOLE_LINE_CHARACTERS,
  ) {}

  push(chunk: Buffer): void {
    const lines = (this.rest + this.decoder.write(chunk)).split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) this.emit(line.endsWith('\r') ? line.slice(0, -1) : line)
    // The two characters more may be the end of the line.
    while (this.rest.length >= this.maxCharacters + 2) {
      this.onLine(this.rest.slice(0, this.maxCharacters))
      this.rest = this.rest.slice(this.maxCharacters)
    }
  }

  /** The stream ended: what is left is a line too. */
  end(): void {
    const last = this.rest + this.decoder.end()
    this.rest = ''
    if (last !== '') this.emit(last)
  }

  private emit(line: string): void {
    if (line.length <= this.maxCharacters) return this.onLine(line)
    for (let at = 0; at < line.length; at += this.maxCharacters) {
      this.onLine(line.slice(at, at + this.maxCharacters))
    }
  }
}
