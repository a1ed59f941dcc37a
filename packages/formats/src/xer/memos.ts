import { plainNotes } from './notes.ts'
import type { Cells } from './xer-file.ts'
import { parseText } from './values.ts'

/** The rows notes come from; kept whole, since a note's topic and its layout have no place in a plan. */
export interface MemoTables {
  readonly MEMOTYPE: readonly Cells[]
  readonly TASKMEMO: readonly Cells[]
  readonly WBSMEMO: readonly Cells[]
}

export function memoTables(rows: (table: string) => readonly Cells[]): MemoTables {
  return { MEMOTYPE: rows('MEMOTYPE'), TASKMEMO: rows('TASKMEMO'), WBSMEMO: rows('WBSMEMO') }
}

/** Notes of activities (TASKMEMO) or WBS elements (WBSMEMO) by their P6 id; several topics become one text. */
export function memoNotes(tables: MemoTables, table: 'TASKMEMO' | 'WBSMEMO'): Map<string, string> {
  const topics = new Map(tables.MEMOTYPE.map((cells) => [cells['memo_type_id'] ?? '', cells['memo_type']]))
  const [owner, memo] = table === 'TASKMEMO' ? ['task_id', 'task_memo'] : ['wbs_id', 'wbs_memo']
  const rows = Map.groupBy(tables[table], (cells) => cells[owner] ?? '')
  const notes = new Map<string, string>()
  for (const [id, memos] of rows) {
    const texts = memos.flatMap((cells) => {
      const text = plainNotes(cells[memo])
      const topic = topics.get(cells['memo_type_id'] ?? '')
      if (text === undefined) return []
      return [topic === undefined || memos.length === 1 ? text : `${parseText(topic)}: ${text}`]
    })
    if (texts.length > 0) notes.set(id, texts.join('\n\n'))
  }
  return notes
}
