import { useEffect, useMemo } from 'react'
import { textOf } from '../../app/search-params.ts'
import type { SearchParams } from '../../app/search-params.ts'
import { resourcesText } from '../columns/resources.ts'
import type { ColumnContext, PlanColumn } from '../columns/column.ts'
import { compareTexts, type RowsView } from '../session/rows.ts'
import type { PlanScreen } from './plan-context.ts'

export const filters = ['critical', 'milestones', 'unfinished', 'missed', 'constrained'] as const
export type PlanFilter = (typeof filters)[number]
export const groups = ['resource', 'state', 'critical', 'calendar'] as const
export type PlanGroup = (typeof groups)[number]

/** Search, filter, sort and grouping as the address says them, put onto the rows. */
export function useRowsView({ session, actions, allColumns }: PlanScreen, search: SearchParams): void {
  const [q, filter, sort, group, level] = [search.q, search.filter, search.sort, search.group, search.level].map(textOf)
  const view = useMemo((): Omit<RowsView, 'collapsed'> => {
    const tests = [
      ...(q ? [finds(actions.context, q)] : []),
      ...(isFilter(filter) ? [tested(actions.context, filter)] : []),
    ]
    return {
      matches: tests.length === 0 ? undefined : (id) => tests.every((test) => test(id)),
      compare: sort === undefined ? undefined : compares(actions.context, allColumns, sort),
      groupOf: groups.some((each) => each === group) ? groupsBy(actions.context, group as PlanGroup) : undefined,
    }
  }, [actions, allColumns, q, filter, sort, group])
  useEffect(() => {
    const { collapsed } = session.view
    if (
      session.view.matches !== view.matches ||
      session.view.compare !== view.compare ||
      session.view.groupOf !== view.groupOf
    )
      session.setView({ ...view, collapsed })
  }, [session, view])
  useEffect(() => {
    if (level === undefined) return
    session.setView({ ...session.view, collapsed: foldedBelow(session, Number(level)) })
  }, [session, level])
}

const isFilter = (text: string | undefined): text is PlanFilter => filters.some((each) => each === text)

/** Summaries at a level and below. */
export function foldedBelow({ book }: PlanScreen['session'], level: number): ReadonlySet<string> {
  const folded = new Set<string>()
  const depth = new Map<string, number>()
  for (const { id, parent } of book.inOrder()) {
    const at = parent === undefined ? 1 : (depth.get(parent) ?? 0) + 1
    depth.set(id, at)
    if (at >= level && book.children(id).length > 0) folded.add(id)
  }
  return folded
}

function finds({ session, names }: ColumnContext, text: string): (id: string) => boolean {
  const wanted = text.toLowerCase()
  return (id) => {
    const task = session.book.task.get(id)
    return task !== undefined && (task.name.toLowerCase().includes(wanted) || names.nameOf(id).toLowerCase() === wanted)
  }
}

function tested({ session }: ColumnContext, filter: PlanFilter): (id: string) => boolean {
  return (id) => {
    const task = session.book.task.get(id)
    const dates = session.dates.of(id)
    if (task === undefined || task.type === 'summary') return false
    switch (filter) {
      case 'critical':
        return dates?.critical === true
      case 'milestones':
        return task.type === 'milestone'
      case 'unfinished':
        return (dates?.percent ?? 0) < 100
      case 'missed':
        return task.deadline !== undefined && dates !== undefined && dates.finish > task.deadline
      case 'constrained':
        return task.constraint !== undefined || task.manual !== undefined
    }
  }
}

function compares(context: ColumnContext, columns: readonly PlanColumn[], sort: string): RowsView['compare'] {
  const descending = sort.startsWith('-')
  const column = columns.find(({ id }) => id === (descending ? sort.slice(1) : sort))
  if (column === undefined) return undefined
  const { book } = context.session
  const value = (id: string): number | string => {
    const task = book.task.get(id)
    return task === undefined ? '' : (column.order?.(context, task) ?? column.text(context, task))
  }
  return (a, b) => {
    const [one, other] = [value(a), value(b)]
    const order =
      typeof one === 'number' && typeof other === 'number' ? one - other : compareTexts(String(one), String(other))
    return descending ? -order : order
  }
}

function groupsBy(context: ColumnContext, group: PlanGroup): (id: string) => string {
  const { session, t } = context
  return (id) => {
    const task = session.book.task.get(id)
    const dates = session.dates.of(id)
    if (task === undefined) return ''
    switch (group) {
      case 'resource':
        return resourcesText(context, task).replaceAll(/\[[^\]]*\]/g, '') || t('group.nobody')
      case 'state': {
        const percent = dates?.percent ?? 0
        return t(percent >= 100 ? 'group.done' : percent > 0 ? 'group.begun' : 'group.toCome')
      }
      case 'critical':
        return t(dates?.critical ? 'group.critical' : 'group.notCritical')
      case 'calendar':
        return session.book.calendar.get(task.calendar ?? session.book.settings.calendar)?.name ?? ''
    }
  }
}
