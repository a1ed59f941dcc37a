import { dayMinutes } from '../time/days.ts'
import { horizon } from '../calendar/table.ts'

/** What is wrong with a value that came from outside, as the end of a sentence: "takes …"; undefined where nothing is. */
export type Check = (value: unknown) => string | undefined

export const text =
  (longest: number, shortest = 0): Check =>
  (value) =>
    typeof value === 'string' && value.length >= shortest && value.length <= longest && isStorable(value)
      ? undefined
      : `takes a text of ${shortest} to ${longest} characters`

export const whole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most
      ? undefined
      : `takes a whole number from ${least} to ${most}`

export const number =
  (least: number, most: number): Check =>
  (value) =>
    typeof value === 'number' && value >= least && value <= most ? undefined : `takes a number from ${least} to ${most}`

export const choice =
  (...of: readonly string[]): Check =>
  (value) =>
    of.includes(value as string) ? undefined : `takes one of ${of.join(', ')}`

export const yes: Check = (value) => (value === true ? undefined : 'takes true, or is left out')
export const flag: Check = (value) => (typeof value === 'boolean' ? undefined : 'takes true or false')

/** An instant, in minutes from 1970. */
export const instant: Check = (value) =>
  whole(horizon.first * dayMinutes, horizon.last * dayMinutes)(value) &&
  'takes an instant of the years 1900 to 2200, in whole minutes from 1970'

/** A day, counted from 1970. */
export const day: Check = (value) =>
  whole(horizon.first, horizon.last)(value) && 'takes a day of the years 1900 to 2200, in whole days from 1970'

export const list =
  (of: Check, most: number): Check =>
  (value) => {
    if (!Array.isArray(value) || value.length > most) return `takes a list of at most ${most}`
    for (const [n, one] of value.entries()) {
      const wrong = of(one)
      if (wrong !== undefined) return inside(n, wrong)
    }
    return undefined
  }

export const record =
  (of: Check, most: number): Check =>
  (value) => {
    if (!isObject(value)) return 'takes an object'
    const entries = Object.entries(value)
    if (entries.length > most) return `takes at most ${most} entries`
    for (const [key, one] of entries) {
      const wrong = key.length > 255 ? 'takes names of at most 255 characters' : of(one)
      if (wrong !== undefined) return inside(key, wrong)
    }
    return undefined
  }

/** An object of known fields; those in `optional` may be absent, and so may a null of theirs. */
export const shape =
  (needed: Readonly<Record<string, Check>>, optional: Readonly<Record<string, Check>> = {}): Check =>
  (value) => {
    if (!isObject(value)) return 'takes an object'
    for (const [name, one] of Object.entries(value)) {
      const check = Object.hasOwn(needed, name)
        ? needed[name]
        : Object.hasOwn(optional, name)
          ? optional[name]
          : undefined
      if (check === undefined) return inside(name, 'is not known')
      const wrong = check(one)
      if (wrong !== undefined) return inside(name, wrong)
    }
    const missing = Object.keys(needed).find((name) => !Object.hasOwn(value, name))
    return missing === undefined ? undefined : inside(missing, 'is missing')
  }

export const anyOf =
  (...checks: readonly Check[]): Check =>
  (value) => {
    const wrongs = checks.map((check) => check(value))
    return wrongs.includes(undefined) ? undefined : wrongs[0]
  }

/** Any JSON, in bounds: what a format keeps for itself. */
export const json =
  (longest: number): Check =>
  (value) =>
    isObject(value) && isJson(value, 20) && JSON.stringify(value).length <= longest
      ? undefined
      : `takes an object of at most ${longest} characters of JSON`

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** No zero bytes, which PostgreSQL cannot hold, and no half of a pair of surrogates. */
export const isStorable = (value: string): boolean => !value.includes('\0') && value.isWellFormed()

function isJson(value: unknown, depth: number): boolean {
  if (depth === 0) return false
  if (value === null || typeof value === 'boolean' || value === undefined) return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string') return isStorable(value)
  if (typeof value !== 'object') return false
  const isWell = ([key, one]: readonly [string, unknown]) => isStorable(key) && isJson(one, depth - 1)
  return Object.entries(value).every(isWell)
}

const inside = (at: string | number, wrong: string): string => `${wrong} at ${at}`
