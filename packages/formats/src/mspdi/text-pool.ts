/** Engines let longer pieces of a text point into it; shorter ones they copy. */
const longestCopied = 12
/** What is longer than a date hardly comes twice. */
const longestShared = 24
const most = 20_000

/** Texts to be kept of a file: each stands alone, and those that come again and again (`0`, dates) are held once. */
export class TextPool {
  private readonly shared = new Map<string, string>()
  private readonly encoder = new TextEncoder()
  private readonly decoder = new TextDecoder('utf-8', { ignoreBOM: true })

  /** The text, without the piece of the file that it was cut from: one date would hold the whole chunk in memory. */
  own(text: string): string {
    if (text.length > longestShared) return this.copy(text)
    const known = this.shared.get(text)
    if (known !== undefined) return known
    if (this.shared.size >= most) this.shared.clear()
    const own = text.length <= longestCopied ? text : this.copy(text)
    this.shared.set(own, own)
    return own
  }

  private copy(text: string): string {
    return this.decoder.decode(this.encoder.encode(text))
  }
}
