import type { Schedule } from '../schedule.ts'
import { baselineRows } from './baselines.ts'
import { Changes, type Fields } from './change.ts'
import { checkCommand } from './check-command.ts'
import { checkRows } from './check-rows.ts'
import type { PlanCommand, RowEdit } from './command.ts'
import { conflictsOf, type Edited, rowRefusal } from './conflicts.ts'
import { inverseOf } from './inverse.ts'
import type { PlanBook } from './plan-book.ts'
import { type CommandRefusal, refusal } from './refusal.ts'
import { fieldsOf, putRow } from './rows.ts'

export interface Applied {
  readonly changes: Changes
  /** What takes the command back: the same as a command of its own, but for its id. */
  readonly inverse: readonly RowEdit[]
  readonly refusal?: undefined
}

export type Outcome = Applied | { readonly refusal: CommandRefusal; readonly changes?: undefined }

export interface ApplyOptions {
  /** The plan as it is scheduled before the command: asked for only where a baseline is saved. */
  readonly schedule?: () => Schedule
  /**
   * The command was applied before, or takes one back: what its fields hold is not checked again. Rows from files may hold
   * what a person could not enter.
   */
  readonly confirmed?: boolean
}

/**
 * Applies one command to a plan: whole, or not at all. Costs what the command changes, and for links what lies between
 * their ends. The book is written to; where there is a refusal it is as it was.
 */
export function apply(book: PlanBook, command: PlanCommand, options: ApplyOptions = {}): Outcome {
  const wrong = options.confirmed ? undefined : checkCommand(command)
  if (wrong) return { refusal: wrong }
  const changes = new Changes()
  const failed = edit(book, command, changes, options) ?? checkRows(book, changes)
  if (failed !== undefined) {
    takeBack(book, changes)
    return { refusal: failed }
  }
  return { changes, inverse: inverseOf(book, changes) }
}

function edit(
  book: PlanBook,
  command: PlanCommand,
  changes: Changes,
  options: ApplyOptions,
): CommandRefusal | undefined {
  const conflicts: CommandRefusal['conflicts'][number][] = []
  for (const [n, one] of command.edits.entries()) {
    const edited = one as Edited
    const there = fieldsOf(book, edited.on, edited.id)
    const refused = rowRefusal(edited, there, n)
    if (refused) return refused
    const found = conflictsOf(edited, there)
    conflicts.push(...found)
    if (found.length > 0) continue
    if (edited.on === 'baseline') {
      const saved = baselineRows(book, edited, options.schedule)
      if ('sentence' in saved) return saved
      for (const row of saved) put(book, row, changes)
    } else if (there !== undefined || edited.now !== null)
      put(book, { on: edited.on, id: edited.id, fields: withEdit(there, edited.now) }, changes)
  }
  return conflicts.length === 0 ? undefined : conflicted(conflicts)
}

/** A row as it is to be; without fields = taken away. */
export interface RowToPut {
  readonly on: Edited['on']
  readonly id: string
  readonly fields: Fields | undefined
}

function put(book: PlanBook, { on, id, fields }: RowToPut, changes: Changes): void {
  changes.note(on, id, fieldsOf(book, on, id))
  putRow(book, on, id, fields)
}

function takeBack(book: PlanBook, changes: Changes): void {
  for (const [on, rows] of changes.rows) for (const [id, before] of rows) putRow(book, on, id, before)
}

/** A row with the fields of an edit; a null takes the field away. */
function withEdit(there: Fields | undefined, now: Fields | null): Fields | undefined {
  if (now === null) return undefined
  const fields: Record<string, unknown> = { ...there }
  for (const [name, value] of Object.entries(now)) {
    if (value === null || value === undefined) delete fields[name]
    else fields[name] = value
  }
  return fields
}

function conflicted(conflicts: CommandRefusal['conflicts']): CommandRefusal {
  const rows = [...new Map(conflicts.map(({ on, id }) => [`${on} ${id}`, { on, id }])).values()]
  const what = rows.length === 1 ? 'this row' : `${rows.length} of these rows`
  return refusal(
    'row.conflict',
    `Somebody else changed ${what} in the meantime. Maybe look at both values and keep one.`,
    {
      rows,
      conflicts,
    },
  )
}
