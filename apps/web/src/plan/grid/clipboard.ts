import { newId } from '../session/new-id.ts'
import { mergeEdits } from '../session/merge-edits.ts'
import type { PlanColumn } from '../columns/column.ts'
import type { CellNotRead, CellText } from '../session/actions.ts'
import type { PlanScreen } from '../ui/plan-context.ts'
import { isGroup } from '../session/rows.ts'

/** Cells of text as spreadsheets put them on the clipboard: tabs and lines, quoted where a cell holds either. */
export function readTsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const body = text.replaceAll('\r\n', '\n').replace(/\n$/, '')
  while (at <= body.length) {
    let cell: string
    if (body[at] === '"') {
      const found = /^"((?:[^"]|"")*)"(?=[\t\n]|$)/.exec(body.slice(at))
      cell = found ? found[1]!.replaceAll('""', '"') : plainCell(body, at)
      at += found ? found[0].length : cell.length
    } else {
      cell = plainCell(body, at)
      at += cell.length
    }
    row.push(cell)
    if (body[at] === '\t') at += 1
    else {
      rows.push(row)
      row = []
      at += 1
    }
  }
  return rows
}

const plainCell = (text: string, at: number): string => /^[^\t\n]*/.exec(text.slice(at))![0]

export const writeTsv = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')

/** The chosen rows with the columns shown, or the cell with the cursor. */
export function copied({ session, grid, actions }: PlanScreen, columns: readonly PlanColumn[]): string | undefined {
  const { active, chosen } = grid
  if (active === undefined) return undefined
  const taskOf = (id: string) => session.book.task.get(id)
  if (chosen.size <= 1) {
    const task = taskOf(active.id)
    const column = columns.find(({ id }) => id === active.column)
    return task && column?.text(actions.context, task)
  }
  const ids = [...chosen].sort((a, b) => (session.rows.indexOf.get(a) ?? 0) - (session.rows.indexOf.get(b) ?? 0))
  return writeTsv(
    ids.flatMap((id) => {
      const task = taskOf(id)
      return task ? [columns.map((column) => column.text(actions.context, task))] : []
    }),
  )
}

/**
 * Puts cells over the table from the cursor on, as one command; below the last row they become new tasks.
 * @returns why not, and in which cell
 */
export function paste(
  { session, grid, actions }: PlanScreen,
  columns: readonly PlanColumn[],
  text: string,
): CellNotRead | undefined {
  const { active } = grid
  if (active === undefined) return undefined
  const table = readTsv(text)
  const fromRow = session.rows.indexOf.get(active.id) ?? 0
  const fromColumn = columns.findIndex(({ id }) => id === active.column)
  const existing: CellText[] = []
  const added: (readonly string[])[] = []
  table.forEach((cells, n) => {
    const id = session.rows.ids[fromRow + n]
    if (id !== undefined && isGroup(id)) return
    if (id === undefined) added.push(cells)
    else
      cells.forEach((cell, k) => {
        const column = columns[fromColumn + k]
        const task = session.book.task.get(id)
        // What follows from other tasks is not pasted over.
        if (column?.edit && task && column.edit.fixed?.(actions.context, task) === undefined)
          existing.push({ id, column, text: cell })
      })
  })
  if (added.length === 0) return actions.setCells('rows.paste', existing)
  return pasteNew({ actions, session }, columns.slice(fromColumn), existing, added)
}

/** New tasks have to be there for their cells to be read; all of it is one command. */
function pasteNew(
  { actions, session }: Pick<PlanScreen, 'actions' | 'session'>,
  columns: readonly PlanColumn[],
  existing: readonly CellText[],
  added: readonly (readonly string[])[],
): CellNotRead | undefined {
  const { book } = session
  const ids = added.map(() => newId())
  const makes = actions.newTasks(
    { after: book.children().at(-1) },
    ids.map((id) => ({ id, fields: {} })),
  )
  const cells = added.flatMap((row, n) =>
    row.flatMap((text, k): CellText[] =>
      columns[k]?.edit && text !== '' ? [{ id: ids[n]!, column: columns[k]!, text }] : [],
    ),
  )
  const read = session.trying(makes, () => actions.readCells([...existing, ...cells]))
  if ('sentence' in read) return read
  if ('refusal' in read) return { sentence: read.refusal.sentence, refusal: read.refusal }
  return actions.run('rows.paste', mergeEdits([...makes, ...read]))
}
