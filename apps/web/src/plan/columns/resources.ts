import type { Assignment, Task } from '@gantry/planning'
import { changeRow, fieldsOf, makeRow, type RowEdit } from '@gantry/planning/editing'
import { newId } from '../session/new-id.ts'
import type { CellChange, ColumnContext, PlanColumn } from './column.ts'

const part = /^(.*?)\s*(?:\[\s*(\d+(?:[.,]\d+)?)\s*%?\s*\])?$/

export function resourceColumn({ t }: Pick<ColumnContext, 't'>): PlanColumn {
  return {
    id: 'resources',
    label: t('column.resources'),
    width: 150,
    text: (context, task) => resourcesText(context, task),
    edit: {
      verb: 'assignment.edit',
      fixed: ({ t }, task) => (task.type === 'summary' ? t('fixed.summary') : undefined),
      parse: resourcesChange,
    },
  }
}

const assignmentsOf = ({ session: { book } }: Pick<ColumnContext, 'session'>, { id }: Task): readonly Assignment[] =>
  [...book.assignments(id)].flatMap((one) => book.assignment.get(one) ?? [])

/** `Ada; Crane[50%]`. */
export function resourcesText(context: Pick<ColumnContext, 'session'>, task: Task): string {
  const { resource } = context.session.book
  return assignmentsOf(context, task)
    .flatMap((one) => {
      const name = one.resource === undefined ? undefined : resource.get(one.resource)?.name
      if (name === undefined) return []
      return one.units === 1 ? name : `${name}[${Math.round(one.units * 10_000) / 100}%]`
    })
    .join('; ')
}

/** Who works on a task becomes who was typed; a name that nobody has makes a new resource. */
function resourcesChange(context: ColumnContext, task: Task, text: string): CellChange {
  const { session, t } = context
  const { book } = session
  const byName = new Map([...book.resource.values()].map((one) => [one.name.toLowerCase(), one.id]))
  const there = assignmentsOf(context, task)
  const kept = new Set<string>()
  const edits: RowEdit[] = []
  for (const said of text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')) {
    const [, name = '', percent] = part.exec(said) ?? []
    if (name === '') return { refused: t('refused.resource', { name: said }) }
    const units = percent === undefined ? 1 : Number(percent.replace(',', '.')) / 100
    let resource = byName.get(name.toLowerCase())
    if (resource === undefined) {
      resource = newId()
      byName.set(name.toLowerCase(), resource)
      edits.push(makeRow('resource', resource, { name, type: 'work' }))
    }
    const old = there.find((one) => one.resource === resource && !kept.has(one.id))
    if (old === undefined)
      edits.push(
        makeRow('assignment', newId(), { task: task.id, resource, units, work: Math.round(task.duration * units) }),
      )
    else {
      kept.add(old.id)
      if (old.units !== units)
        edits.push(changeRow(book, 'assignment', old.id, { units, work: Math.round(task.duration * units) }))
    }
  }
  const gone = there.filter(({ id, resource }) => resource !== undefined && !kept.has(id))
  return { edits: [...gone.map(({ id }) => removeAssignment(context, id)), ...edits] }
}

function removeAssignment({ session }: Pick<ColumnContext, 'session'>, id: string): RowEdit {
  const { kept: _, ...was } = fieldsOf(session.book, 'assignment', id) ?? {}
  return { on: 'assignment', id, was, now: null } as unknown as RowEdit
}
