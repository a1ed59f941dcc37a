import { matchInitiatives } from '@gantry/domain/import/identity/match-initiatives'
import type {
  IdentityFigures,
  IdentityMatch,
  IncomingIdentity,
  KnownIdentity,
  MatchTarget,
  ProposedLink,
} from '@gantry/domain/import/types'
import type { KnownPortfolio, StatusRow } from '@gantry/store/imports/known'
import { identityKey } from '../identity/fold-name.ts'
import { type LinkChoice, type LinkChoices, linkKey, type NamedSide, printOf } from './link-choices.ts'
import type { UnitBook } from './unit-book.ts'

export interface NamedRow {
  /** Finds the row again; unique within one call. */
  readonly key: string
  readonly externalId: string | null
  readonly title: string
  readonly unit: string | null
  /** What it reports beside its name. */
  readonly figures?: IdentityFigures | null
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
  /** The proposal that a person accepted. */
  readonly proposal?: string
  readonly fromAsOf: string | null
  readonly untilAsOf: string | null
}
export interface PlannedProposal {
  readonly id: string
  /** It stands on record already. */
  readonly there: boolean
  /** The same in every reading of the same files. */
  readonly key: string
  /** What a person says of it; null while nobody has. */
  readonly choice: LinkChoice | null
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
  /** Adds an initiative that this import makes without a row of its own. */
  know(initiative: string, title: string): void
  /** Rows that a person took for something that is no longer possible, by their titles. */
  unmet(): readonly string[]
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
 * A match that a person has accepted is made; one that was declined, now or ever, is not proposed again.
 * @param mayUse whether the importer may link to an initiative at all
 */
export function identityBook(
  portfolio: KnownPortfolio,
  units: UnitBook,
  newId: () => string,
  mayUse: (initiative: string) => boolean,
  choices: LinkChoices = {},
): IdentityBook {
  const idByKey = new Map(portfolio.identities.map((identity) => [identity.identity_key, identity.id]))
  const links = new Map<string, Linked[]>()
  const known: KnownIdentity[] = []
  const identities: PlannedIdentity[] = []
  const newLinks: PlannedLink[] = []
  const proposals: PlannedProposal[] = []

  const figures = reportedFigures(portfolio.statuses)
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
      figures: figures.get(identity.id) ?? figures.get(link.initiative) ?? null,
    })
  }
  const onRecord = new Set(portfolio.initiatives.map((initiative) => initiative.id))
  const decided = new Map(
    portfolio.proposals.map((proposal) => [`${proposal.source_identity} ${proposal.initiative}`, proposal]),
  )
  const dismissed = new Map<string, Set<string>>()
  for (const { source_identity, state, known: other } of portfolio.proposals) {
    if (state !== 'dismissed' || other === null) continue
    dismissed.set(source_identity, (dismissed.get(source_identity) ?? new Set()).add(printOf(other)))
  }
  const chosen = Object.keys(choices).length > 0
  const titles = new Map<string, string>()
  const met = new Set<string>()

  const withIdentity = new Set(portfolio.links.map((link) => link.initiative))
  for (const initiative of portfolio.initiatives) {
    if (initiative.deleted || initiative.type === 'portfolio' || withIdentity.has(initiative.id)) continue
    if (!mayUse(initiative.id)) continue
    known.push({
      initiativeId: initiative.id,
      externalId: null,
      title: initiative.title,
      unit: units.titleOf(initiative.unit),
      figures: figures.get(initiative.id) ?? null,
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
  function link(
    row: NamedRow,
    {
      sourceIdentity,
      initiative,
      how,
      proposal,
    }: Pick<PlannedLink, 'sourceIdentity' | 'initiative' | 'how' | 'proposal'>,
    asOf: string,
  ): void {
    const there = links.get(sourceIdentity) ?? []
    const from =
      there
        .flatMap(({ until }) => (until !== null && until <= asOf ? [until] : []))
        .sort()
        .at(-1) ?? null
    const until = there.flatMap(({ from }) => (from !== null && from > asOf ? [from] : [])).sort()[0] ?? null
    remember(sourceIdentity, { initiative, from, until })
    newLinks.push({
      sourceIdentity,
      initiative,
      how,
      ...(proposal === undefined ? {} : { proposal }),
      fromAsOf: from,
      untilAsOf: until,
    })
    known.push({
      initiativeId: initiative,
      externalId: row.externalId,
      title: row.title,
      unit: row.unit,
      figures: row.figures ?? null,
    })
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

  /** What was said of this match: under its own key, or under that of a row which became this initiative meanwhile. */
  function choiceOf(row: NamedSide, initiative: string): LinkChoice | null {
    if (!chosen) return null
    const keys = [
      linkKey(row, { ...row, onRecord: initiative }),
      ...known.flatMap((each) => (each.initiativeId === initiative ? [linkKey(row, sideOf(each))] : [])),
    ]
    const key = keys.find((each) => Object.hasOwn(choices, each))
    if (key === undefined) return null
    met.add(key)
    return choices[key] ?? null
  }

  function propose(
    sourceIdentity: string,
    initiative: string,
    proposed: ProposedLink,
    of: object,
    choice: LinkChoice | null,
  ): PlannedProposal {
    const { incoming, known: theirs, key: row } = proposed
    const before = decided.get(`${sourceIdentity} ${initiative}`)
    const proposal = {
      id: before?.id ?? newId(),
      there: before !== undefined,
      key: linkKey(incoming, onRecord.has(initiative) ? { ...theirs, onRecord: initiative } : theirs),
      choice,
      sourceIdentity,
      initiative,
      link: proposed,
      row,
      of,
    }
    proposals.push(proposal)
    return proposal
  }

  /** Also where what it was declined for is another initiative since, because an import was undone and made again. */
  function declined(sourceIdentity: string, initiative: string): boolean {
    const names = dismissed.get(sourceIdentity)
    if (!names) return false
    if (decided.get(`${sourceIdentity} ${initiative}`)?.state === 'dismissed') return true
    return known.some((each) => each.initiativeId === initiative && names.has(printOf(sideOf(each))))
  }

  return {
    identities,
    links: newLinks,
    proposals,
    know: (initiativeId, title) => known.push({ initiativeId, externalId: null, title, unit: null }),
    unmet: () =>
      Object.entries(choices).flatMap(([key, choice]) =>
        choice === 'same' && !met.has(key) ? [titles.get(key.split('.', 1)[0]!) ?? ''] : [],
      ),
    identify(rows, asOf, of) {
      const { found, twice, open, taken } = alreadyLinked(rows, asOf)
      if (chosen) for (const row of rows) titles.set(printOf(row), row.title)
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
        link(row, { sourceIdentity: row.sourceIdentity, initiative: initiativeId, how: basis }, asOf)
        found.set(key, { sourceIdentity: row.sourceIdentity, initiative: initiativeId, isNew: false })
      }
      for (const proposed of match.proposed) {
        const row = open.get(proposed.key)
        const initiative = idOf(proposed.target)
        if (!row || initiative === undefined || found.has(row.key) || taken.has(initiative)) continue
        if (choiceOf(row, initiative) !== 'same') continue
        taken.add(initiative)
        const { id } = propose(row.sourceIdentity, initiative, proposed, of, 'same')
        link(row, { sourceIdentity: row.sourceIdentity, initiative, how: 'person', proposal: id }, asOf)
        found.set(row.key, { sourceIdentity: row.sourceIdentity, initiative, isNew: false })
      }
      for (const [key, row] of open) {
        if (found.has(key)) continue
        const initiative = newId()
        taken.add(initiative)
        link(row, { sourceIdentity: row.sourceIdentity, initiative, how: 'created' }, asOf)
        found.set(key, { sourceIdentity: row.sourceIdentity, initiative, isNew: true })
      }
      for (const proposed of match.proposed) {
        const mine = found.get(proposed.key)
        const initiative = idOf(proposed.target)
        if (!mine?.isNew || initiative === undefined || taken.has(initiative)) continue
        if (declined(mine.sourceIdentity, initiative)) continue
        propose(mine.sourceIdentity, initiative, proposed, of, choiceOf(proposed.incoming, initiative))
      }
      return { found, twice, doubts: match.doubts }
    },
  }
}

/** New initiatives of the same period are no targets: each is a row of its own. */
function idOf(target: MatchTarget): string | undefined {
  return 'initiativeId' in target ? target.initiativeId : undefined
}

function named({ key, externalId, title, unit, figures = null }: NamedRow): NamedRow {
  return { key, externalId, title, unit, figures }
}

/** What was last reported under each identity, and of each initiative; reports come oldest first. */
function reportedFigures(statuses: readonly StatusRow[]): Map<string, IdentityFigures> {
  const found = new Map<string, IdentityFigures>()
  for (const status of statuses) {
    const { whole_life_cost: minor, whole_life_cost_currency: currency } = status
    const wholeLifeCost = minor === null || currency === null ? null : { minor, currency }
    const figures = { startDate: status.start_date, endDate: status.end_date, wholeLifeCost }
    for (const id of [status.source_identity, status.initiative]) if (id !== null) found.set(id, figures)
  }
  return found
}

function sideOf({ externalId, title, unit }: KnownIdentity): NamedSide {
  return { externalId, title, unit }
}
