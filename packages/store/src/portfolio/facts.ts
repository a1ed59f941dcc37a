import type {
  DecisionFact,
  ExchangeRule,
  ExpectationFact,
  InitiativeFact,
  LineageFact,
  MilestoneFact,
  MuteFact,
  OrganisationFacts,
  PeriodFact,
  PortfolioFacts,
  RatingFact,
  RemarkFact,
  StatusFact,
  UnitFact,
  UnitSuccessionFact,
} from '@gantry/domain/portfolio/facts'
import { defaultExchange } from '@gantry/domain/portfolio/exchange'
import { covers, isEverywhere } from '@gantry/domain/reach'
import type { Database, Result } from '../database.ts'
import type { Sight } from '../records/visible-at-place.ts'
import { declarationsOf } from './declarations.ts'
import { factsQueries } from './facts-queries.ts'
import { type FileName, ratingFact, statusFact } from './status-fact.ts'

type Row = Readonly<Record<string, unknown>>

/**
 * Everything the portfolio's statements are computed from, as this reader may see it, in one batched read: all periods,
 * so that any two may be compared. Totals over it count nothing that is hidden.
 */
export async function loadFacts(database: Database, sight: Sight): Promise<PortfolioFacts> {
  const results = await database.read({ org: sight.org }, factsQueries(sight.org, sight))
  const [
    organisation,
    periods,
    units,
    successions,
    initiatives,
    externals,
    statuses,
    ratings,
    lineage,
    undecided,
    decisions,
    milestones,
    mutes,
    remarks,
    rates,
    files,
    declarations,
  ] = results.map((result: Result) => result.rows as Row[])
  const places = new Map(initiatives!.map((row) => [row.id as string, row.place as string]))
  const has = (initiative: unknown) => typeof initiative === 'string' && places.has(initiative)
  const reported = statuses!.filter((row) => has(row.initiative) && row.period !== null && row.as_of !== null)
  const lockedAt = new Map(
    periods!.flatMap((row) => (row.locked_at === null ? [] : [[row.id as string, row.locked_at as string]])),
  )
  const facts = {
    statuses: statusesOf(
      reported.filter((row) => !absentStates.has(row.state as string)),
      ratings!,
      files!,
      sight,
      lockedAt,
    ),
    initiatives: initiativesOf(initiatives!, externals!),
  }
  return {
    organisation: organisationOf(organisation![0]!, rates!),
    periods: periodsOf(periods!, facts.statuses, facts.initiatives, places, sight),
    units: unitsOf(units!, facts.statuses, facts.initiatives, sight),
    unitSuccessions: successionsOf(successions!, facts.statuses, facts.initiatives, sight),
    ...facts,
    lineage: lineage!.filter((row) => has(row.from_initiative) && has(row.to_initiative)).map(lineageFact),
    undecidedMatches: undecided!.map((row) => [row.mine as string, row.theirs as string] as const),
    decisions: decisions!.filter((row) => row.initiative === null || has(row.initiative)).map(decisionFact),
    milestones: milestones!.filter((row) => has(row.initiative)).map(milestoneFact),
    expectations: reported.filter((row) => row.state !== 'imported').map(expectationFact),
    mutes: mutes!.filter((row) => row.place === null || covers(sight.see, row.place as string)).map(muteFact),
    declarations: declarationsOf({ rows: declarations! }),
    remarks: remarks!.filter((row) => row.initiative === null || has(row.initiative)).map(remarkFact),
  }
}

/** Reports that are owed and not there. */
const absentStates: ReadonlySet<string> = new Set(['due', 'missed'])

function organisationOf(row: Row, rates: readonly Row[]): OrganisationFacts {
  const settings = row.settings as { exchange?: Partial<ExchangeRule> }
  return {
    id: row.id as string,
    name: row.name as string,
    currency: row.currency as string,
    locale: row.locale as string,
    fiscalYearStart: row.fiscal_year_start as number,
    exchange: { ...defaultExchange, ...settings.exchange },
    rates: rates.map((rate) => ({
      from: rate.from_currency as string,
      to: rate.to_currency as string,
      day: rate.day as string,
      rate: Number(rate.rate),
      source: rate.source as string,
    })),
  }
}

function initiativesOf(rows: readonly Row[], externals: readonly Row[]): InitiativeFact[] {
  const idsOf = Map.groupBy(externals, (row) => row.initiative as string)
  return rows.map((row) => ({
    id: row.id as string,
    ref: `INI-${row.ref_no}`,
    title: row.title as string,
    type: row.type as InitiativeFact['type'],
    ...text('parent', row.parent),
    ...text('unit', row.unit),
    ...text('category', row.category),
    ...text('stage', row.stage),
    condition: row.condition as string,
    ...text('decisionStatus', row.decision_status),
    ...text('ownerName', row.owner_name),
    ...text('managerName', row.manager_name),
    externalIds: (idsOf.get(row.id as string) ?? []).map((external) => external.external_id as string),
  }))
}

function statusesOf(
  rows: readonly Row[],
  ratings: readonly Row[],
  files: readonly Row[],
  sight: Sight,
  lockedAt: ReadonlyMap<string, string>,
): StatusFact[] {
  const names = new Map(
    files.map((row) => [
      row.id as string,
      { name: row.name as string, headers: row.headers as string[] } satisfies FileName,
    ]),
  )
  const ratingsOf = new Map<string, RatingFact[]>()
  for (const row of ratings) {
    const status = row.status_report as string | null
    if (status === null) continue
    const there = ratingsOf.get(status)
    if (there) there.push(ratingFact(row))
    else ratingsOf.set(status, [ratingFact(row)])
  }
  return rows.map((row) =>
    statusFact(row, ratingsOf.get(row.id as string) ?? [], names, {
      seesMoney: covers(sight.money, row.place as string),
      lockedAt: lockedAt.get(row.period as string),
    }),
  )
}

