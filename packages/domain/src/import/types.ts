/**
 * The shapes that import hands from stage to stage: raw table → proposed mapping → interpreted rows → matched
 * initiatives. All plain data: they travel as JSON between browser, server and command.
 */
import type { Absence, AbsenceType } from '../absence.ts'
import type { Money, RatingScale, RatingValue } from '../portfolio/facts.ts'
import type { RawTable } from './raw-table.ts'

export type { Absence, AbsenceType } from '../absence.ts'
export type { Assessor, Money, RatingScale, RatingValue } from '../portfolio/facts.ts'
export type { RawCell, RawDate, RawHeader, RawRow, RawTable, TableNote } from './raw-table.ts'

/** What a problem cost: the file, one row, one cell, or nothing (a warning to read). */
export type ProblemEffect = 'fileRefused' | 'rowRefused' | 'cellUnread' | 'warning'

/** One thing that could not be taken as it stood. `row`, `column`, `value` are null where they do not apply. */
export type ImportProblem = {
  file: string
  sheet?: string
  row: number | null
  column: string | null
  value: string | null
  /** Stable id, for example 'date.impossible', 'row.phantom', 'file.encrypted'. */
  code: string
  message: string
  /** What the person can do about it. */
  mend: string
  effect: ProblemEffect
}

// ---------------------------------------------------------------- values

/** `scale` is a versioned scale; its points are mapped by an explicit table (`rating-scales.ts`). */
export type Rating = { scale: RatingScale; value: RatingValue }

/**
 * What a column's cells hold.
 * percent: percent points (-17.54 for "-17.54%"). date: 'YYYY-MM-DD'. url, id, unit, choice: text.
 */
export const valueTypes = [
  'text',
  'longText',
  'id',
  'unit',
  'choice',
  'date',
  'money',
  'percent',
  'number',
  'boolean',
  'rating',
  'url',
] as const
export type ValueType = (typeof valueTypes)[number]
export type FieldValue = string | number | boolean | Money | Rating

/** How exactly a date was given. The value is the first day for start fields, else the last day, of month/quarter/year. */
export type DatePrecision = 'day' | 'month' | 'quarter' | 'year'

type CellSource = {
  /** The text in the file, never changed. */
  raw: string
  /** Index of the column in the table. */
  column: number
}
export type ValueCell = CellSource & { value: FieldValue; precision?: DatePrecision }
/** An open end is left out ("over $1bn" has no `high`). Both ends have the same kind of value. */
export type RangeCell = CellSource & { low?: FieldValue; high?: FieldValue }
/** `unread` marks a value that was there but could not be read; a problem of the same row and column says why. */
export type AbsentCell = CellSource & { absent: Absence; unread?: true }
export type InterpretedCell = ValueCell | RangeCell | AbsentCell

// ---------------------------------------------------------------- mapping

/**
 * Where a column goes:
 *   'initiative.<field>'  externalId, title, unit, category, description, parentRef, type, stage
 *   'status.<field>'      startDate, endDate, wholeLifeCost, inYearBaseline, inYearForecast, benefits,
 *                         ratingCommentary, scheduleCommentary, inYearCommentary, costCommentary, benefitsCommentary
 *   'rating.<assessor>.<dimension>'   rating.independent.deliveryConfidence, rating.owner.overall, …
 *   'period.asOf' | 'period.label'    the row's own reporting date or period name
 *   'custom.<id>'         a custom field of the status report; `type` and `label` say what it is
 *   'ignore'              not taken; `reason` says why
 */
export type TargetId = string

/** A field columns may be mapped to: built-in ones from `importFields`, and an organisation's custom fields. */
export type KnownField = {
  target: TargetId
  label: string
  type: ValueType
  /** Extra header words to recognise it by (an organisation's own names). */
  synonyms?: string[]
}

