import type { Dependency, Task } from '@gantry/planning'
import { changeRow, type FieldsOf, fieldsOf, makeRow, type RowEdit } from '@gantry/planning/editing'
import { newId } from '../session/new-id.ts'
import { parsePredecessors, predecessorText } from '../text/predecessor-text.ts'
import type { CellChange, ColumnContext, PlanColumn } from './column.ts'

export function linkColumns({ t }: Pick<ColumnContext, 't'>): readonly PlanColumn[] {
  return [
    {
      id: 'predecessors',
      label: t('column.predecessors'),
      width: 120,
      usual: true,
      text: (context, task) => textOf(context, incoming(context, task), 'predecessor'),
      spoken: (context, task) => spokenLinks(context, incoming(context, task), 'predecessor'),
      edit: {
        verb: 'link.edit',
        parse: (context, task, text) => predecessorsChange(context, task, text),
      },
    },
    {
      id: 'successors',
      label: t('column.successors'),
      width: 120,
      text: (context, task) => textOf(context, outgoing(context, task), 'successor'),
      spoken: (context, task) => spokenLinks(context, outgoing(context, task), 'successor'),
    },
  ]
}

export const incoming = ({ session: { book } }: Pick<ColumnContext, 'session'>, { id }: Task): readonly Dependency[] =>
  [...book.incoming(id)].flatMap((link) => book.dependency.get(link) ?? [])

export const outgoing = ({ session: { book } }: Pick<ColumnContext, 'session'>, { id }: Task): readonly Dependency[] =>
  [...book.outgoing(id)].flatMap((link) => book.dependency.get(link) ?? [])

function textOf(
  { session, names }: ColumnContext,
  links: readonly Dependency[],
  end: 'predecessor' | 'successor',
): string {
  const { units } = session.book.settings
  return links.map((link) => predecessorText(names.nameOf(link[end]), link, units)).join('; ')
}

/** `Piles, finish to start, plus 2d`. */
export function spokenLinks(
  { session, t }: ColumnContext,
  links: readonly Dependency[],
  end: 'predecessor' | 'successor',
): string {
  const { units } = session.book.settings
  return links
    .map((link) => {
      const lag = predecessorText('', link, units).slice(2)
      const name = session.book.task.get(link[end])?.name ?? ''
      return t(lag === '' ? 'spoken.link' : 'spoken.linkLag', { name, type: t(`linkType.${link.type}`), lag })
    })
    .join(', ')
}

/** The links of a row become those that were typed: old ones changed, new ones made, the rest taken away. */
export function predecessorsChange(context: ColumnContext, task: Task, text: string): CellChange {
  const { session, names, t } = context
  const read = parsePredecessors(text, session.book.settings.units, (name) => names.find(name) !== undefined)
  if ('unread' in read) return { refused: t('refused.link', { link: read.unread }) }
  const there = incoming(context, task)
  const kept = new Set<string>()
  const edits: RowEdit[] = []
  for (const { name, type, lag } of read) {
    const predecessor = names.find(name)
    if (predecessor === undefined) return { refused: t('refused.noTask', { name }) }
    if (predecessor === task.id) return { refused: t('refused.itself') }
    const same = there.filter((link) => link.predecessor === predecessor && !kept.has(link.id))
    const old = same.find((link) => link.type === type) ?? same[0]
    if (old === undefined) edits.push(makeRow('dependency', newId(), { predecessor, successor: task.id, type, lag }))
    else {
      kept.add(old.id)
      const now: FieldsOf<'dependency'> = {
        ...(old.type !== type && { type }),
        ...(JSON.stringify(old.lag) !== JSON.stringify(lag) && { lag }),
      }
      if (Object.keys(now).length > 0) edits.push(changeRow(session.book, 'dependency', old.id, now))
    }
  }
  const gone = there.filter(({ id }) => !kept.has(id)).map(({ id }) => removeLink(context, id))
  return { edits: [...gone, ...edits] }
}

export function removeLink({ session }: Pick<ColumnContext, 'session'>, id: string): RowEdit {
  const { kept: _, ...was } = fieldsOf(session.book, 'dependency', id) ?? {}
  return { on: 'dependency', id, was, now: null } as unknown as RowEdit
}
