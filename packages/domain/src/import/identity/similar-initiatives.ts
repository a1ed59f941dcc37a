import type { IncomingIdentity, ProposalBasis } from '../types.ts'
import { type Alignment, alignNames } from './align-names.ts'
import { equalFigures, type Figure, figureKeys, figureStrength } from './identity-figures.ts'
import type { Identity, Initiative } from './known-initiatives.ts'
import type { Matching } from './match-initiatives.ts'
import type { NameToken } from './name-tokens.ts'
import { isCompatible, isPartOf } from './unit-compatibility.ts'

/** What speaks for a row and an initiative being one, beyond ids and equal names. */
export type Likeness = {
  initiative: Initiative
  identity: Identity
  basis: ProposalBasis
  /** 0 to 1. */
  score: number
  evidence: string[]
}

/** How much of the names must agree: in one unit, in units of which one is part of the other, in two units. */
const enoughName = { same: 0.6, part: 0.6, other: 0.8 }
/** How much of the names must agree where rare figures are equal too. */
const someName = 0.25
/** How sure rare equal figures alone must be. */
const enoughFigures = 0.6
const figuresBesideName = 0.35
/** A name that is wholly within the other counts for this much of a full one. */
const containedCounts = 0.85
/** Two rare words, or as much in others. */
const tellingWeight = 6

/**
 * Initiatives whose names say much of the same in other words, acronyms or spellings, or say some of it while dates or cost
 * are equal, or which have several rare figures in common.
 *
 * Score: 1 − (1 − 0.85·name) · (1 − strength of the equal figures); a seventh less in another unit.
 */
export function similarInitiatives(row: IncomingIdentity, matching: Matching): Likeness[] {
  const name = matching.known.normalName(row.title)
  const candidates = new Set([
    ...matching.known.sharing(matching.known.nameWords(row.title)),
    ...matching.known.sounding(row.title),
    ...figureKeys(row.figures).flatMap(({ key }) => matching.known.withFigure(key)),
  ])
  return [...candidates].flatMap((initiative) => {
    if (matching.claimed.has(initiative)) return []
    if (initiative.identities.some(({ title }) => matching.known.normalName(title) === name)) return []
    return likeness(row, initiative, matching) ?? []
  })
}

function likeness(row: IncomingIdentity, initiative: Initiative, matching: Matching): Likeness | null {
  const identity = initiative.identities.at(-1) as Identity
  const relation = matching.relation(identity.unit, row.unit)
  const units = isCompatible(relation) ? 'same' : isPartOf(identity.unit, row.unit) ? 'part' : 'other'
  const alignment = bestAlignment(row.title, identity.title, matching)
  const name = units === 'other' ? alignment.similarity : nameScore(alignment)
  const equal = equalFigures(row.figures, identity.figures)
  const strength = figureStrength(equal, (key) => matching.known.figureSpread(key))
  const basis = basisOf(name, alignment, strength, units)
  if (basis === null) return null
  const score = (1 - (1 - 0.85 * name) * (1 - strength)) * (units === 'other' ? 6 / 7 : 1)
  return { initiative, identity, basis, score, evidence: inWords(alignment, equal) }
}

function basisOf(
  name: number,
  { acronyms }: Alignment,
  strength: number,
  units: keyof typeof enoughName,
): ProposalBasis | null {
  if (name >= enoughName[units]) return acronyms.length > 0 ? 'acronym' : 'similarName'
  if (units === 'other') return null
  if (name >= someName && strength >= figuresBesideName) return acronyms.length > 0 ? 'acronym' : 'nameAndFigures'
  return strength >= enoughFigures ? 'sameFigures' : null
}

/** The whole names and, where one mentions another name, each of the two. */
function bestAlignment(here: string, there: string, { known }: Matching): Alignment {
  const weight = (token: NameToken) => known.tokenWeight(token)
  let best: Alignment = { similarity: 0, contained: 0, common: 0, acronyms: [], spellings: [] }
  for (const mine of known.namings(here)) {
    for (const theirs of known.namings(there)) {
      const found = alignNames(mine, theirs, weight)
      if (nameScore(found) > nameScore(best)) best = found
    }
  }
  return best
}

function nameScore({ similarity, contained, common }: Alignment): number {
  return Math.max(similarity, common >= tellingWeight ? containedCounts * contained : 0)
}

function inWords({ acronyms, spellings }: Alignment, equal: readonly Figure[]): string[] {
  return [
    ...acronyms.map(({ acronym, words }) => `"${acronym}" may stand for "${words}"`),
    ...spellings.map(({ here, there }) => `"${here}" and "${there}" are spelled alike`),
    ...equal.map(({ words }) => `both ${words}`),
  ]
}
