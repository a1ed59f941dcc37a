import type { Compiled } from '../network/compile.ts'
import { isScheduled } from '../network/compile.ts'
import type { Dates } from '../network/network.ts'
import type { Plan } from '../plan.ts'
import type { Schedule } from '../schedule.ts'

/**
 * A hash of all early and late dates, 64 bits in 16 digits: the sum over tasks of a mix of id and dates, and so of no order.
 * Summaries follow from what they hold and are left out. Two plans that differ in one date have the same hash once in 2^64
 * (Appleby's finaliser of MurmurHash3 on 32-bit words: the same bits in every engine).
 */
export function hashDates(compiled: Compiled, dates: Dates, ids: IdHashes = idHashes(compiled)): string {
  const { earlyStart, earlyFinish, lateStart, lateFinish } = dates
  let [low, high] = [0, 0]
  const { nodeOf, tasks } = compiled
  for (let row = 0; row < tasks.length; row++) {
    const node = nodeOf[row]!
    const dated = [earlyStart[node]!, earlyFinish[node]!, lateStart[node]!, lateFinish[node]!] as const
    low = (low + mixed(ids.low[row]!, ...dated)) | 0
    high = (high + mixed(ids.high[row]!, ...dated)) | 0
  }
  return digits(high) + digits(low)
}

/** The same of a schedule that was made whole. */
export function hashSchedule(plan: Plan, schedule: Schedule): string {
  let [low, high] = [0, 0]
  for (const task of plan.tasks) {
    const dated = isScheduled(task) ? schedule.tasks.get(task.id) : undefined
    if (dated === undefined) continue
    const dates = [dated.earlyStart, dated.earlyFinish, dated.lateStart, dated.lateFinish] as const
    low = (low + mixed(hashText(task.id, lowSeed), ...dates)) | 0
    high = (high + mixed(hashText(task.id, highSeed), ...dates)) | 0
  }
  return digits(high) + digits(low)
}

/** Hashes of the ids of a compiled plan's tasks, by row: what stays while only dates move. */
export interface IdHashes {
  readonly low: Int32Array
  readonly high: Int32Array
}

export function idHashes({ tasks }: Pick<Compiled, 'tasks'>): IdHashes {
  return {
    low: Int32Array.from(tasks, (task) => hashText(task?.id ?? '', lowSeed)),
    high: Int32Array.from(tasks, (task) => hashText(task?.id ?? '', highSeed)),
  }
}

const lowSeed = 0x811c9dc5
const highSeed = 0x9747b28c

/** FNV-1a over code units. */
function hashText(text: string, seed: number): number {
  let hash = seed | 0
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash
}

function mixed(seed: number, a: number, b: number, c: number, d: number): number {
  return mix(mix(mix(mix(seed, a), b), c), d)
}

function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return h ^ (h >>> 16)
}

const digits = (word: number): string => (word >>> 0).toString(16).padStart(8, '0')
