import { Frontier } from './frontier.ts'
import { flag, type Network, none } from './network.ts'

const blockBits = 8

/** The latest early finish of a network, kept while single nodes move: a maximum for each 256 nodes. */
export class LatestFinish {
  readonly #net: Network
  readonly #finish: Int32Array
  readonly #blocks: Int32Array
  readonly #stale: Frontier

  constructor(net: Network, earlyFinish: Int32Array) {
    this.#net = net
    this.#finish = earlyFinish
    this.#blocks = new Int32Array((net.size >> blockBits) + 1)
    this.#stale = new Frontier(this.#blocks.length)
    for (let block = 0; block < this.#blocks.length; block++) this.#stale.add(block)
  }

  /** The node's early finish is another than `before`. */
  moved(node: number, before: number): void {
    if (this.#net.flags[node]! & flag.virtual) return
    const block = node >> blockBits
    const latest = this.#blocks[block]!
    if (before === latest) this.#stale.add(block)
    else if (this.#finish[node]! > latest) this.#blocks[block] = this.#finish[node]!
  }

  /** `none` for a network without tasks. */
  value(): number {
    for (let block = this.#stale.takeFirst(); block >= 0; block = this.#stale.takeFirst())
      this.#blocks[block] = this.#latestOf(block)
    let latest: number = none
    for (const finish of this.#blocks) if (finish > latest) latest = finish
    return latest
  }

  #latestOf(block: number): number {
    const end = Math.min((block + 1) << blockBits, this.#net.size)
    let latest: number = none
    for (let node = block << blockBits; node < end; node++)
      if (this.#finish[node]! > latest && !(this.#net.flags[node]! & flag.virtual)) latest = this.#finish[node]!
    return latest
  }
}
