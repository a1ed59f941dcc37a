import type { Absence } from '../absence.ts'

/**
 * Everything the portfolio's measures, findings and narrative are computed from: plain data, already
 * cut down to what the reader may see. Dates are ISO days, money is whole minor units of `currency`.
 */
export interface PortfolioFacts {
  readonly organisation: OrganisationFacts
  /** Ascending by as-of date, each as-of once. */
  readonly periods: readonly PeriodFact[]
  readonly units: readonly UnitFact[]
  readonly unitSuccessions: readonly UnitSuccessionFact[]
  readonly initiatives: readonly InitiativeFact[]
  /** The truth as corrected since: at most one for an initiative and a period. */
  readonly statuses: readonly StatusFact[]
  readonly lineage: readonly LineageFact[]
  /** Pairs that look alike and that nobody has linked or declined: perhaps one initiative under two names or ids. */
  readonly undecidedMatches: readonly UndecidedMatch[]
  readonly decisions: readonly DecisionFact[]
  readonly milestones: readonly MilestoneFact[]
  /** What was due in the reporting cycle: who owed a report for which period, and what became of it. */
  readonly expectations: readonly ExpectationFact[]
  readonly mutes: readonly MuteFact[]
  /** What people declared of definitions of fields, oldest first. */
  readonly declarations: readonly DeclarationFact[]
  /** The owner's own words beside the story, newest first. */
  readonly remarks: readonly RemarkFact[]
}

export interface OrganisationFacts {
  readonly id: string
  readonly name: string
  readonly currency: string
  readonly locale: string
  /** Month 1 to 12. */
  readonly fiscalYearStart: number
  readonly exchange: ExchangeRule
  readonly rates: readonly RateTable[]
}

/** How findings of different sorts are weighed against each other; each organisation may change it. */
export interface ExchangeRule {
  /** Minor units that weigh as much as one full step of the rating scale on one initiative. */
  readonly costMinorPerRatingStep: number
  /** Days of end-date movement that weigh as much as one full step of the rating scale. */
  readonly daysPerRatingStep: number
  /** A withheld value where the rating also worsened weighs this many steps. */
  readonly withheldStep: number
}

/** Dated exchange rates: one unit of `from` is `rate` units of `to`, on `day`, by `source`. */
export interface RateTable {
  readonly from: string
  readonly to: string
  readonly day: string
  readonly rate: number
  readonly source: string
}

export interface PeriodFact {
  readonly id: string
  readonly label: string
  readonly asOf: string
  readonly state: 'planned' | 'open' | 'locked' | 'imported'
  /** Units that were expected to report; absent = everyone. Others are "not expected", never vanished. */
  readonly scopeUnits?: readonly string[]
  readonly scopeInitiatives?: readonly string[]
  /** The scope was guessed from what the files hold: no person has said it. */
  readonly scopeProposed?: true
  readonly dueOn?: string
  /** Since when its reports stand: ISO instant. */
  readonly lockedAt?: string
}

export interface UnitFact {
  readonly id: string
  readonly title: string
  readonly code?: string
  readonly parent?: string
}

export interface UnitSuccessionFact {
  readonly from: string
  readonly to: string
  readonly how: 'renamed' | 'mergedInto' | 'splitInto' | 'transferredTo'
  readonly onDay: string
}

export interface InitiativeFact {
  readonly id: string
  readonly ref: string
  readonly title: string
  readonly type: 'portfolio' | 'programme' | 'project'
  readonly parent?: string
  readonly unit?: string
  readonly category?: string
  readonly stage?: string
  readonly condition: string
  /** Not there where nobody has said: what files bring in holds no decision. */
  readonly decisionStatus?: string
  readonly ownerName?: string
  readonly managerName?: string
  /** External ids seen for it, as written. */
  readonly externalIds: readonly string[]
}

export interface LineageFact {
  readonly from: string
  readonly to: string
  readonly how: 'renamed' | 'splitInto' | 'mergedInto' | 'transferred' | 'replacedBy' | 'rescoped'
  readonly onDay: string
  readonly note?: string
}

/** Two initiatives by their ids, in no order. */
export type UndecidedMatch = readonly [string, string]

/** A value, a range of values, or the reason why there is none. */
export type Known<T> = { readonly value: T } | { readonly low?: T; readonly high?: T } | { readonly absent: Absence }

/** Where a value stands in the source: a cell of an import, or a record of ours. */
export interface SourceCell {
  readonly importId?: string
  readonly file?: string
  /** Row as a person counts in that file, from 1. */
  readonly row?: number
  readonly column?: string
  readonly raw?: string
}

export const moneyFields = ['wholeLifeCost', 'inYearBaseline', 'inYearForecast', 'benefits'] as const
export type MoneyField = (typeof moneyFields)[number]
export const dayFields = ['startDate', 'endDate'] as const
export type DayField = (typeof dayFields)[number]
export const textFields = [
  'summary',
  'ratingCommentary',
  'scheduleCommentary',
  'costCommentary',
  'inYearCommentary',
  'benefitsCommentary',
  'done',
  'next',
] as const
export type TextField = (typeof textFields)[number]

