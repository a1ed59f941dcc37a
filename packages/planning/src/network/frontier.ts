/**
 * Nodes waiting for their turn, as a bit for each in topological order and a bit for each 32 of those: taking the first
 * or the last of them passes over a thousand empty places in one step.
 */
export class Frontier {
  readonly #bits: Int32Array
  readonly #words: Int32Array
  #low: number
  #high = -1

  constructor(size: number) {
    const words = (size >> 5) + 1
    this.#bits = new Int32Array(words)
    this.#words = new Int32Array((words >> 5) + 1)
    this.#low = this.#words.length
  }

  add(node: number): void {
    const word = node >> 5
    const group = word >> 5
    this.#bits[word]! |= 1 << (node & 31)
    this.#words[group]! |= 1 << (word & 31)
    if (group < this.#low) this.#low = group
    if (group > this.#high) this.#high = group
  }

  /** Takes the first node out; −1 without any. */
  takeFirst(): number {
    while (this.#low <= this.#high && this.#words[this.#low] === 0) this.#low++
    if (this.#low > this.#high) return this.#empty()
    const word = (this.#low << 5) + lowest(this.#words[this.#low]!)
    return this.#take(word, lowest(this.#bits[word]!))
  }

  /** Takes the last node out; −1 without any. */
  takeLast(): number {
    while (this.#high >= this.#low && this.#words[this.#high] === 0) this.#high--
    if (this.#low > this.#high) return this.#empty()
    const word = (this.#high << 5) + highest(this.#words[this.#high]!)
    return this.#take(word, highest(this.#bits[word]!))
  }

  clear(): void {
    this.#bits.fill(0)
    this.#words.fill(0)
    this.#empty()
  }

  #take(word: number, bit: number): number {
    this.#bits[word]! &= ~(1 << bit)
    if (this.#bits[word] === 0) this.#words[word >> 5]! &= ~(1 << (word & 31))
    return (word << 5) + bit
  }

  #empty(): number {
    this.#low = this.#words.length
    this.#high = -1
    return -1
  }
}

const highest = (bits: number): number => 31 - Math.clz32(bits)
const lowest = (bits: number): number => highest(bits & -bits)
