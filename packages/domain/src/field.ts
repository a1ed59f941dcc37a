/**
 * A field of a kind of record: flat data, never nested, so that every surface (table, schema, form, column, filter,
 * export) is one switch over `type`.
 */
import type { Absence } from './absence.ts'

export const fieldTypes = [
  'text',
  'note',
  'choice',
  'flag',
  'count',
  'scale',
  'money',
  'percent',
  'day',
  'instant',
  'ref',
  'refs',
  'person',
  'link',
  'tags',
] as const
export type FieldType = (typeof fieldTypes)[number]

/** What a field may say about itself. `type` decides which of these mean anything. */
export interface Field<T extends FieldType = FieldType> {
  readonly type: T
  /** English source of the label. */
  readonly label: string
  readonly help?: string
  /** A record cannot be kept without a value or a typed absence. */
  readonly required?: boolean
  /** Never written through a form: worked out by the kind's `derive`, or set by a step. */
  readonly computed?: boolean
  /** text, note, link: most characters. count, percent, scale: highest value. tags: most tags. */
  readonly max?: number
  /** count, percent: lowest value. A scale starts at 1. */
  readonly min?: number
  /** choice: the values, in the order in which they sort. */
  readonly of?: readonly string[]
  /** choice: settings key that lists the values, where an organisation decides them ('risk.category'). */
  readonly from?: string
  /** ref, refs: the kind referred to. */
  readonly to?: string
  /** money: may be a range with a low, a high, or both. */
  readonly ranged?: boolean
  /** tags: they are keys of fields of the same kind, and read by those fields' labels. */
  readonly fieldKeys?: boolean
  /** text, note: its words tell of amounts, so it is for those who see money, as the amounts are. */
  readonly onMoney?: boolean
  /** The column's former name, for a rename. */
  readonly was?: string
}

export type Fields = Readonly<Record<string, Field>>

/** Whole minor units of an ISO 4217 currency. */
export interface Money {
  readonly minor: number
  readonly currency: string
}
/** At least one end is there; an open end is left out. */
export interface MoneyRange {
  readonly low?: number
  readonly high?: number
  readonly currency: string
}

export type Value = string | number | boolean | Money | MoneyRange | readonly string[] | null

/** What each type holds in JSON, in memory and in rules. day: 'YYYY-MM-DD'; instant: ISO UTC; ref, person: id. */
export interface ValueByType {
  text: string
  note: string
  choice: string
  flag: boolean
  count: number
  scale: number
  money: Money | MoneyRange
  percent: number
  day: string
  instant: string
  ref: string
  refs: readonly string[]
  person: string
  link: string
  tags: readonly string[]
}

export type Values<F extends Fields = Fields> = { readonly [K in keyof F]?: ValueByType[F[K]['type']] | null }
export type Absences = Readonly<Record<string, Absence>>

type Told<T extends FieldType> = Omit<Field<T>, 'type'>

function factory<const T extends FieldType>(type: T): (told: Told<T>) => Field<T> {
  return (told) => ({ type, ...told })
}

export const text = factory('text')
export const note = factory('note')
export const choice = factory('choice')
export const flag = factory('flag')
export const count = factory('count')
export const scale = factory('scale')
export const money = factory('money')
export const percent = factory('percent')
export const day = factory('day')
/** @public */
export const instant = factory('instant')
export const ref = factory('ref')
export const refs = factory('refs')
export const person = factory('person')
/** @public */
export const link = factory('link')
export const tags = factory('tags')

/** The middle of a range, or its one end: what a range sorts and compares by. */
export function moneyPoint(value: Money | MoneyRange): number | null {
  if ('minor' in value) return value.minor
  if (value.low === undefined) return value.high ?? null
  if (value.high === undefined) return value.low
  return Math.round((value.low + value.high) / 2)
}

/** Whether a field is for those who see money only: an amount, or words on one. */
export function tellsMoney({ type, onMoney }: Field): boolean {
  return type === 'money' || onMoney === true
}

/** The kind that a field's ids belong to; undefined for fields that hold none. */
export function kindReferredTo({ type, to }: Field): string | undefined {
  if (type === 'person') return 'person'
  return type === 'ref' || type === 'refs' ? to : undefined
}

/** A value of one line as text; empty for amounts, lists and nothing. */
export function textOf(value: Value | undefined): string {
  return typeof value === 'object' || value === undefined ? '' : String(value)
}