export interface Money {
  readonly minor: number
  readonly currency: string
}

/** What one initiative reported (or was reported to be) in one period. */
export interface StatusFact {
  readonly id: string
  readonly ref: string
  readonly initiative: string
  readonly period: string
  readonly asOf: string
  readonly state: 'due' | 'submitted' | 'challenged' | 'accepted' | 'locked' | 'imported'
  /** Title and unit as this report gives them; they may differ from the initiative's of today. */
  readonly title: string
  readonly unit?: string
  readonly category?: string
  readonly money: Readonly<Partial<Record<MoneyField, Known<Money>>>>
  readonly days: Readonly<Partial<Record<DayField, Known<string>>>>
  readonly texts: Readonly<Partial<Record<TextField, string>>>
  readonly ratings: readonly RatingFact[]
  /** For a field: the key of the definition it was reported under; equal keys may be compared. */
  readonly definitions: Readonly<Partial<Record<MoneyField | DayField, DefinitionFact>>>
  readonly movementReasons: Readonly<Partial<Record<MoneyField | DayField | 'rating', MovementReason>>>
  /** Who answered for it then, if the report says so. */
  readonly authorName?: string
  readonly cells: Readonly<Partial<Record<string, SourceCell>>>
  /** Fields carried over from the report before, and not reported anew. */
  readonly carried?: readonly string[]
  /** It was corrected after its period had been locked. */
  readonly correctedSinceLock?: true
}

export interface DefinitionFact {
  readonly key: string
  /** Word for word, as the header or the form says it. */
  readonly words: string
  readonly priceBase?: string
  /** What people declared of it; worked out from `declarations` when the facts are looked up. */
  readonly declared?: DeclaredDefinition
}

/** Two definitions of a field that a person declared the same, or different. */
export interface DeclarationFact {
  readonly id: string
  readonly field: MoneyField | DayField
  readonly one: DefinitionFact
  readonly other: DefinitionFact
  readonly verdict: 'same' | 'different'
  /** Of one definition that came to mean something else: the as-of date from which it does. */
  readonly from?: string
  readonly reason: string
  readonly byName: string
  /** Day on which it was declared. */
  readonly on: string
}

/** A definition among those that people spoke of. */
export interface DeclaredDefinition {
  /** The same for all definitions that are declared the same. */
  readonly meaning: string
  /** How many declared breaks lie before the report. */
  readonly era: number
  /** Meanings that it is declared to differ from. */
  readonly apart: readonly string[]
  readonly by: readonly DeclarationFact[]
}

export const movementReasons = [
  'slippage',
  'reapproval',
  'scope',
  'definition',
  'priceBase',
  'correction',
  'publication',
  'identity',
  'unexplained',
] as const
export type MovementReason = (typeof movementReasons)[number]

export type Assessor = 'independent' | 'owner'
export const ratingScales = ['rag3', 'rag5', 'fivePoint'] as const
export type RatingScale = (typeof ratingScales)[number]
export const ratingValues = ['red', 'amberRed', 'amber', 'amberGreen', 'green'] as const
export type RatingValue = (typeof ratingValues)[number]

export interface RatingFact {
  readonly id: string
  /** deliveryConfidence, overall, time, cost, … */
  readonly dimension: string
  readonly scale: RatingScale
  readonly assessor: Assessor
  readonly value: Known<RatingValue>
  readonly asOf: string
}

export interface DecisionFact {
  readonly id: string
  readonly ref: string
  readonly initiative?: string
  readonly question: string
  readonly state: string
  readonly options: readonly string[]
  readonly decider?: string
  readonly right?: string
  readonly decideBy?: string
  readonly madeOn?: string
  readonly finding?: string
}

export interface MilestoneFact {
  readonly id: string
  readonly ref: string
  readonly initiative: string
  readonly title: string
  readonly baseline?: string
  readonly forecast?: string
  readonly actual?: string
}

export interface ExpectationFact {
  readonly period: string
  readonly initiative: string
  readonly reporterName?: string
  readonly dueOn?: string
  readonly submittedOn?: string
  readonly state: 'due' | 'submitted' | 'challenged' | 'accepted' | 'locked'
}

export interface MuteFact {
  readonly rule: string
  /** Initiative or unit the mute is for; absent = the rule everywhere. */
  readonly subject?: string
  readonly reason: string
  readonly reviewOn: string
  readonly byName: string
}

export interface RemarkFact {
  readonly id: string
  readonly initiative?: string
  readonly period: string
  readonly text: string
  /** Rises with every new wording. */
  readonly version: number
  /** Person who wrote it; who signed it stays even if they are gone. */
  readonly by?: string
  readonly byName: string
  readonly at: string
  /** When its present wording was written, where it is not the first. */
  readonly editedAt?: string
}
