import type { Assignment, Baseline, Calendar, Dependency, Resource, Task } from '../plan.ts'
import type { Fields } from './change.ts'
import { type PlanRows, type PlanTable, settingsId } from './command.ts'
import type { PlanBook } from './plan-book.ts'

/** A row's fields as commands name them; undefined where there is no such row. What it gives is not to be written to. */
export function fieldsOf(book: PlanBook, on: PlanTable, id: string): Fields | undefined {
  if (on === 'settings') return id === settingsId ? { ...book.settings } : undefined
  const row = book[on].get(id)
  if (row === undefined) return undefined
  const { id: _, ...fields } = row as { readonly id: string } & Fields
  return on === 'task' ? { ...fields, order: book.order(id) } : fields
}

/** Makes a row of these fields, or puts it where one is; undefined takes it away. */
export function putRow(book: PlanBook, on: PlanTable, id: string, fields: Fields | undefined): void {
  if (on === 'settings') {
    if (fields !== undefined) book.settings = fields as unknown as PlanRows['settings']
    return
  }
  if (on === 'task') return putTask(book, id, fields)
  if (on === 'dependency')
    return fields ? book.putDependency({ id, ...fields } as unknown as Dependency) : book.dropDependency(id)
  if (on === 'assignment')
    return fields ? book.putAssignment({ id, ...fields } as unknown as Assignment) : book.dropAssignment(id)
  const rows = book[on] as Map<string, Calendar | Resource | Baseline>
  if (fields === undefined) rows.delete(id)
  else rows.set(id, { id, ...fields } as unknown as Calendar | Resource | Baseline)
}

function putTask(book: PlanBook, id: string, fields: Fields | undefined): void {
  if (fields === undefined) return book.dropTask(id)
  const { order, ...rest } = fields
  const row = { id, ...rest } as unknown as Task
  const there = book.task.get(id)
  if (there !== undefined && there.parent === row.parent && book.order(id) === order) book.replaceTask(row)
  else book.putTask(row, order as string)
}
