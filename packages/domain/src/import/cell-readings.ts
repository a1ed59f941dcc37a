import { cellText } from './cell-text.ts'
import { readCell } from './read-cell.ts'
import type { RawTable } from './raw-table.ts'
import type { ColumnExample, ColumnMapping, ColumnProposal, ImportContext, InterpretedCell } from './types.ts'

type Readings = Pick<ColumnProposal, 'counts' | 'absences' | 'examples'>
type Sort = keyof Readings['counts']

/** How many texts of each sort are shown, and how much of a long one. */
const shown: Readonly<Record<Sort, number>> = { unread: 4, value: 4, range: 2, absent: 3 }
const longest = 200

/** All cells of a column as a mapping reads them: counted, and some of each sort. Equal texts are read once. */
export function cellReadings(table: RawTable, mapping: ColumnMapping, context: ImportContext): Readings {
  const counts = { value: 0, range: 0, absent: 0, unread: 0 }
  const absences: Readings['absences'] = {}
  if (mapping.target === 'ignore') return { counts, absences, examples: [] }
  const read = new Map<string, ColumnExample>()
  for (const { cells } of table.rows) {
    const text = cellText(cells[mapping.index])
    const before = read.get(text)
    if (before) before.rows++
    else read.set(text, { rows: 1, cell: readCell(text, mapping, context).cell })
  }
  for (const { rows, cell } of read.values()) {
    counts[sortOf(cell)] += rows
    if ('absent' in cell && !cell.unread) absences[cell.absent.type] = (absences[cell.absent.type] ?? 0) + rows
  }
  return { counts, absences, examples: mostOfEach([...read.values()]).map(clippedExample) }
}

/** One column of several tables with the same headings: how all of their cells were read. */
export function joinReadings<Column extends Readings>(columns: readonly [Column, ...Column[]]): Column {
  const [first, ...others] = columns
  if (others.length === 0) return first
  const counts = { ...first.counts }
  const absences = { ...first.absences }
  const examples = new Map(first.examples.map((example) => [example.cell.raw, example]))
  for (const column of others) {
    for (const sort of Object.keys(shown) as Sort[]) counts[sort] += column.counts[sort]
    for (const [type, n] of Object.entries(column.absences) as [keyof Readings['absences'], number][])
      absences[type] = (absences[type] ?? 0) + n
    for (const { rows, cell } of column.examples)
      examples.set(cell.raw, { rows: (examples.get(cell.raw)?.rows ?? 0) + rows, cell })
  }
  return { ...first, counts, absences, examples: mostOfEach([...examples.values()]) }
}

function sortOf(cell: InterpretedCell): Sort {
  if ('absent' in cell) return cell.unread ? 'unread' : 'absent'
  return 'value' in cell ? 'value' : 'range'
}

function mostOfEach(all: readonly ColumnExample[]): ColumnExample[] {
  const bySort = Map.groupBy(all, ({ cell }) => sortOf(cell))
  return (Object.keys(shown) as Sort[]).flatMap((sort) => (bySort.get(sort) ?? []).slice(0, shown[sort]))
}

function clippedExample({ rows, cell }: ColumnExample): ColumnExample {
  return { rows, cell: clipped(cell) }
}

function clipped(cell: InterpretedCell): InterpretedCell {
  const raw = clip(cell.raw)
  if ('absent' in cell && cell.absent.reason !== undefined)
    return { ...cell, raw, absent: { ...cell.absent, reason: clip(cell.absent.reason) } }
  if ('value' in cell && typeof cell.value === 'string') return { ...cell, raw, value: clip(cell.value) }
  return { ...cell, raw }
}

function clip(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
