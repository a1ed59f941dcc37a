import type { IdentityMatch, IncomingIdentity, KnownIdentity, KnownUnit, MatchBasis } from '../types.ts'
import { foldName, KnownInitiatives, type Identity, type Initiative } from './known-initiatives.ts'
import { nameSimilarity, rarity, spellingSimilarity } from './name-similarity.ts'
import { proposeLinks } from './propose-links.ts'
import { isCompatible, unitRelation, type UnitRelation } from './unit-compatibility.ts'

export type Matching = {
  known: KnownInitiatives
  relation: (a: string | null, b: string | null) => UnitRelation
  /** Initiatives that already have a row in the period at hand. */
  claimed: Set<Initiative>
  result: IdentityMatch
  groups: number
}

/**
 * Which initiative each incoming row speaks of. Linked are only: the same id (ignoring case), the same name, or the same
 * normalised name, names always with a compatible organisation unit and only where one initiative fits. Everything
 * weaker becomes a new initiative and at most a proposal. Periods follow each other in the order of their first row, and
 * what a period teaches (a new name under a known id) holds for the next.
 */
export function matchInitiatives(
  incoming: IncomingIdentity[],
  known: KnownIdentity[],
  units: KnownUnit[] = [],
): IdentityMatch {
  const matching: Matching = {
    known: knownInitiatives(known),
    relation: unitRelation(units),
    claimed: new Set(),
    result: { matched: [], created: [], proposed: [], doubts: [] },
    groups: 0,
  }
  for (const rows of byPeriod(incoming)) matchPeriod(rows, matching)
  matching.result.proposed.sort((a, b) => b.score - a.score)
  return matching.result
}

function knownInitiatives(known: KnownIdentity[]): KnownInitiatives {
  const index = new KnownInitiatives()
  const byInitiative = new Map<string, Identity[]>()
  for (const { initiativeId, source = null, externalId, title, unit, figures = null } of known) {
    const identity = { source, externalId, title, unit, figures }
    const before = byInitiative.get(initiativeId)
    if (before === undefined) byInitiative.set(initiativeId, [identity])
    else before.push(identity)
  }
  for (const [initiativeId, identities] of byInitiative) index.add({ target: { initiativeId }, identities })
  return index
}

function byPeriod(incoming: IncomingIdentity[]): IncomingIdentity[][] {
  const periods = new Map<string, IncomingIdentity[]>()
  for (const row of incoming) {
    const rows = periods.get(row.period)
    if (rows === undefined) periods.set(row.period, [row])
    else rows.push(row)
  }
  return [...periods.values()]
}

/** Ids first, then names, then normalised names: a weaker sign never takes what a stronger one claims. */
function matchPeriod(rows: IncomingIdentity[], matching: Matching): void {
  matching.claimed = new Set()
  const byId = rows.filter((row) => !linkById(row, matching))
  const ambiguous = repeatedNames(byId, matching.known)
  const byName = byId.filter((row) => !linkByName(row, 'exactName', ambiguous, matching))
  const rest = byName.filter((row) => !linkByName(row, 'normalisedName', ambiguous, matching))
  proposeLinks(rest, matching)
  for (const row of rest) create(row, matching)
}

function linkById(row: IncomingIdentity, matching: Matching): boolean {
  if (row.externalId === null) return false
  const candidates = matching.known
    .byId(row.externalId)
    .filter((initiative) => isSameId(row, initiative, matching.known))
  const [only] = candidates
  if (only === undefined || candidates.length > 1) return false
  if (matching.claimed.has(only)) {
    const message = `Another row of the period has the id "${row.externalId}" too.`
    matching.result.doubts.push({
      key: row.key,
      code: 'id.duplicate',
      message,
      mend: 'Maybe correct one of the ids in the file.',
    })
    return false
  }
  if (!soundsLike(row, only, matching)) {
    const message = `The id "${row.externalId}" was "${only.identities.at(-1)?.title}" before and is "${row.title}" now; it was linked by its id.`
    matching.result.doubts.push({
      key: row.key,
      code: 'id.otherName',
      message,
      mend: 'Maybe the id was given anew: then break the link.',
    })
  }
  link(row, only, 'id', matching)
  return true
}

/** Ids of two different sources are only the same id when the name is the same too. */
function isSameId(row: IncomingIdentity, initiative: Initiative, known: KnownInitiatives): boolean {
  return initiative.identities.some(({ source, externalId, title }) => {
    if (externalId?.trim().toLowerCase() !== row.externalId?.trim().toLowerCase()) return false
    const sources = new Set([source ?? null, row.source ?? null])
    return sources.size === 1 || sources.has(null) || known.normalName(title) === known.normalName(row.title)
  })
}

/** A shared telling word, or nearly the same letters; an initiative that had only an id so far sounds like anything. */
function soundsLike(row: IncomingIdentity, initiative: Initiative, { known }: Matching): boolean {
  const [words, name] = [known.nameWords(row.title), known.normalName(row.title)]
  const weight = (word: string) => rarity(known.spread(word))
  return initiative.identities.some(({ title, externalId }) => {
    if (title === row.title || title === externalId) return true
    return (
      nameSimilarity(words, known.nameWords(title), weight) > 0 ||
      spellingSimilarity(name, known.normalName(title)) > 0.6
    )
  })
}

/** Names that several rows of one period and unit bear cannot tell initiatives apart. */
function repeatedNames(rows: IncomingIdentity[], known: KnownInitiatives): Set<string> {
  const seen = new Set<string>()
  const repeated = new Set<string>()
  for (const row of rows) {
    const key = nameKey(row, known)
    if (seen.has(key)) repeated.add(key)
    seen.add(key)
  }
  return repeated
}

function nameKey({ title, unit }: IncomingIdentity, known: KnownInitiatives): string {
  return `${known.normalName(title)}|${(unit ?? '').toLowerCase()}`
}

function linkByName(row: IncomingIdentity, basis: MatchBasis, ambiguous: Set<string>, matching: Matching): boolean {
  if (ambiguous.has(nameKey(row, matching.known)) || matching.known.normalName(row.title) === '') return false
  const named = basis === 'exactName' ? matching.known.byName(row.title) : matching.known.byNormalName(row.title)
  const candidates = named.filter(
    (initiative) => !matching.claimed.has(initiative) && bearsName(row, initiative, basis, matching),
  )
  const [only] = candidates
  if (only === undefined || candidates.length > 1) return false
  link(row, only, basis, matching)
  return true
}

/** One identity must have both the name and a compatible unit. */
function bearsName(
  row: IncomingIdentity,
  initiative: Initiative,
  basis: MatchBasis,
  { relation, known }: Matching,
): boolean {
  const fold = basis === 'exactName' ? foldName : (title: string) => known.normalName(title)
  return initiative.identities.some(
    ({ title, unit }) => fold(title) === fold(row.title) && isCompatible(relation(unit, row.unit)),
  )
}

function link(row: IncomingIdentity, initiative: Initiative, basis: MatchBasis, matching: Matching): void {
  matching.claimed.add(initiative)
  matching.result.matched.push({ key: row.key, basis, ...initiative.target })
  matching.known.learn(initiative, identityOf(row))
}

function create(row: IncomingIdentity, matching: Matching): void {
  const group = matching.groups++
  const initiative: Initiative = { target: { group }, identities: [identityOf(row)] }
  matching.result.created.push({ key: row.key, group })
  matching.known.add(initiative)
  matching.claimed.add(initiative)
}

function identityOf({ source = null, externalId, title, unit, figures = null }: IncomingIdentity): Identity {
  return { source, externalId, title, unit, figures }
}
