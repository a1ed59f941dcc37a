import type { KeptParts } from './kept-parts.ts'

/** Rows of a list that are no entries of a plan, as they stood after another. */
export interface KeptRow {
  /** Id of the entry before it; absent at the top. */
  readonly after?: string
  readonly xml: string
}

/** What a plan keeps of its file beyond the model. */
export interface KeptPlan extends KeptParts {
  readonly taskRows?: readonly KeptRow[]
  readonly resourceRows?: readonly KeptRow[]
  readonly assignmentRows?: readonly KeptRow[]
}

/** What a task keeps: also links that lead nowhere in this file. */
export interface KeptTask extends KeptParts {
  readonly links?: string
}

/** What a calendar keeps: also exceptions that could not be read. */
export interface KeptCalendar extends KeptParts {
  readonly unread?: readonly string[]
}
