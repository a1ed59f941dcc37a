import { Inflate } from 'fflate'
import type { ReadLimits } from './limits.ts'
import { Refusal } from './refusal.ts'

export type ZipEntry = {
  name: string
  method: number
  compressed: number
  inflated: number
  encrypted: boolean
  at: number
}

/** The parts of a ZIP file by its central directory, checked by declared size before anything is inflated. */
export function zipEntries(bytes: Uint8Array, limits: ReadLimits): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfDirectory(view)
  if (end === -1) throw cut()
  const count = view.getUint16(end + 10, true)
  if (count > limits.parts || count === 0xffff) throw bomb(`it has ${count} parts`)
  const entries = new Map<string, ZipEntry>()
  let at = view.getUint32(end + 16, true)
  let declared = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw cut()
    const entry = readEntry(bytes, view, at)
    declared += entry.inflated
    if (declared > limits.inflatedBytes) throw bomb(`it would unpack to more than ${megabytes(limits.inflatedBytes)}`)
    if (entry.inflated > 1_000_000 && entry.inflated > entry.compressed * limits.inflationRatio)
      throw tooDense(entry, limits)
    entries.set(entry.name.replace(/^\//, ''), entry)
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ZipEntry {
  const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + view.getUint16(at + 28, true)))
  return {
    name,
    method: view.getUint16(at + 10, true),
    compressed: view.getUint32(at + 20, true),
    inflated: view.getUint32(at + 24, true),
    encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    at: view.getUint32(at + 42, true),
  }
}

function endOfDirectory(view: DataView): number {
  const lowest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  return -1
}

/** Counts what one file inflates to, over all its parts. */
export type InflateBudget = { used: number; limits: ReadLimits }

const pieceBytes = 64 * 1024

/**
 * Inflates one part piece by piece into `take`. What comes out is counted against the file's budget as it comes, so a
 * part that lies about its size stops at the limit.
 */
export function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: InflateBudget,
  take: (piece: Uint8Array) => void,
): void {
  if (entry.encrypted) throw locked()
  const data = entryBytes(bytes, entry)
  let out = 0
  const count = (piece: Uint8Array) => {
    out += piece.length
    budget.used += piece.length
    if (budget.used > budget.limits.inflatedBytes)
      throw bomb(`it unpacks to more than ${megabytes(budget.limits.inflatedBytes)}`)
    if (out > 1_000_000 && out > data.length * budget.limits.inflationRatio) {
      throw tooDense(entry, budget.limits)
    }
    take(piece)
  }
  if (entry.method === 0) return count(data)
  if (entry.method !== 8) throw damaged(entry.name)
  const inflate = new Inflate(count)
  try {
    for (let from = 0; from < data.length; from += pieceBytes) {
      if (budget.limits.stopped?.()) throw stoppedInflating()
      inflate.push(data.subarray(from, from + pieceBytes), from + pieceBytes >= data.length)
    }
  } catch (error) {
    throw error instanceof Refusal ? error : damaged(entry.name)
  }
}

function entryBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) throw cut()
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  if (from + entry.compressed > bytes.length) throw cut()
  return bytes.subarray(from, from + entry.compressed)
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024)} MB`
}

function tooDense({ name }: ZipEntry, { inflationRatio }: ReadLimits): Refusal {
  return bomb(`${name} unpacks to more than ${inflationRatio} times its size`)
}

function bomb(what: string): Refusal {
  return new Refusal(
    'file.bomb',
    `The workbook is refused: ${what}.`,
    'Maybe save only the sheet that is needed as a new workbook or as CSV.',
  )
}

function cut(): Refusal {
  return new Refusal('file.truncated', 'The workbook is cut short or damaged.', 'Maybe export or download it again.')
}

function damaged(name: string): Refusal {
  return new Refusal(
    'file.damaged',
    `The part ${name} of the workbook cannot be unpacked.`,
    'Maybe open it in a spreadsheet program and save it again.',
  )
}

function locked(): Refusal {
  return new Refusal(
    'file.encrypted',
    'The file is protected by a password.',
    'Maybe open it with the password and save a copy without one.',
  )
}

function stoppedInflating(): Refusal {
  return new Refusal('file.stopped', 'Reading was stopped: it took too long or was cancelled.', 'Maybe split the file.')
}
