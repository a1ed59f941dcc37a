/**
 * A kind of record, written once as data. Surfaces are passes over it: none names a kind, and no kind knows a surface.
 */
import type { Fields, Values } from './field.ts'

/** Why a rule says no: a stable id, the values that caused it, and what may help. */
export interface RuleRefusal {
  readonly id: string
  readonly message: string
  readonly mend: string
  /** The field to look at. */
  readonly field?: string
}

/** Of the values as they would be afterwards. Pure: a rule reads no clock and no database. */
export interface Rule<F extends Fields = Fields> {
  refuse(values: Values<F>): RuleRefusal | undefined
}

/**
 * Records of another kind that refer to this one, and the states that all of them must have reached. Counted are those
 * that whoever takes the step can see.
 */
export interface LinkedNeed {
  readonly id: string
  readonly kind: string
  /** Their field that refers to this record. */
  readonly by: string
  readonly states: readonly string[]
  readonly message: string
  readonly mend: string
}

export interface Step<F extends Fields = Fields, S extends string = string> {
  readonly label: string
  readonly from: readonly S[]
  readonly to: S
  /** The right it takes; `step` unless said otherwise. */
  readonly may?: 'step' | 'edit' | 'decide'
  /** The person must write why. */
  readonly reason?: 'required'
  /** The fields that `refuse` reads: a list loads these and no others for it. */
  readonly needs?: readonly (keyof F & string)[]
  /** What must hold of the records that refer to this one. */
  readonly linked?: readonly LinkedNeed[]
  /** Method, so that a kind's own step fits the surfaces' AnyKind. */
  refuse?(values: Values<F>): RuleRefusal | undefined
}

export interface Kind<F extends Fields = Fields, S extends string = string> {
  /** camelCase; the table is its snake_case. */
  readonly name: string
  readonly label: string
  readonly plural: string
  /** In URLs. */
  readonly segment: string
  readonly prefix: string
  /** Where a record hangs: always on an initiative, never, or as it comes. */
  readonly of: 'initiative' | 'organisation' | 'either'
  /** The field shown as the record's name. */
  readonly title: keyof F & string
  readonly fields: F
  /** Columns of the list, in order, until the reader chooses others. */
  readonly list: readonly (keyof F & string)[]
  /** What a new record is asked for, in order, before the rest; the list's columns unless given. */
  readonly form?: readonly (keyof F & string)[]
  /** Person fields that make a record one's own (for the right to edit one's own). */
  readonly own?: readonly (keyof F & string)[]
  /** The first one is where a new record starts. */
  readonly states?: readonly S[]
  /** States in which the fields stand as they are: only steps and comments go on. */
  readonly settled?: readonly NoInfer<S>[]
  /** Why a record never moves to another initiative, for kinds that tell of theirs. */
  readonly stays?: Stays
  readonly steps?: Readonly<Record<string, Step<F, NoInfer<S>>>>
  readonly rules?: readonly Rule<F>[]
  /** Values of the computed fields. */
  derive?(values: Values<F>): Values<F>
}

export interface Stays {
  readonly message: string
  readonly mend: string
}

export function defineKind<const F extends Fields, const S extends string = never>(kind: Kind<F, S>): Kind<F, S> {
  return kind
}

/** A kind as the surfaces see it: not generic, so that passing one around costs the compiler nothing. */
export interface AnyKind {
  readonly name: string
  readonly label: string
  readonly plural: string
  readonly segment: string
  readonly prefix: string
  readonly of: 'initiative' | 'organisation' | 'either'
  readonly title: string
  readonly fields: Fields
  readonly list: readonly string[]
  readonly form?: readonly string[]
  readonly own?: readonly string[]
  readonly states?: readonly string[]
  readonly settled?: readonly string[]
  readonly stays?: Stays
  readonly steps?: Readonly<Record<string, AnyStep>>
  readonly rules?: readonly AnyRule[]
  derive?(values: Values): Values
}

export interface AnyStep {
  readonly label: string
  readonly from: readonly string[]
  readonly to: string
  readonly may?: 'step' | 'edit' | 'decide'
  readonly reason?: 'required'
  readonly needs?: readonly string[]
  readonly linked?: readonly LinkedNeed[]
  refuse?(values: Values): RuleRefusal | undefined
}

export interface AnyRule {
  refuse(values: Values): RuleRefusal | undefined
}

/** 'statusReport' → 'status_report': tables and columns. */
export function snakeCase(name: string): string {
  const known = snakes.get(name)
  if (known !== undefined) return known
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  if (snakes.size < 5000) snakes.set(name, snake)
  return snake
}

/** Asked for every cell of every list, and always the same few hundred names. */
const snakes = new Map<string, string>()
