import { clockNetwork } from './clock-passes.ts'
import { orderOf } from './order.ts'
import { flag, linkTypes, type Network, type NetworkFrame, type NodeColumns, type Special } from './network.ts'

/** A network as columns, nodes and links in any order. Columns are read, not kept. */
export interface NetworkColumns extends NetworkFrame, NodeColumns {
  readonly size: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly type: Uint8Array
  readonly lag: Int32Array
  readonly lagCalendar: Uint16Array
  readonly special: ReadonlyMap<number, Special>
}

export interface Built {
  readonly network: Network
  /** Row of the columns that a node was, and the node that a row is. */
  readonly rowOf: Int32Array
  readonly nodeOf: Int32Array
  /** Rows of the columns that link `k` of the network was. */
  readonly linkRowOf: Int32Array
  /** Links left out because they close a loop: row of the link, and the rows of the loop in order. */
  readonly loops: readonly Loop[]
}

export interface Loop {
  readonly link: number
  readonly nodes: readonly number[]
}

/** Puts nodes in topological order and links beside their successors. Time and memory: linear. */
export function buildNetwork(columns: NetworkColumns): Built {
  const { rowOf, nodeOf, loops } = orderOf(columns.size, columns.from, columns.to)
  const left = new Set(loops.map(({ link }) => link))
  const { inStart, linkRowOf } = gather(columns, nodeOf, left)
  const links = linkRowOf.length
  const from = new Int32Array(links)
  const to = new Int32Array(links)
  const type = new Uint8Array(links)
  const lag = new Int32Array(links)
  const lagCalendar = new Uint16Array(links)
  for (let k = 0; k < links; k++) {
    const row = linkRowOf[k]!
    from[k] = nodeOf[columns.from[row]!]!
    to[k] = nodeOf[columns.to[row]!]!
    type[k] = columns.type[row]!
    lag[k] = columns.lag[row]!
    lagCalendar[k] = columns.lagCalendar[row]!
  }
  const { outStart, out } = outgoing(columns.size, from)
  const flags = inOrder(columns.flags, rowOf, new Int32Array(columns.size))
  for (let k = 0; k < links; k++) {
    if (type[k] === linkTypes.FF || type[k] === linkTypes.SF) flags[to[k]!]! |= flag.finishLinked
    if (type[k] === linkTypes.SS) flags[from[k]!]! |= flag.startLinked
  }
  const { rules, start, finish, statusDate, calendars, size } = columns
  const network: Network = {
    size,
    rules,
    start,
    finish,
    statusDate,
    calendars,
    flags,
    calendar: inOrder(columns.calendar, rowOf, new Uint16Array(size)),
    duration: inOrder(columns.duration, rowOf, new Int32Array(size)),
    remaining: inOrder(columns.remaining, rowOf, new Int32Array(size)),
    actualStart: inOrder(columns.actualStart, rowOf, new Int32Array(size)),
    actualFinish: inOrder(columns.actualFinish, rowOf, new Int32Array(size)),
    inStart,
    from,
    to,
    type,
    lag,
    lagCalendar,
    outStart,
    out,
    special: new Map([...columns.special].map(([row, value]) => [nodeOf[row]!, value])),
  }
  return { network: { ...network, clock: clockNetwork(network) }, rowOf, nodeOf, linkRowOf, loops }
}

type Column = Int32Array | Uint16Array

function inOrder<T extends Column>(column: T, rowOf: Int32Array, into: T): T {
  for (let node = 0; node < rowOf.length; node++) into[node] = column[rowOf[node]!]!
  return into
}

/** Rows of links by successor, in the order they were given. */
function gather({ size, from, to }: NetworkColumns, nodeOf: Int32Array, left: ReadonlySet<number>) {
  const inStart = new Int32Array(size + 1)
  let links = 0
  for (let row = 0; row < to.length; row++) {
    if (left.size > 0 && left.has(row)) continue
    inStart[nodeOf[to[row]!]! + 1]!++
    links++
  }
  for (let node = 0; node < size; node++) inStart[node + 1]! += inStart[node]!
  const next = inStart.slice()
  const linkRowOf = new Int32Array(links)
  for (let row = 0; row < from.length; row++) {
    if (left.size > 0 && left.has(row)) continue
    linkRowOf[next[nodeOf[to[row]!]!]!++] = row
  }
  return { inStart, linkRowOf }
}

function outgoing(size: number, from: Int32Array) {
  const outStart = new Int32Array(size + 1)
  for (let k = 0; k < from.length; k++) outStart[from[k]! + 1]!++
  for (let node = 0; node < size; node++) outStart[node + 1]! += outStart[node]!
  const next = outStart.slice()
  const out = new Int32Array(from.length)
  for (let k = 0; k < from.length; k++) out[next[from[k]!]!++] = k
  return { outStart, out }
}
