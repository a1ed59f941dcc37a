import { readDate } from '@gantry/domain/import/read-date'
import type { DateOrder, RawCell } from '@gantry/domain/import/types'
import type { Minute } from '@gantry/planning'
import { parseIsoLocal } from '@gantry/planning/time/iso'

/** A date as it was written: a day, and the time where there is one. */
export interface WrittenDate {
  readonly day: Minute
  readonly time?: number
}

/** Dates of a table, read in the order its cells show: 31/12 is day first, 12/31 month first, else day first. */
export function dateReader(cells: readonly RawCell[]): {
  read: (cell: RawCell) => WrittenDate | undefined
  unsure: boolean
} {
  let first = 0
  let second = 0
  let short = 0
  for (const cell of cells) {
    const parts = typeof cell === 'string' ? /^\D*(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}/.exec(cell) : null
    if (parts === null) continue
    short++
    if (Number(parts[1]) > 12) first++
    if (Number(parts[2]) > 12) second++
  }
  const order: DateOrder = second > first ? 'mdy' : 'dmy'
  return { read: (cell) => readWritten(cell, order), unsure: short > 0 && first === 0 && second === 0 }
}

function readWritten(cell: RawCell, order: DateOrder): WrittenDate | undefined {
  if (typeof cell === 'object' && cell !== null) return fromIso(cell.date)
  if (typeof cell !== 'string' || cell.length > 100) return undefined
  const iso = fromIso(cell.trim())
  if (iso !== undefined) return iso
  const text = cell.trim().replace(/^[\p{L}]{2,4}\.?,?\s+(?=\d)/u, '')
  const read = readDate(text, { order, pivot: 70, edge: 'start', fiscalYearStartMonth: 1 })
  if (read === null || 'impossible' in read || read.precision === 'year') return undefined
  const day = parseIsoLocal(read.value)
  return day === undefined ? undefined : { day, ...timeOf(text) }
}

function fromIso(text: string): WrittenDate | undefined {
  const minute = parseIsoLocal(text)
  if (minute === undefined) return undefined
  const day = Math.floor(minute / 1440) * 1440
  return text.includes(':') ? { day, time: minute - day } : { day }
}

function timeOf(text: string): { time?: number } {
  const match = /(?:^|[T ,])(\d{1,2}):(\d\d)(?::\d\d)?\s*([ap])?\.?m?\.?\s*$/i.exec(text)
  if (match === null) return {}
  const half = match[3]?.toLowerCase()
  const hour = half === undefined ? Number(match[1]) : (Number(match[1]) % 12) + (half === 'p' ? 12 : 0)
  const time = hour * 60 + Number(match[2])
  return time <= 1440 ? { time } : {}
}
