import type { Compiled } from './compile.ts'
import { Frontier } from './frontier.ts'
import { type Dates, none } from './network.ts'
import { standingFinish } from './standing.ts'

const blockBits = 8

/** When the last task of a plan finishes where it stands, kept while tasks move: a maximum for each 256 nodes. */
export class LiveFinish {
  readonly #blocks: Int32Array
  readonly #stale: Frontier

  constructor(size: number) {
    this.#blocks = new Int32Array((size >> blockBits) + 1)
    this.#stale = new Frontier(this.#blocks.length)
    for (let block = 0; block < this.#blocks.length; block++) this.#stale.add(block)
  }

  /** The node’s dates, or what was recorded of it, are others. */
  moved(node: number): void {
    this.#stale.add(node >> blockBits)
  }

  /** `none` for a plan without tasks. Hammocks are not among them. */
  latest(compiled: Compiled, dates: Dates): number {
    for (let block = this.#stale.takeFirst(); block >= 0; block = this.#stale.takeFirst())
      this.#blocks[block] = latestOf(compiled, dates, block)
    let latest: number = none
    for (const finish of this.#blocks) if (finish > latest) latest = finish
    return latest
  }
}

function latestOf({ network, tasks, rowOf }: Compiled, dates: Dates, block: number): number {
  const end = Math.min((block + 1) << blockBits, network.size)
  let latest: number = none
  for (let node = block << blockBits; node < end; node++) {
    const task = tasks[rowOf[node]!]
    if (task === undefined) continue
    const finish = task.progress?.actualFinish ?? standingFinish(network, dates, node)
    if (finish > latest) latest = finish
  }
  return latest
}