export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** How the cells of a column are read. Only what applies to the column's type is present. */
export type ColumnFormat = {
  date?: {
    order: DateOrder
    /** How many cells can only be read in this order, and how many only in the other. */
    evidence: { for: number; against: number }
    /** yy below the pivot is 20yy, else 19yy. */
    pivot: number
    /** Plain numbers are spreadsheet day numbers of this system. */
    serials?: '1900' | '1904'
  }
  money?: {
    /** ISO 4217; 'XXX' where nobody says which. What a cell's own sign or code says goes first. */
    currency: string
    currencyFrom: string
    /** Neither cells nor headers name a currency: the organisation's was taken. */
    currencyAssumed?: true
    /** 1, 1e3, 1e5 (lakh), 1e6, 1e7 (crore) or 1e9: what a bare number counts. A suffix after the number replaces it and is never added to it. */
    multiplier: number
    multiplierFrom: string
    /** Neither header nor texts of this column say it: that of the other money columns was taken. */
    multiplierAssumed?: true
    decimal: '.' | ','
  }
  number?: { decimal: '.' | ',' }
  percent?: {
    decimal: '.' | ','
    /** Bare numbers without a % sign are points (12 = 12 %) or fractions (0.12 = 12 %). */
    bare: 'points' | 'fraction'
  }
  rating?: { scale: RatingScale }
}

/** A rule that reads some value as absent, always with its reason; shown in the preview and kept in the mapping. */
export type ColumnRule = { when: 'zero' | 'equals'; text?: string; absent: AbsenceType; reason: string }

/**
 * What the file says its column means. `text` holds the parenthesised definitions of the header, verbatim.
 * `key` is normalised for comparison ('basis=baseline;nonGovernment=included'); '' where the header says nothing.
 */
export type ColumnDefinition = { header: string; text: string; key: string }

export type ColumnMapping = {
  index: number
  header: string
  /** Normalised header words (and the occurrence number of a duplicate), by which a mapping is remembered. */
  fingerprint: string
  target: TargetId
  type: ValueType
  /** Name of a custom field. */
  label?: string
  format: ColumnFormat
  definition: ColumnDefinition
  rules: ColumnRule[]
  /** Why this target, in words; for 'ignore' why it is left out. */
  reason: string
}

export type ColumnProposal = ColumnMapping & {
  /** 0 to 1. */
  confidence: number
  /** What decided: the person, an earlier import, the header, the contents, both of them, or nothing. */
  by: 'person' | 'remembered' | 'header' | 'content' | 'both' | 'none'
  alternatives: { target: TargetId; confidence: number }[]
  /** Up to five distinct cells as written. */
  samples: string[]
  /** How the column's cells divide: values, ranges, absences, unreadable ones. */
  counts: { value: number; range: number; absent: number; unread: number }
  /** The absences among them by type. */
  absences: Partial<Record<AbsenceType, number>>
  /** Some texts of each sort with what they were read as: what is not understood first. */
  examples: ColumnExample[]
}

/** One text of a column (cut when long), how many rows hold it, and what it was read as. */
export type ColumnExample = { rows: number; cell: InterpretedCell }

/**
 * What a person changes about one column, told by its header (as written, or its fingerprint) or index. Without `type`
 * the target's own type holds. `format` replaces what was worked out, part by part.
 */
export type ColumnChange = {
  header?: string
  index?: number
  target?: TargetId
  type?: ValueType
  label?: string
  rules?: ColumnRule[]
  format?: { [Part in keyof ColumnFormat]?: Partial<NonNullable<ColumnFormat[Part]>> }
}

/**
 * What is remembered of an import: one per table, chosen again by `fingerprint` (of all headers) or column by column.
 * `sheet`: of another sheet of the file at hand, not of an import before.
 */
export type Mapping = { fingerprint: string; columns: ColumnMapping[]; sheet?: string }

// ---------------------------------------------------------------- periods

export type Cadence = 'yearly' | 'halfYearly' | 'quarterly' | 'monthly' | 'irregular' | 'unknown'

/** One hint about the period. `won` marks those that decided label or as-of date. */
export type PeriodEvidence = {
  source: 'user' | 'column' | 'content' | 'fileName' | 'header' | 'sheet' | 'preamble'
  /** In words, with counts: '188 of 244 rows speak of "22/23-Q4"'. */
  words: string
  label?: string
  asOf?: string
  won: boolean
}

export type PeriodProposal = {
  label: string
  /** 'YYYY-MM-DD', or null when nothing in the file tells: then the person must say. */
  asOf: string | null
  /** Fiscal or calendar dates covered, when known. */
  covers: { from: string; to: string } | null
  evidence: PeriodEvidence[]
  cadence: Cadence
  /** Organisation units with rows in this period, as written, in file order. */
  units: string[]
  rows: number
}

// ---------------------------------------------------------------- rows