/** A period that only others reported in, imported by others, tells that they exist: it is left out. */
function periodsOf(
  rows: readonly Row[],
  statuses: readonly StatusFact[],
  initiatives: readonly InitiativeFact[],
  places: ReadonlyMap<string, string>,
  sight: Sight,
): PeriodFact[] {
  const reported = new Set(statuses.map((status) => status.period))
  const units = seenUnits(statuses, initiatives)
  return rows.flatMap((row) => {
    if (!isEverywhere(sight.see) && row.state === 'imported' && !reported.has(row.id as string)) return []
    const scope = row.scope as { units?: string[]; initiatives?: string[]; proposed?: boolean }
    const all = isEverywhere(sight.see)
    return [
      {
        id: row.id as string,
        label: row.label as string,
        asOf: row.as_of as string,
        state: row.state as PeriodFact['state'],
        ...(scope.units ? { scopeUnits: scope.units.filter((unit) => all || units.has(unit)) } : {}),
        ...(scope.proposed ? { scopeProposed: true as const } : {}),
        ...(scope.initiatives ? { scopeInitiatives: withAllBelow(scope.initiatives, places) } : {}),
        ...text('dueOn', row.due_on),
        ...text('lockedAt', row.locked_at),
      },
    ]
  })
}

/** A portfolio stands for everything below it. */
function withAllBelow(named: readonly string[], places: ReadonlyMap<string, string>): string[] {
  const roots = named.flatMap((id) => places.get(id) ?? [])
  return [...places].filter(([, place]) => roots.some((root) => place.startsWith(root))).map(([id]) => id)
}

function seenUnits(statuses: readonly StatusFact[], initiatives: readonly InitiativeFact[]): Set<string> {
  return new Set([...statuses, ...initiatives].flatMap(({ unit }) => unit ?? []))
}

/** Units of what the reader may see, with the units above them. */
function unitsOf(
  rows: readonly Row[],
  statuses: readonly StatusFact[],
  initiatives: readonly InitiativeFact[],
  sight: Sight,
): UnitFact[] {
  const all = rows.map((row) => ({
    id: row.id as string,
    title: row.title as string,
    ...text('code', row.code),
    ...text('parent', row.parent),
  }))
  if (isEverywhere(sight.see)) return all
  const byId = new Map<string, UnitFact>(all.map((unit) => [unit.id, unit]))
  const kept = new Set<string>()
  for (const id of seenUnits(statuses, initiatives)) {
    for (let unit = byId.get(id); unit && !kept.has(unit.id); unit = byId.get(unit.parent ?? '')) kept.add(unit.id)
  }
  return all.filter((unit) => kept.has(unit.id))
}

function successionsOf(
  rows: readonly Row[],
  statuses: readonly StatusFact[],
  initiatives: readonly InitiativeFact[],
  sight: Sight,
): UnitSuccessionFact[] {
  const units = seenUnits(statuses, initiatives)
  const seen = (unit: unknown) => isEverywhere(sight.see) || units.has(unit as string)
  return rows
    .filter((row) => seen(row.from_unit) && seen(row.to_unit))
    .map((row) => ({
      from: row.from_unit as string,
      to: row.to_unit as string,
      how: row.how as UnitSuccessionFact['how'],
      onDay: row.on_day as string,
    }))
}

function lineageFact(row: Row): LineageFact {
  return {
    from: row.from_initiative as string,
    to: row.to_initiative as string,
    how: row.how as LineageFact['how'],
    onDay: row.on_day as string,
    ...text('note', row.note),
  }
}

function decisionFact(row: Row): DecisionFact {
  return {
    id: row.id as string,
    ref: `DEC-${row.ref_no}`,
    ...text('initiative', row.initiative),
    question: row.question as string,
    state: row.state as string,
    options: (row.options as string[] | null) ?? [],
    ...text('decider', row.decider),
    ...text('right', row.right),
    ...text('decideBy', row.decide_by),
    ...text('madeOn', row.made_on),
    ...text('finding', row.finding),
  }
}

function milestoneFact(row: Row): MilestoneFact {
  return {
    id: row.id as string,
    ref: `MIL-${row.ref_no}`,
    initiative: row.initiative as string,
    title: row.title as string,
    ...text('baseline', row.baseline),
    ...text('forecast', row.forecast),
    ...text('actual', row.actual),
  }
}

function expectationFact(row: Row): ExpectationFact {
  return {
    period: row.period as string,
    initiative: row.initiative as string,
    ...text('reporterName', row.reporter_name ?? row.author),
    ...text('dueOn', row.due_on),
    ...text('submittedOn', row.submitted_on),
    state: row.state === 'missed' ? 'due' : (row.state as ExpectationFact['state']),
  }
}

function muteFact(row: Row): MuteFact {
  return {
    rule: row.rule as string,
    ...text('subject', row.subject),
    reason: row.reason as string,
    reviewOn: row.review_on as string,
    byName: row.by_name as string,
  }
}

function remarkFact(row: Row): RemarkFact {
  return {
    id: row.id as string,
    ...text('initiative', row.initiative),
    period: row.period as string,
    text: row.text as string,
    version: row.version as number,
    ...text('by', row.created_by),
    byName: row.by_name as string,
    at: row.created_at as string,
    ...text('editedAt', row.edited_at),
  }
}

/** A member that is there only when the column holds something. */
function text<K extends string>(key: K, value: unknown): { [key in K]?: string } {
  return value === null || value === undefined ? {} : ({ [key]: value } as { [key in K]?: string })
}
