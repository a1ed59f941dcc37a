/** Rows that a link runs between, in any order; rows that are not shown are below zero. */
export interface RowLinks {
  readonly from: Int32Array
  readonly to: Int32Array
}

/**
 * Which links cross a window of rows, without looking at the rest: each link lies in the smallest bin that holds both its
 * rows, bins being 2^k rows long (Kent et al. 2002, "The Human Genome Browser at UCSC", binning scheme). A question costs
 * what it finds and a few bins; building is linear.
 */
export class LinkIndex {
  /** Of each level, where the links of a bin begin among `order`. */
  readonly #levels: { readonly shift: number; readonly starts: Int32Array }[] = []
  readonly #order: Int32Array
  readonly #low: Int32Array
  readonly #high: Int32Array

  constructor({ from, to }: RowLinks, rows: number) {
    const count = from.length
    this.#low = new Int32Array(count)
    this.#high = new Int32Array(count)
    const levelOf = new Uint8Array(count)
    const depth = Math.max(1, 33 - Math.clz32(Math.max(rows, 1) >> smallest))
    const sizes = Array.from({ length: depth }, (_, level) => new Int32Array((rows >> (smallest + level)) + 2))
    for (let link = 0; link < count; link++) {
      const low = Math.min(from[link]!, to[link]!)
      const high = Math.max(from[link]!, to[link]!)
      this.#low[link] = low
      this.#high[link] = high
      levelOf[link] = hidden
      if (low < 0) continue
      // The lowest level at which both rows share a bin.
      const level = Math.max(0, 32 - Math.clz32((low ^ high) >> smallest))
      levelOf[link] = level
      sizes[level]![(low >> (smallest + level)) + 1]! += 1
    }
    let begin = 0
    for (const [level, starts] of sizes.entries()) {
      for (let bin = 0; bin < starts.length; bin++) begin = starts[bin] = starts[bin]! + begin
      this.#levels.push({ shift: smallest + level, starts })
    }
    this.#order = new Int32Array(begin)
    const next = sizes.map((starts) => starts.slice())
    for (let link = 0; link < count; link++) {
      const level = levelOf[link]!
      if (level === hidden) continue
      const bin = this.#low[link]! >> (smallest + level)
      this.#order[next[level]![bin]!++] = link
    }
  }

  /** Links that lie in or run through rows `first` to `last`, both included. */
  crossing(first: number, last: number, visit: (link: number) => void): void {
    for (const { shift, starts } of this.#levels) {
      const end = Math.min((last >> shift) + 1, starts.length - 1)
      for (let at = starts[Math.min(first >> shift, end)]!; at < starts[end]!; at++) {
        const link = this.#order[at]!
        if (this.#low[link]! <= last && this.#high[link]! >= first) visit(link)
      }
    }
  }
}

/** Bits of the smallest bin: 64 rows. */
const smallest = 6
const hidden = 255
