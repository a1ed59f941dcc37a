import { matchInitiatives } from '@gantry/domain/import/identity/match-initiatives'
import type {
  IdentityMatch,
  IncomingIdentity,
  KnownIdentity,
  MatchTarget,
  ProposedLink,
} from '@gantry/domain/import/types'
import type { KnownPortfolio } from '@gantry/store/imports/known'
import { identityKey } from '../identity/fold-name.ts'
import type { UnitBook } from './unit-book.ts'

export interface NamedRow {
  /** Finds the row again; unique within one call. */
  readonly key: string
  readonly externalId: string | null
  readonly title: string
  readonly unit: string | null
}

/** What a row is: its source identity and the initiative that is linked to on that date. */
export interface Identified {
  readonly sourceIdentity: string
  readonly initiative: string
  /** The initiative did not exist before this row. */
  readonly isNew: boolean
}

export interface PlannedIdentity extends NamedRow {
  readonly id: string
  readonly identityKey: string
  readonly unitId: string | null
}
export interface PlannedLink {
  readonly sourceIdentity: string
  readonly initiative: string
  readonly how: string
  readonly fromAsOf: string | null
  readonly untilAsOf: string | null
}
export interface PlannedProposal {
  readonly sourceIdentity: string
  readonly initiative: string
  readonly link: ProposedLink
  readonly row: string
  /** The table the row is in, as the caller names it. */
  readonly of: object
}

export interface IdentityBook {
  /** The rows of one period of one table. `twice`: keys of rows that name what an earlier row is already. */
  identify(rows: readonly NamedRow[], asOf: string, of: object): Identification
  readonly identities: readonly PlannedIdentity[]
  readonly links: readonly PlannedLink[]
  readonly proposals: readonly PlannedProposal[]
}

export interface Identification {
  readonly found: Map<string, Identified>
  readonly twice: Set<string>
  /** Rows whose id says one thing and whose name says another. */
  readonly doubts: IdentityMatch['doubts']
}

interface Linked {
  readonly initiative: string
  readonly from: string | null
  readonly until: string | null
}

/**
 * Recognises initiatives across periods: first by an identity that is linked already, then by what `matchInitiatives`
 * finds certain; what it finds likely is only proposed. Each period adds to what the next one is matched against.
 * @param mayUse whether the importer may link to an initiative at all
 */
