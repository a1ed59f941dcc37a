import type { Dependency, DependencyType, Lag, TimeUnits } from '@gantry/planning'
import { dependencyTypes } from '@gantry/planning/plan'
import { durationText, parseDuration } from './duration-text.ts'

/** One link as it stands in the predecessors of a row. */
export interface TypedLink {
  /** What the other task is called: its number, or its activity id. */
  readonly name: string
  readonly type: DependencyType
  readonly lag: Lag
}

/** Why a list of predecessors cannot be read: which part of it. */
export interface UnreadLink {
  readonly unread: string
}

const noLag: Lag = { in: 'working', minutes: 0 }

/** What may follow a name: a type, a lag. */
const tail = /^(?<name>.+?)\s*(?:(?<type>FS|SS|FF|SF)\s*)?(?<lag>[+\-−–]\s*[^+\-−–]+)?$/i

/**
 * Reads `12FS+2d;14SS` or `A1020; B10 FF-50%`. Parts are set apart by `;` or `,`. A name that ends like a type, `OFFSS`, is
 * left whole where a task is called so.
 * @param isName whether a task is called so
 */
export function parsePredecessors(
  text: string,
  units: TimeUnits,
  isName: (name: string) => boolean,
): readonly TypedLink[] | UnreadLink {
  const links: TypedLink[] = []
  for (const part of split(text)) {
    const link = readLink(part, units, isName)
    if (link === undefined) return { unread: part }
    links.push(link)
  }
  return links
}

/** Commas set apart, but for one between digits of a lag: `12FS+1,5d`. */
const split = (text: string): string[] =>
  text
    .split(/[;\n]|,(?!\d+\s*e?[a-z%])/i)
    .map((part) => part.trim())
    .filter((part) => part !== '')

function readLink(part: string, units: TimeUnits, isName: (name: string) => boolean): TypedLink | undefined {
  if (isName(part)) return { name: part, type: 'FS', lag: noLag }
  const found = tail.exec(part)?.groups
  if (found === undefined) return undefined
  const { name = '', type = 'FS', lag: lagText } = found
  const kind = dependencyTypes.find((one) => one === type.toUpperCase())
  const lag = lagText === undefined ? noLag : readLag(lagText, units)
  return kind === undefined || lag === undefined ? undefined : { name: name.trim(), type: kind, lag }
}

function readLag(text: string, units: TimeUnits): Lag | undefined {
  const sign = text.startsWith('+') ? 1 : -1
  const amount = text.slice(1).trim()
  const percent = /^(\d+(?:[.,]\d+)?)\s*(e)?\s*%$/i.exec(amount)
  if (percent)
    return {
      in: percent[2] === undefined ? 'percent' : 'elapsedPercent',
      percent: sign * Number(percent[1]!.replace(',', '.')),
    }
  const duration = parseDuration(amount, units)
  if (duration === undefined) return undefined
  return { in: duration.elapsed ? 'elapsed' : 'working', minutes: sign * duration.minutes }
}

/** `12`, `12SS`, `12FS+2d`, `12FF-50%`. */
export function predecessorText(
  name: string,
  { type, lag }: Pick<Dependency, 'type' | 'lag'>,
  units: TimeUnits,
): string {
  const amount = 'percent' in lag ? lag.percent : lag.minutes
  if (amount === 0) return type === 'FS' ? name : `${name}${type}`
  const size = Math.abs(amount)
  const said =
    'percent' in lag
      ? `${size}${lag.in === 'elapsedPercent' ? 'e' : ''}%`
      : durationText(size, lag.in === 'elapsed', units)
  return `${name}${type}${amount < 0 ? '-' : '+'}${said}`
}
