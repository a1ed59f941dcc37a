import type { Task } from '@gantry/planning'
import type { FieldsOf, RowEdit } from '@gantry/planning/editing'
import type { TFunction } from 'i18next'
import type { PlanSession } from '../session/plan-session.ts'
import type { TaskNames } from '../session/task-names.ts'

/** What columns read and write with. */
export interface ColumnContext {
  readonly session: PlanSession
  readonly names: TaskNames
  readonly t: TFunction<'plan'>
}

/** What a typed text comes to: fields of the task, rows of other tables, or why it is none. */
export type CellChange =
  | { readonly fields: FieldsOf<'task'>; readonly refused?: undefined }
  | { readonly edits: readonly RowEdit[]; readonly refused?: undefined }
  | { readonly refused: string }

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface CellEdit {
  /** What stands in the field when it opens, if it is other than what the cell shows. */
  readonly value?: (context: ColumnContext, task: Task) => string
  /** Chosen rather than typed. */
  readonly choices?: (context: ColumnContext, task: Task) => readonly Choice[]
  readonly parse: (context: ColumnContext, task: Task, text: string) => CellChange
  /** Why this task's cell is not changed by hand. */
  readonly fixed?: (context: ColumnContext, task: Task) => string | undefined
  readonly verb: string
}

/** One column of the table of a plan: how a cell reads, is spoken, is sorted and is edited. */
export interface PlanColumn {
  readonly id: string
  readonly label: string
  readonly width: number
  readonly numeric?: boolean
  readonly text: (context: ColumnContext, task: Task) => string
  /** Where the text alone would not be understood when it is read aloud. */
  readonly spoken?: (context: ColumnContext, task: Task) => string
  /** What rows are sorted by; without, the text. */
  readonly order?: (context: ColumnContext, task: Task) => number | string
  readonly edit?: CellEdit
  /** Among the columns that a plan shows when nobody chose. */
  readonly usual?: boolean
}
