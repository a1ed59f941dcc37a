import { type Changes, type Fields } from './change.ts'
import { planTables, type RowEdit } from './command.ts'
import type { PlanBook } from './plan-book.ts'
import { fieldsOf } from './rows.ts'
import { same } from './same.ts'

/**
 * The edits that bring rows back to what they were: only fields that are others now. Baselines with the values they had;
 * values of tasks and assignments come back with their baseline.
 */
export function inverseOf(book: PlanBook, changes: Changes): RowEdit[] {
  const baselines = changes.of('baseline')
  return planTables.flatMap((on) =>
    [...changes.of(on)].flatMap(([id, before]): RowEdit[] => {
      const edit = { on, id, ...turned(fieldsOf(book, on, id), before) }
      if (on === 'baseline') return [withValues(edit, id, changes)]
      if (edit.was !== null && edit.now !== null) {
        if (baselines.size > 0) edit.was = without(edit.was, 'baselines')
        if (baselines.size > 0) edit.now = without(edit.now, 'baselines')
        if (Object.keys(edit.now).length === 0) return []
      } else if (edit.was === null && edit.now === null) return []
      return [edit as RowEdit]
    }),
  )
}

interface Turned {
  was: Fields | null
  now: Fields | null
}

function turned(is: Fields | undefined, before: Fields | undefined): Turned {
  if (is === undefined || before === undefined) return { was: is ?? null, now: before ?? null }
  const [was, now]: Record<string, unknown>[] = [{}, {}]
  for (const field of new Set([...Object.keys(is), ...Object.keys(before)])) {
    if (same(is[field], before[field])) continue
    was![field] = is[field] ?? null
    now![field] = before[field] ?? null
  }
  return { was: was!, now: now! }
}

function without({ ...fields }: Fields, name: string): Fields {
  const { [name]: _, ...rest } = fields
  return rest
}

/** The values that tasks and assignments had of a baseline. */
function withValues(edit: Turned, id: string, changes: Changes): RowEdit {
  const renamed = edit.was !== null && edit.now !== null && !('savedAt' in edit.now)
  if (edit.now === null || renamed) return edit as RowEdit
  const valuesIn = (on: 'task' | 'assignment') =>
    Object.fromEntries(
      [...changes.of(on)].flatMap(([row, before]) => {
        const value = (before?.['baselines'] as Fields | undefined)?.[id]
        return value === undefined ? [] : [[row, value]]
      }),
    )
  return {
    ...edit,
    now: { ...edit.now, values: { tasks: valuesIn('task'), assignments: valuesIn('assignment') } },
  } as RowEdit
}
