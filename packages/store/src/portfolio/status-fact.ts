import type { Absence } from '@gantry/domain/absence'
import { type Field, tellsMoney } from '@gantry/domain/field'
import { snakeCase } from '@gantry/domain/kind'
import { statusReport } from '@gantry/domain/kinds/status-report'
import {
  type DayField,
  dayFields,
  type Known,
  type Money,
  type MoneyField,
  moneyFields,
  type RatingFact,
  type SourceCell,
  type StatusFact,
  type TextField,
  textFields,
} from '@gantry/domain/portfolio/facts'

type Row = Readonly<Record<string, unknown>>

/** Where a status report came from: a row of a file, and what stood before it for fields that row is silent about. */
export interface Source {
  readonly import?: string
  readonly file?: string
  readonly row?: number
  readonly columns?: Readonly<Record<string, number>>
  readonly earlier?: Source
}

export interface FileName {
  readonly name: string
  readonly headers: readonly string[]
}

/** What depends on the reader and on the period. */
export interface Reading {
  readonly seesMoney: boolean
  /** When the period was locked, if it was. */
  readonly lockedAt?: string
}

/** A row of `status_report` → what was reported. Money, and what was written on it, only for readers who may see it. */
export function statusFact(
  row: Row,
  ratings: readonly RatingFact[],
  files: ReadonlyMap<string, FileName>,
  { seesMoney, lockedAt }: Reading,
): StatusFact {
  const absent = row.absent as Readonly<Record<string, Absence>>
  const source = row.source as Source
  const carried = ((row.carried ?? []) as string[]).filter((field) => seesMoney || !isOnMoney(field))
  return {
    id: row.id as string,
    ref: `STA-${row.ref_no}`,
    initiative: row.initiative as string,
    period: row.period as string,
    asOf: row.as_of as string,
    state: row.state as StatusFact['state'],
    title: row.title as string,
    ...optional('unit', row.reported_unit),
    ...optional('category', row.reported_category),
    money: seesMoney ? moneyOf(row, absent) : {},
    days: daysOf(row, absent),
    texts: textsOf(row, seesMoney),
    ratings,
    definitions: row.definitions as StatusFact['definitions'],
    movementReasons: reasonsOf(row.movement_reasons as StatusFact['movementReasons'], seesMoney),
    ...optional('authorName', row.author),
    ...(carried.length === 0 ? {} : { carried }),
    ...(lockedAt !== undefined && (row.recorded_at as string) > lockedAt ? { correctedSinceLock: true as const } : {}),
    // Twenty thousand cells that only evidence asks for: made when asked.
    get cells() {
      return cellsOf(source, files)
    },
  }
}

function optional<K extends string>(key: K, value: unknown): { [key in K]?: string } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { [key in K]?: string })
}

function moneyOf(row: Row, absent: Readonly<Record<string, Absence>>): StatusFact['money'] {
  const money: Partial<Record<MoneyField, Known<Money>>> = {}
  for (const field of moneyFields) {
    const known = knownMoney(row, snakeCase(field), absent[field])
    if (known) money[field] = known
  }
  return money
}

function knownMoney(row: Row, name: string, absent: Absence | undefined): Known<Money> | undefined {
  const currency = row[`${name}_currency`] as string | null
  const [minor, low, high] = [row[name], row[`${name}_low`], row[`${name}_high`]] as (number | null)[]
  if (currency !== null && typeof minor === 'number') return { value: { minor, currency } }
  if (currency !== null && (typeof low === 'number' || typeof high === 'number')) {
    return {
      ...(typeof low === 'number' ? { low: { minor: low, currency } } : {}),
      ...(typeof high === 'number' ? { high: { minor: high, currency } } : {}),
    }
  }
  return absent ? { absent } : undefined
}

function daysOf(row: Row, absent: Readonly<Record<string, Absence>>): StatusFact['days'] {
  const days: Partial<Record<DayField, Known<string>>> = {}
  for (const field of dayFields) {
    const value = row[snakeCase(field)] as string | null
    const missing = absent[field]
    if (value !== null) days[field] = { value }
    else if (missing) days[field] = { absent: missing }
  }
  return days
}

function textsOf(row: Row, seesMoney: boolean): StatusFact['texts'] {
  const texts: Partial<Record<TextField, string>> = {}
  for (const field of textFields) {
    if (!seesMoney && isOnMoney(field)) continue
    const text = row[snakeCase(field)] as string | null
    if (text !== null) texts[field] = text
  }
  return texts
}

function reasonsOf(reasons: StatusFact['movementReasons'], seesMoney: boolean): StatusFact['movementReasons'] {
  if (seesMoney) return reasons
  return Object.fromEntries(Object.entries(reasons).filter(([field]) => !isOnMoney(field)))
}

const moneyNames: ReadonlySet<string> = new Set(
  Object.entries<Field>(statusReport.fields).flatMap(([key, field]) => (tellsMoney(field) ? [key] : [])),
)

/** Whether a field of a report is an amount, or words on one. */
export function isOnMoney(field: string): boolean {
  return moneyNames.has(field)
}

/** For each field the cell it was read from; the latest file that speaks of the field wins. */
function cellsOf(source: Source, files: ReadonlyMap<string, FileName>): StatusFact['cells'] {
  const cells: Partial<Record<string, SourceCell>> = source.earlier ? { ...cellsOf(source.earlier, files) } : {}
  const file = source.file === undefined ? undefined : files.get(source.file)
  for (const [field, column] of Object.entries(source.columns ?? {})) {
    cells[field] = {
      ...(source.import === undefined ? {} : { importId: source.import }),
      ...(file ? { file: file.name, column: file.headers[column] || `column ${column + 1}` } : {}),
      ...(source.row === undefined ? {} : { row: source.row }),
    }
  }
  return cells
}

export function ratingFact(row: Row): RatingFact {
  const absent = (row.absent as Readonly<Record<string, Absence>>).value
  return {
    id: row.id as string,
    dimension: row.dimension as string,
    scale: (row.scale ?? 'rag5') as RatingFact['scale'],
    assessor: row.assessor as RatingFact['assessor'],
    value: row.value === null ? { absent: absent ?? { type: 'notSupplied' } } : { value: row.value as never },
    asOf: row.as_of as string,
  }
}
