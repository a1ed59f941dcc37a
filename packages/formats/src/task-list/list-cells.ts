import { cellText } from '@gantry/domain/import/cell-text'
import type { RawCell, RawTable } from '@gantry/domain/import/types'
import type { Minute, Task } from '@gantry/planning'
import { usualUnits } from '@gantry/planning/time/units'
import type { FindingLog } from '../plans/finding-log.ts'
import { type Columns, findColumns, type TaskField } from './columns.ts'
import { constraintOf } from './constraints.ts'
import { dateReader, type WrittenDate } from './dates.ts'
import { parseDuration, type WrittenDuration } from './durations.ts'

/** Where a usual day of work begins and ends, minutes after midnight: for dates without a time. */
export const dayStart = 480
export const dayEnd = 1020

/** Which row is meant when a cell makes no sense. */
export interface RowName {
  readonly id: string
  /** As a spreadsheet counts. */
  readonly number: number
}

/** Cells of a task list as what they mean; one that makes no sense is told with its row, and is as if empty. */
export class ListCells {
  readonly columns: Columns
  readonly #table: RawTable
  readonly #log: FindingLog
  readonly #date: (cell: RawCell) => WrittenDate | undefined

  constructor(table: RawTable, log: FindingLog) {
    this.#table = table
    this.#log = log
    this.columns = findColumns(table)
    const cells = table.rows.flatMap((_, index) => dateFields.map((field) => this.#cell(index, field)))
    const { read, unsure } = dateReader(cells)
    this.#date = read
    if (unsure) log.note('taskList.dateOrder', 'Dates could be day first or month first; they were read day first.')
  }

  text(index: number, field: TaskField): string {
    return unguarded(cellText(this.#cell(index, field)).trim())
  }

  duration(index: number, row: RowName): WrittenDuration | undefined {
    const text = this.text(index, 'duration')
    if (text === '') return undefined
    const duration = parseDuration(text, usualUnits)
    if (duration !== undefined && duration.minutes >= 0 && duration.minutes < longest) return duration
    return this.#odd('taskList.duration', text, 'is no duration', row)
  }

  /** @param usual minutes of the day, for a day without a time */
  instant(index: number, field: TaskField, usual: number, row: RowName): Minute | undefined {
    const cell = this.#cell(index, field)
    const text = cellText(cell).trim()
    if (text === '' || /^(na|n\/a|-|–|none)$/i.test(text)) return undefined
    const date = this.#date(cell)
    return date === undefined ? this.#odd('taskList.date', text, 'is no date', row) : date.day + (date.time ?? usual)
  }

  percent(index: number, row: RowName): number {
    const cell = this.#cell(index, 'percent')
    const text = cellText(cell).trim()
    if (text === '') return 0
    const value = Number(text.replace(/\s*%$/, '').replace(',', '.'))
    const isShare = typeof cell === 'number' && cell <= 1 && !text.includes('%')
    const percent = isShare ? value * 100 : value
    if (percent >= 0 && percent <= 100) return Math.round(percent * 100) / 100
    return this.#odd('taskList.percent', text, 'is no percentage', row) ?? 0
  }

  constraint(index: number, row: RowName): Task['constraint'] {
    const text = this.text(index, 'constraintType')
    if (text === '') return undefined
    const usual = /finish|^f|^mfo$/i.test(text) ? dayEnd : dayStart
    const constraint = constraintOf(text, this.instant(index, 'constraintDate', usual, row))
    if (constraint === undefined) return this.#odd('taskList.constraint', text, 'is no constraint, or has no date', row)
    return constraint.type === 'asSoonAsPossible' ? undefined : constraint
  }

  custom(index: number): Task['custom'] {
    const values = this.columns.others.flatMap(({ index: column, name }) => {
      const cell = this.#table.rows[index]?.cells[column] ?? null
      if (cell === null || cell === '' || name === '__proto__') return []
      return [[name, typeof cell === 'number' || typeof cell === 'boolean' ? cell : unguarded(cellText(cell))] as const]
    })
    return values.length === 0 ? undefined : Object.fromEntries(values)
  }

  #cell(index: number, field: TaskField): RawCell {
    const column = this.columns.of.get(field)
    return column === undefined ? null : (this.#table.rows[index]?.cells[column] ?? null)
  }

  #odd(id: string, text: string, what: string, { id: task, number }: RowName): undefined {
    this.#log.warn(id, `“${text.slice(0, 40)}” ${what}; it was left out.`, { tasks: [task], place: placeOf(number) })
  }
}

const dateFields: readonly TaskField[] = [
  'start',
  'finish',
  'deadline',
  'constraintDate',
  'actualStart',
  'actualFinish',
]

/** A hundred million hours. */
const longest = 6e9

export function placeOf(row: number): string {
  return `row ${row}`
}

/** Exports put an apostrophe before text that a spreadsheet would run. */
function unguarded(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text
}
