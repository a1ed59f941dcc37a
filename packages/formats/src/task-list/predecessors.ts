import type { DependencyType, Lag, TimeUnits } from '@gantry/planning'
import { parseLag } from './durations.ts'

export interface WrittenLink {
  readonly predecessor: string
  readonly type: DependencyType
  readonly lag: Lag
}

/** What people call link types; German and French MS Project write their own letters. */
const types: Readonly<Record<string, DependencyType>> = {
  FS: 'FS',
  SS: 'SS',
  FF: 'FF',
  SF: 'SF',
  EA: 'FS',
  AA: 'SS',
  EE: 'FF',
  AE: 'SF',
  FD: 'FS',
  DD: 'SS',
  DF: 'SF',
}

/** `3FS+2d;4SS`, also with commas → links; `resolve` says which task a name stands for. What is no link is in `odd`. */
export function parsePredecessors(
  text: string,
  units: TimeUnits,
  resolve: (name: string) => string | undefined,
): { links: WrittenLink[]; odd: string[] } {
  const links: WrittenLink[] = []
  const odd: string[] = []
  for (const part of splitLinks(text)) {
    const link = parseLink(part, units, resolve)
    if (link === undefined) odd.push(part)
    else links.push(link)
  }
  return { links, odd }
}

/** A comma between digits may be a decimal one: `3FS+1,5d`. */
function splitLinks(text: string): string[] {
  return text
    .replace(/[^\S\n]+/g, ' ')
    .split(/[;\n]|,(?!\d+\s*[\p{L}%]+\s*(?:[,;\n]|$))/u)
    .flatMap((part) => (/[+-]\s*\d+,\d+/.test(part) ? [part] : part.split(',')))
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function parseLink(
  part: string,
  units: TimeUnits,
  resolve: (name: string) => string | undefined,
): WrittenLink | undefined {
  const whole = resolve(part)
  if (whole !== undefined) return { predecessor: whole, type: 'FS', lag: none }
  const lagAt = /\s*[+-]\s*\d[\d.,]*\s*[\p{L}]*%?\s*$/u.exec(part)
  const before = lagAt === null ? part : part.slice(0, lagAt.index)
  const lag = lagAt === null ? none : parseLag(lagAt[0].trim(), units)
  if (lag === undefined) return undefined
  const plain = resolve(before.trim())
  if (plain !== undefined) return { predecessor: plain, type: 'FS', lag }
  const typed = /^(.+?)\s*([A-Za-z]{2})$/.exec(before.trim())
  const type = types[typed?.[2]?.toUpperCase() ?? '']
  const predecessor = resolve(typed?.[1]?.trim() ?? '')
  return type === undefined || predecessor === undefined ? undefined : { predecessor, type, lag }
}

const none: Lag = { in: 'working', minutes: 0 }
