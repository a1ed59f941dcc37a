import type { BoardRow } from '@gantry/client'
import type { SortKeys } from '../components/sort-rows.ts'

/** The order in which a report goes through its states. */
export const stateOrder = ['due', 'submitted', 'challenged', 'accepted', 'locked', 'missed', 'imported'] as const

export const boardSortKeys: SortKeys<BoardRow> = {
  initiative: (row) => nameOf(row).toLowerCase(),
  state: ({ state }) => (stateOrder as readonly string[]).indexOf(state),
  owner: ({ owner }) => (owner.kind === 'nobody' ? undefined : owner.name.toLowerCase()),
  due: ({ dueOn }) => dueOn ?? undefined,
  submitted: ({ submittedOn }) => submittedOn ?? undefined,
  missing: ({ missing, state }) => (state === 'due' ? missing.length : undefined),
}

/** The initiative that a report tells of; the report's own title where that may not be seen. */
export function nameOf({ initiative, title }: BoardRow): string {
  return initiative && 'title' in initiative ? initiative.title : title
}

/** Rows in a state, with every word in their names or their reporter's. */
export function narrowBoard(rows: readonly BoardRow[], state: string | undefined, q = ''): readonly BoardRow[] {
  const words = q.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter((row) => {
    const text = `${row.ref}\n${nameOf(row)}\n${row.title}\n${row.owner.name}`.toLowerCase()
    return (state === undefined || row.state === state) && words.every((word) => text.includes(word))
  })
}