export function identityBook(
  portfolio: KnownPortfolio,
  units: UnitBook,
  newId: () => string,
  mayUse: (initiative: string) => boolean,
): IdentityBook {
  const idByKey = new Map(portfolio.identities.map((identity) => [identity.identity_key, identity.id]))
  const links = new Map<string, Linked[]>()
  const known: KnownIdentity[] = []
  const identities: PlannedIdentity[] = []
  const newLinks: PlannedLink[] = []
  const proposals: PlannedProposal[] = []

  const identityById = new Map(portfolio.identities.map((identity) => [identity.id, identity]))
  for (const link of portfolio.links) {
    const identity = identityById.get(link.source_identity)
    if (!identity || !mayUse(link.initiative)) continue
    remember(link.source_identity, { initiative: link.initiative, from: link.from_as_of, until: link.until_as_of })
    known.push({
      initiativeId: link.initiative,
      externalId: identity.external_id,
      title: identity.name,
      unit: units.titleOf(identity.unit),
    })
  }
  const withIdentity = new Set(portfolio.links.map((link) => link.initiative))
  for (const initiative of portfolio.initiatives) {
    if (initiative.deleted || initiative.type === 'portfolio' || withIdentity.has(initiative.id)) continue
    if (!mayUse(initiative.id)) continue
    known.push({
      initiativeId: initiative.id,
      externalId: null,
      title: initiative.title,
      unit: units.titleOf(initiative.unit),
    })
  }

  function remember(sourceIdentity: string, link: Linked): void {
    const there = links.get(sourceIdentity)
    if (there) there.push(link)
    else links.set(sourceIdentity, [link])
  }

  function linkedOn(sourceIdentity: string, asOf: string): string | undefined {
    const covers = ({ from, until }: Linked) => (from === null || from <= asOf) && (until === null || asOf < until)
    return links.get(sourceIdentity)?.find(covers)?.initiative
  }

  function sourceIdentityOf(row: NamedRow): string {
    const unitId = units.idOf(row.unit)
    const key = identityKey('file', row.externalId, row.title, unitId)
    const there = idByKey.get(key)
    if (there !== undefined) return there
    const id = newId()
    idByKey.set(key, id)
    identities.push({ ...row, id, identityKey: key, unitId })
    return id
  }

  /** Links from the last link before that date to the next one after it: links of an identity never overlap. */
  function link(row: NamedRow, sourceIdentity: string, initiative: string, how: string, asOf: string): void {
    const there = links.get(sourceIdentity) ?? []
    const from =
      there
        .flatMap(({ until }) => (until !== null && until <= asOf ? [until] : []))
        .sort()
        .at(-1) ?? null
    const until = there.flatMap(({ from }) => (from !== null && from > asOf ? [from] : [])).sort()[0] ?? null
    remember(sourceIdentity, { initiative, from, until })
    newLinks.push({ sourceIdentity, initiative, how, fromAsOf: from, untilAsOf: until })
    known.push({ initiativeId: initiative, externalId: row.externalId, title: row.title, unit: row.unit })
  }

  /** Rows whose identity is linked on that date; one that names an initiative a second time is in `twice`. */
  function alreadyLinked(rows: readonly NamedRow[], asOf: string) {
    const found = new Map<string, Identified>()
    const twice = new Set<string>()
    const open = new Map<string, NamedRow & { readonly sourceIdentity: string }>()
    const taken = new Set<string>()
    const seen = new Set<string>()
    for (const row of rows) {
      const sourceIdentity = sourceIdentityOf(row)
      const initiative = linkedOn(sourceIdentity, asOf)
      if (seen.has(sourceIdentity) || (initiative !== undefined && taken.has(initiative))) twice.add(row.key)
      else if (initiative === undefined) open.set(row.key, { ...row, sourceIdentity })
      else found.set(row.key, { sourceIdentity, initiative, isNew: false })
      seen.add(sourceIdentity)
      if (initiative !== undefined) taken.add(initiative)
    }
    return { found, twice, open, taken }
  }

  return {
    identities,
    links: newLinks,
    proposals,
    identify(rows, asOf, of) {
      const { found, twice, open, taken } = alreadyLinked(rows, asOf)
      const incoming = [...open.values()].map(
        (row): IncomingIdentity => ({
          ...named(row),
          period: asOf,
        }),
      )
      const free = known.filter((identity) => !taken.has(identity.initiativeId))
      const match = matchInitiatives(incoming, free, [...units.known])
      for (const matched of match.matched) {
        const { key, basis } = matched
        const row = open.get(key)
        const initiativeId = idOf(matched)
        // Two rows of one period are two initiatives, however alike they are called.
        if (!row || initiativeId === undefined || taken.has(initiativeId)) continue
        taken.add(initiativeId)
        link(row, row.sourceIdentity, initiativeId, basis, asOf)
        found.set(key, { sourceIdentity: row.sourceIdentity, initiative: initiativeId, isNew: false })
      }
      for (const [key, row] of open) {
        if (found.has(key)) continue
        const initiative = newId()
        taken.add(initiative)
        link(row, row.sourceIdentity, initiative, 'created', asOf)
        found.set(key, { sourceIdentity: row.sourceIdentity, initiative, isNew: true })
      }
      for (const proposed of match.proposed) {
        const mine = found.get(proposed.key)
        const initiative = idOf(proposed.target)
        if (!mine || initiative === undefined || taken.has(initiative)) continue
        proposals.push({ sourceIdentity: mine.sourceIdentity, initiative, link: proposed, row: proposed.key, of })
      }
      return { found, twice, doubts: match.doubts }
    },
  }
}

/** New initiatives of the same period are no targets: each is a row of its own. */
function idOf(target: MatchTarget): string | undefined {
  return 'initiativeId' in target ? target.initiativeId : undefined
}

function named({ key, externalId, title, unit }: NamedRow): NamedRow {
  return { key, externalId, title, unit }
}
