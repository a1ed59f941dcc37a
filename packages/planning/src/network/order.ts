import type { Loop } from './build.ts'

export interface Order {
  /** Row at each place of the order, and place of each row. */
  readonly rowOf: Int32Array
  readonly nodeOf: Int32Array
  readonly loops: readonly Loop[]
}

/**
 * A topological order, level by level (Kahn 1962). Where links close loops, one link of each loop is left out and the
 * loop told, until none is left.
 */
export function orderOf(size: number, from: Int32Array, to: Int32Array): Order {
  const loops: Loop[] = []
  const left = new Uint8Array(from.length)
  for (;;) {
    const { rowOf, nodeOf, placed } = levels(size, from, to, left)
    if (placed === size) return { rowOf, nodeOf, loops }
    for (const loop of loopsAmong(size, from, to, left, nodeOf)) {
      left[loop.link] = 1
      loops.push(loop)
    }
  }
}

function levels(size: number, from: Int32Array, to: Int32Array, left: Uint8Array) {
  const waits = new Int32Array(size)
  const start = new Int32Array(size + 1)
  for (let k = 0; k < from.length; k++) {
    if (left[k]) continue
    waits[to[k]!]!++
    start[from[k]! + 1]!++
  }
  for (let row = 0; row < size; row++) start[row + 1]! += start[row]!
  const next = start.slice()
  const successors = new Int32Array(start[size]!)
  for (let k = 0; k < from.length; k++) if (!left[k]) successors[next[from[k]!]!++] = to[k]!
  const rowOf = new Int32Array(size)
  const nodeOf = new Int32Array(size).fill(-1)
  let placed = 0
  for (let row = 0; row < size; row++) if (waits[row] === 0) rowOf[placed++] = row
  for (let node = 0; node < placed; node++) {
    const row = rowOf[node]!
    nodeOf[row] = node
    for (let at = start[row]!; at < start[row + 1]!; at++) {
      const successor = successors[at]!
      if (--waits[successor]! === 0) rowOf[placed++] = successor
    }
  }
  return { rowOf, nodeOf, placed }
}

/** Loops among the rows that could not be placed, each by the link that a depth-first walk finds closing it. */
function loopsAmong(
  size: number,
  from: Int32Array,
  to: Int32Array,
  left: Uint8Array,
  nodeOf: Int32Array,
): readonly Loop[] {
  const links = new Map<number, number[]>()
  for (let k = 0; k < from.length; k++) {
    if (left[k] || nodeOf[from[k]!] !== -1 || nodeOf[to[k]!] !== -1) continue
    const there = links.get(from[k]!)
    if (there) there.push(k)
    else links.set(from[k]!, [k])
  }
  const loops: Loop[] = []
  const state = new Uint8Array(size)
  for (const first of links.keys()) {
    if (state[first] !== 0) continue
    const path = [first]
    const tried = [0]
    state[first] = 1
    while (path.length > 0) {
      const row = path.at(-1)!
      const out = links.get(row) ?? []
      const k = out[tried[tried.length - 1]!++]
      if (k === undefined) {
        state[row] = 2
        path.pop()
        tried.pop()
        continue
      }
      const successor = to[k]!
      if (state[successor] === 1) loops.push({ link: k, nodes: path.slice(path.indexOf(successor)) })
      else if (state[successor] === 0) {
        state[successor] = 1
        path.push(successor)
        tried.push(0)
      }
    }
  }
  return loops
}