export type InterpretedRow = {
  row: number
  /** Label of the row's period proposal. */
  period: string
  externalId: string | null
  title: string
  unit: string | null
  /** By target. Ignored columns are not here. */
  cells: Record<TargetId, InterpretedCell>
  /** The row as it stood in the file, cell by cell, for provenance. */
  raw: string[]
}

export type InterpretedTable = {
  file: string
  sheet?: string
  mapping: Mapping
  periods: PeriodProposal[]
  rows: InterpretedRow[]
  problems: ImportProblem[]
  /** Columns that have no home: ignored, with the reason. */
  unmapped: { index: number; header: string; reason: string }[]
}

/** What the caller knows that the file does not say. */
export type ImportContext = {
  /** `--period`: wins over everything in the file. 'YYYY', 'YYYY-MM', 'YYYY-MM-DD', 'YYYY-Qn' or any label. */
  period?: string
  /** ISO 4217; for money whose file names no currency (and which dollar a bare $ is). Without it such money is 'XXX'. */
  currency?: string
  /** A person said the currency for these very files: nothing is assumed then. */
  currencySaid?: true
  /** First month of the fiscal year (1–12) for "22/23-Q4"; default 4. */
  fiscalYearStartMonth?: number
  /** yy below it is 20yy; default 70. */
  centuryPivot?: number
  /** Date order where a column gives no evidence at all; default 'dmy'. */
  dateOrder?: DateOrder
  known?: KnownField[]
  /** Earlier mappings, newest first. */
  earlier?: Mapping[]
  /** What the person says about columns, over everything else. */
  changes?: ColumnChange[]
}

// ---------------------------------------------------------------- identity

/** What a report says of an initiative beside its name; equal figures support a match and never make one. */
export type IdentityFigures = { startDate: string | null; endDate: string | null; wholeLifeCost: Money | null }

/** An id or name under which some source spoke of an initiative, already linked to it. */
export type KnownIdentity = {
  initiativeId: string
  /** Which list the id belongs to ('GMPP'); ids of different sources are different ids. null = not said. */
  source?: string | null
  externalId: string | null
  title: string
  /** Unit as written, or its id; compared through `units`. */
  unit: string | null
  /** What was last reported under this name. */
  figures?: IdentityFigures | null
}

/** A unit with everything it is or was called; `successors` are ids of units that took over from it. */
export type KnownUnit = { id: string; names: string[]; successors: string[] }

export type IncomingIdentity = {
  /** What the caller finds the row by. */
  key: string
  /** Periods are matched in the order of their first row; an initiative takes one row of each. */
  period: string
  source?: string | null
  externalId: string | null
  title: string
  unit: string | null
  figures?: IdentityFigures | null
}

/** Why two identities are the same, or might be. */
export type MatchBasis = 'id' | 'exactName' | 'normalisedName'
export type ProposalBasis =
  | 'idFamily'
  | 'renamed'
  | 'acronym'
  | 'similarName'
  | 'nameAndFigures'
  | 'sameFigures'
  | 'nameOtherUnit'
  | 'ambiguous'
  | 'idOtherSource'

/** An initiative of the store (`initiativeId`), or the `group`-th new one of this import. */
export type MatchTarget = { initiativeId: string } | { group: number }

export type MatchedIdentity = { key: string; basis: MatchBasis } & MatchTarget
/** The first row of a new initiative. Later rows of it are among `matched` with the same group. */
export type CreatedIdentity = { key: string; group: number }
export type ProposedLink = {
  key: string
  target: MatchTarget
  basis: ProposalBasis
  /** 0 to 1. */
  score: number
  /** Both sides in words, for a person to decide. */
  evidence: string[]
  incoming: IncomingIdentity
  known: { externalId: string | null; title: string; unit: string | null }
}

export type IdentityMatch = {
  matched: MatchedIdentity[]
  created: CreatedIdentity[]
  /** Only proposed: each of these rows is its own initiative until a person links it. Strongest first. */
  proposed: ProposedLink[]
  /** Rows with ids that say one thing and names that say another; `key` tells the row. */
  doubts: { key: string; code: string; message: string; mend: string }[]
}

// ---------------------------------------------------------------- reading files

/** What reading a file gave: its tables, or none and the refusal among the problems. */
export type ReadTables = { tables: RawTable[]; problems: ImportProblem[] }
