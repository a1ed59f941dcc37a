import type { PlanTable } from '@gantry/planning/editing'

/** A field of a row that has a column of its own; the others stand in `more`, by their names. */
export interface PlanColumn {
  readonly field: string
  readonly column: string
  readonly type: 'text' | 'integer' | 'double precision'
}

export interface PlanRowTable {
  readonly table: string
  readonly columns: readonly PlanColumn[]
}

export type RowTable = Exclude<PlanTable, 'settings'>

const text = (field: string, column = field): PlanColumn => ({ field, column, type: 'text' })
const whole = (field: string, column = field): PlanColumn => ({ field, column, type: 'integer' })
const real = (field: string, column = field): PlanColumn => ({ field, column, type: 'double precision' })

/** The tables of a plan's rows. Values of baselines, which tasks and assignments carry, have a table of their own. */
export const rowTables: Readonly<Record<RowTable, PlanRowTable>> = {
  calendar: { table: 'plan_calendar', columns: [text('name')] },
  resource: { table: 'plan_resource', columns: [text('name'), text('type'), text('email')] },
  baseline: { table: 'plan_baseline', columns: [text('name'), whole('savedAt', 'saved_at')] },
  task: {
    table: 'plan_task',
    columns: [
      text('parent'),
      text('order', 'sort_key'),
      text('name'),
      text('code'),
      text('wbs'),
      text('type'),
      whole('duration'),
      text('calendar'),
      whole('deadline'),
    ],
  },
  dependency: {
    table: 'plan_dependency',
    columns: [text('predecessor'), text('successor'), text('type')],
  },
  assignment: {
    table: 'plan_assignment',
    columns: [text('task'), text('resource'), real('units'), real('work')],
  },
}
