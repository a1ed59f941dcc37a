import type { IncomingIdentity, ProposalBasis, ProposedLink } from '../types.ts'
import type { Identity, Initiative } from './known-initiatives.ts'
import type { Matching } from './match-initiatives.ts'
import { nameSimilarity, rarity } from './name-similarity.ts'
import { equalFigures, figureStrength } from './identity-figures.ts'
import { similarInitiatives } from './similar-initiatives.ts'
import { isCompatible, type UnitRelation } from './unit-compatibility.ts'

type Suggestion = {
  initiative: Initiative
  identity: Identity
  basis: ProposalBasis
  score: number
  evidence: string[]
}

const mostProposals = 3
/** A match this much weaker than the best of its row, or of its initiative, is noise beside it. */
const farWeaker = 0.2

/**
 * Weaker candidates for rows of one period that nothing strong linked, at most three a row; they are for a person to decide.
 */
export function proposeLinks(rows: readonly IncomingIdentity[], matching: Matching): void {
  const found = rows.flatMap((row) => suggestionsFor(row, matching).map((suggestion) => ({ row, suggestion })))
  const best = new Map<Initiative, number>()
  for (const { suggestion } of found) {
    const { initiative, score } = suggestion
    best.set(initiative, Math.max(score, best.get(initiative) ?? 0))
  }
  const told = found.filter(({ suggestion }) => suggestion.score > (best.get(suggestion.initiative) ?? 0) - farWeaker)
  matching.result.proposed.push(...told.map(({ row, suggestion }) => proposal(row, suggestion)))
}

function suggestionsFor(row: IncomingIdentity, matching: Matching): Suggestion[] {
  const strong = [...byFamily(row, matching), ...byOtherUnit(row, matching), ...byFormerName(row, matching)]
  const all = [...strong.map((suggestion) => withFigures(row, suggestion, matching)), ...bySimilarity(row, matching)]
  const best = new Map<Initiative, Suggestion>()
  for (const suggestion of all) {
    if (matching.claimed.has(suggestion.initiative)) continue
    if (suggestion.score > (best.get(suggestion.initiative)?.score ?? 0)) best.set(suggestion.initiative, suggestion)
  }
  const sorted = [...best.values()].sort((a, b) => b.score - a.score)
  const least = (sorted[0]?.score ?? 0) - farWeaker
  return sorted.filter(({ score }) => score > least).slice(0, mostProposals)
}

/** Equal dates and costs make a match surer, and are told. */
function withFigures(row: IncomingIdentity, suggestion: Suggestion, { known }: Matching): Suggestion {
  const equal = equalFigures(row.figures, suggestion.identity.figures)
  const strength = figureStrength(equal, (key) => known.figureSpread(key))
  const score = 1 - (1 - suggestion.score) * (1 - strength)
  return { ...suggestion, score, evidence: [...suggestion.evidence, ...equal.map(({ words }) => `both ${words}`)] }
}

function proposal(row: IncomingIdentity, { initiative, identity, basis, score, evidence }: Suggestion): ProposedLink {
  const { externalId, title, unit } = identity
  return {
    key: row.key,
    target: initiative.target,
    basis,
    score: Math.round(score * 100) / 100,
    evidence,
    incoming: row,
    known: { externalId, title, unit },
  }
}

function byFamily(row: IncomingIdentity, matching: Matching): Suggestion[] {
  if (row.externalId === null) return []
  const sameIds = matching.known.byId(row.externalId).map((initiative) => {
    const evidence = [
      `the id "${row.externalId}" is also theirs, but ${matching.claimed.has(initiative) ? 'taken in this period' : 'in another list'}`,
    ]
    return { initiative, identity: latest(initiative), basis: 'idOtherSource' as const, score: 0.7, evidence }
  })
  const family = matching.known.byFamily(row.externalId).map((initiative) => {
    const identity = latest(initiative)
    const close = similarity(row, identity, matching)
    const evidence = [
      `the ids "${row.externalId}" and "${identity.externalId}" differ only in their prefix`,
      ...namesInWords(row, identity),
    ]
    return { initiative, identity, basis: 'idFamily' as const, score: 0.7 + 0.25 * close, evidence }
  })
  return [...sameIds, ...family]
}

function byOtherUnit(row: IncomingIdentity, matching: Matching): Suggestion[] {
  return matching.known.byNormalName(row.title).map((initiative) => {
    const { known } = matching
    const identity =
      initiative.identities.findLast(({ title }) => known.normalName(title) === known.normalName(row.title)) ??
      latest(initiative)
    const relation = matching.relation(identity.unit, row.unit)
    const basis = isCompatible(relation) ? ('ambiguous' as const) : ('nameOtherUnit' as const)
    const evidence = ['the names are the same', unitsInWords(row, identity, relation)]
    return { initiative, identity, basis, score: relation === 'unknown' ? 0.85 : 0.8, evidence }
  })
}

function byFormerName(row: IncomingIdentity, matching: Matching): Suggestion[] {
  return matching.known.byAlias(row.title).map((initiative) => {
    const identity = latest(initiative)
    const relation = matching.relation(identity.unit, row.unit)
    const evidence = [
      'one of the names mentions the other',
      ...namesInWords(row, identity),
      unitsInWords(row, identity, relation),
    ]
    return { initiative, identity, basis: 'renamed' as const, score: isCompatible(relation) ? 0.9 : 0.75, evidence }
  })
}

function bySimilarity(row: IncomingIdentity, matching: Matching): Suggestion[] {
  return similarInitiatives(row, matching).map((likeness) => {
    const { identity } = likeness
    const relation = matching.relation(identity.unit, row.unit)
    const evidence = [...namesInWords(row, identity), unitsInWords(row, identity, relation), ...likeness.evidence]
    return { ...likeness, evidence }
  })
}

function similarity(row: IncomingIdentity, { title }: Identity, { known }: Matching): number {
  return nameSimilarity(known.nameWords(row.title), known.nameWords(title), (word) => rarity(known.spread(word)))
}

function namesInWords(row: IncomingIdentity, { title }: Identity): string[] {
  return [`"${row.title}" here, "${title}" before`]
}

function unitsInWords(row: IncomingIdentity, { unit }: Identity, relation: UnitRelation): string {
  if (relation === 'same') return unit === null ? 'neither names a unit' : `both of ${unit}`
  if (relation === 'successor') return `${row.unit} and ${unit} are declared successors`
  if (relation === 'unknown') return `the unit is ${row.unit ?? 'not named'} here and ${unit ?? 'not named'} before`
  return `the unit is ${row.unit} here and ${unit} before, with no declared succession`
}

function latest(initiative: Initiative): Identity {
  return initiative.identities.at(-1) as Identity
}
