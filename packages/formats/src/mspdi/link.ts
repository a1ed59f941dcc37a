import type { Dependency, Lag } from '@gantry/planning/plan'
import { dependencyCodes, isElapsed, percentFormats, percentOf } from './codes.ts'
import type { Fields } from './fields.ts'
import type { Parts } from './kept-parts.ts'
import { writeFlag } from './values.ts'

/** A link as its successor has it; `id` of the dependency is the caller's to make unique. */
export function readLink(fields: Fields, id: string, successor: string, predecessor: string): Dependency {
  const dependency: Dependency = {
    id,
    predecessor,
    successor,
    type: dependencyCodes[fields.integer('Type') ?? 1] ?? 'FS',
    lag: readLag(fields),
  }
  const kept = fields.kept(linkParts(dependency, predecessor))
  return kept === undefined ? dependency : { ...dependency, kept: { mspdi: kept } }
}

/** LinkLag is in tenths of a minute, or in percent; LagFormat says which, and whether by the clock. */
function readLag(fields: Fields): Lag {
  const format = fields.integer('LagFormat') ?? 7
  const percent = percentOf(format)
  if (percent !== undefined) return { in: percent, percent: fields.number('LinkLag') ?? 0 }
  return { in: isElapsed(format) ? 'elapsed' : 'working', minutes: fields.tenths('LinkLag') ?? 0 }
}

/** Our words for a link. */
export function linkParts({ type, lag }: Dependency, predecessorUid: string): Parts {
  const parts: Parts = new Map()
  parts.set('PredecessorUID', predecessorUid)
  parts.set('Type', String(dependencyCodes.indexOf(type)))
  parts.set('CrossProject', writeFlag(false))
  parts.set('LinkLag', String('percent' in lag ? lag.percent : lag.minutes * 10))
  parts.set('LagFormat', String('percent' in lag ? percentFormats[lag.in] : lag.in === 'elapsed' ? 8 : 7))
  return parts
}
