import type { AbsenceType } from '../absence.ts'
import type {
  Assessor,
  DayField,
  DeclarationFact,
  DefinitionFact,
  MoneyField,
  MovementReason,
  RatingScale,
  RatingValue,
  RemarkFact,
} from './facts.ts'
import type { UsedRate } from './convert-money.ts'
import type { Coverage } from './coverage.ts'

/** What the reader asks for. Filters apply to everything in the answer alike. */
export interface OverviewRequest {
  /** Period id or label; default: the newest with a status row that is not open any more. */
  readonly period?: string
  /** Period id or label; default: the newest earlier one that may be compared. `none` = no comparison. */
  readonly compare?: string
  readonly filters?: OverviewFilters
  /** Today's day, ISO: for what is due or late, and until when a finding is muted. */
  readonly today: string
}

export interface OverviewFilters {
  readonly portfolio?: string
  readonly units?: readonly string[]
  readonly categories?: readonly string[]
  readonly ratings?: readonly (RatingValue | 'none')[]
  readonly search?: string
}

/** The whole answer: one object for screen, paper, command line and machines. */
export interface Overview {
  readonly scope: Scope
  readonly measures: readonly Measure[]
  readonly comparisons: readonly Comparison[]
  readonly findings: readonly Finding[]
  readonly narrative: Narrative
  readonly questions: readonly Question[]
  readonly decisions: readonly DecisionAsked[]
  readonly charts: Charts
  readonly rows: readonly OverviewRow[]
}

export interface PeriodRef {
  readonly id: string
  readonly label: string
  readonly asOf: string
}

export interface Scope {
  readonly portfolio: { readonly id?: string; readonly title: string }
  readonly period: PeriodRef
  readonly compare?: PeriodRef
  readonly periods: readonly PeriodRef[]
  /**
   * Initiatives that reported, of those that were expected to: as the reporting cycle declares; of an imported period
   * they and those that reported in the period `before` it, are in scope and had not ended.
   */
  readonly reported: {
    readonly n: number
    readonly of: number
    readonly basis: Coverage['basis']
    readonly before?: PeriodRef
  }
  readonly notExpectedUnits: number
  readonly filters: OverviewFilters
  readonly warnings: readonly Warning[]
  /** How the fields are defined on the two sides; those that differ first. */
  readonly definitions: readonly DefinitionPair[]
  /** What the filters can be set to, with counts. */
  readonly choices: {
    readonly units: readonly Choice[]
    readonly categories: readonly Choice[]
    readonly ratings: readonly Choice[]
  }
}

export interface Choice {
  readonly id: string
  readonly label: string
  readonly n: number
}

/** What cannot be compared, and why; `code` is stable. */
export interface Warning {
  readonly code: string
  readonly text: string
}

export interface Measure {
  /** Stable: `initiatives`, `rating.lead.red`, `wholeLifeCost`, … */
  readonly id: string
  readonly label: string
  readonly value: number
  readonly unit: 'count' | 'minor' | 'days' | 'percent' | 'periods'
  readonly currency?: string
  readonly population: { readonly n: number; readonly of: number }
  /** Of those without a value: how many by type of absence. */
  readonly absent?: Readonly<Partial<Record<AbsenceType, number>>>
  readonly asOf: string
  readonly formula: string
  /** Of a total over several currencies: the rates it was converted by. */
  readonly rates?: readonly UsedRate[]
  readonly evidence: Evidence
}

/** Which status reports a number rests on; the cells behind it are fetched by measure id. */
export interface Evidence {
  /** At most twenty in an overview; all of them are fetched by measure or finding id. */
  readonly statuses: readonly string[]
  /** How many there are, where not all are listed. */
  readonly of?: number
  readonly field?: string
}

export interface Comparison {
  /** Stable: `bridge.wholeLifeCost`, `change.rating.lead`, `change.endDate`, … */
  readonly id: string
  readonly valid: boolean
  /** The conditions, each with whether it holds and what was found. */
  readonly conditions: readonly Condition[]
  readonly from: PeriodRef
  readonly to: PeriodRef
  readonly population: { readonly n: number; readonly of: number }
  /** Signed; in the unit of what is compared; only when valid. */
  readonly change?: number
  readonly unit?: Measure['unit']
  readonly currency?: string
  /** What people declared of the definitions on its two sides. */
  readonly declared?: readonly Declared[]
  /** Of the cost bridge: parts that add up to the total exactly. */
  readonly bridge?: Bridge
}

/** That two definitions mean the same, or do not, by whose word. */
export type Declared = Pick<DeclarationFact, 'id' | 'verdict' | 'byName' | 'on' | 'reason'>

/** Two definitions that one field has on the two sides of what is compared. */
export interface DefinitionPair {
  readonly field: MoneyField | DayField
  /** As the file says it, in short. */
  readonly from: DefinitionSide
  readonly to: DefinitionSide
  /** Initiatives with the field both times, under these two. */
  readonly n: number
  readonly match: 'equal' | 'unstated' | 'differs'
  readonly declared: readonly Declared[]
}

export interface DefinitionSide {
  readonly text: string
  readonly definition: Pick<DefinitionFact, 'key' | 'words' | 'priceBase'>
}

export interface Condition {
  readonly id: 'population' | 'scale' | 'assessor' | 'definition' | 'currency' | 'asOf' | 'coverage'
  readonly holds: boolean
  readonly text: string
}

export interface Bridge {
  readonly field: string
  readonly currency: string
  readonly fromTotal: number
  readonly toTotal: number
  readonly total: number
  readonly same: number
  readonly withheld: number
  /** A figure then; the report for this period is due or was missed, and is not there. */
  readonly unreported: number
  readonly published: number
  readonly left: number
  readonly joined: number
  /** Merged, split or re-scoped where declared; zero otherwise. */
  readonly reshaped: number
  readonly parts: readonly BridgePart[]
}

export interface BridgePart {
  readonly id: 'same' | 'withheld' | 'unreported' | 'published' | 'left' | 'joined' | 'reshaped'
  readonly amount: number
  readonly initiatives: readonly { readonly id: string; readonly amount: number }[]
  /** Of left and joined: how much of it, and of how many, may be the same on both sides: matches that nobody has decided. */
  readonly undecided?: { readonly amount: number; readonly initiatives: number }
  /** Of the same: how much of it, and of how many, has figures too far apart to be told as a move. */
  readonly doubtful?: { readonly amount: number; readonly initiatives: number }
}

export interface Finding {
  /** Of this finding, stable for the same rule, subject and period pair. */
  readonly id: string
  /** Of the rule, stable: `rating.worsened`, `value.withdrawnAsRatingFell`, … */
  readonly rule: string
  readonly severity: 'high' | 'medium' | 'low' | 'data'
  /** In rating steps, by the exchange rule; findings are ranked by it. */
  readonly materiality: number
  readonly subject: {
    readonly kind: 'initiative' | 'unit' | 'portfolio' | 'category'
    readonly id: string
    readonly title: string
  }
  readonly sentence: Sentence
  readonly population?: { readonly n: number; readonly of: number }
  readonly initiatives: readonly string[]
  readonly reason?: StatedReason
  readonly quotes: readonly Quote[]
  readonly evidence: Evidence
  readonly mutedUntil?: string
  readonly muteReason?: string
  /** How many findings of the same rule this one stands for, when grouped. */
  readonly repeats?: number
}

export interface Quote {
  readonly text: string
  readonly author: string
  readonly initiative: string
  readonly status: string
  readonly field: string
  /** It speaks of a cause; without that it is what the commentary says, and no more. */
  readonly cause?: true
}

/** Why something moved: as the report or the definition tells, or else in the owner’s own words, quoted beside it. */
export type StatedReason = MovementReason | 'stated'

/**
 * A sentence in segments. A text segment holds no digit, no number word and no comparative; each
 * number is a measure (or a value with its evidence) and each comparative names a valid comparison.
 */
export interface Sentence {
  readonly text: string
  readonly segments: readonly Segment[]
  /** Ids of measures (or of `values`) that the numbers in it are. */
  readonly numbers: readonly string[]
  readonly comparisons: readonly string[]
}

export type Segment =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'measure'; readonly id: string; readonly text: string; readonly value: number }
  | { readonly type: 'value'; readonly text: string; readonly value: number | string; readonly evidence: Evidence }
  | { readonly type: 'comparison'; readonly id: string; readonly text: string }
  | { readonly type: 'name'; readonly kind: string; readonly id: string; readonly text: string }
  | { readonly type: 'quote'; readonly text: string; readonly author: string }

export interface Narrative {
  readonly sentences: readonly Sentence[]
  readonly remarks: readonly Remark[]
}

/** The owner's own words, signed and dated. */
export type Remark = Omit<RemarkFact, 'initiative' | 'period'>

export interface Question {
  readonly id: string
  readonly finding: string
  readonly sentence: Sentence
  readonly addressee: { readonly kind: 'unit' | 'person' | 'pmo'; readonly id?: string; readonly title: string }
  /** Days from the as-of date of the period in which it first arose to that of the period looked at. */
  readonly ageDays: number
  readonly askedSince: string
  readonly initiatives: readonly string[]
}

export interface DecisionAsked extends Question {
  readonly options: readonly { readonly title: string; readonly consequence: string }[]
  readonly right: string
  readonly decideBy: string
  /** Reference of the decision record, when one is open already: DEC-12. */
  readonly decision?: string
}

export interface Charts {
  /** Rating counts for each period, by assessor; `scaleBreak` where the scale differs from the period before. */
  readonly ratings: readonly {
    readonly period: PeriodRef
    readonly scaleBreak: boolean
    readonly scale: RatingScale | 'mixed' | 'none'
    /** Of a period that is still open: how many of the reports that are expected are in. */
    readonly open?: { readonly n: number; readonly of: number }
    readonly by: Readonly<Record<'lead' | Assessor, Readonly<Record<RatingValue | 'none', number>>>>
  }[]
  /** Comparable moves of the lead rating: from → to → initiatives; the others counted by why not. */
  readonly movement: {
    readonly values: readonly RatingValue[]
    readonly cells: readonly {
      readonly from: RatingValue
      readonly to: RatingValue
      readonly initiatives: readonly string[]
    }[]
    readonly notComparable: readonly { readonly why: string; readonly n: number }[]
  }
  readonly bridge?: Bridge
  readonly dateMoves: readonly {
    readonly initiative: string
    readonly field: string
    readonly from: string
    readonly to: string
    readonly days: number
    readonly reason: StatedReason
    /** As-of date of the value moved from, when it is not the compared period's: "last known". */
    readonly lastKnown?: string
    readonly quote?: Quote
  }[]
  readonly next90: readonly {
    readonly day: string
    readonly initiative: string
    readonly what: string
    readonly ref?: string
  }[]
  readonly dataQuality: readonly {
    readonly owner: string
    readonly ownerKind: 'unit' | 'person'
    readonly ownerId?: string
    readonly expected: number
    readonly reported: number
    readonly late: number
    readonly withheld: number
    readonly missing: number
    readonly questionable: number
  }[]
}

/**
 * One row an initiative; series run over the periods up to the one looked at, without others still open, oldest first,
 * null where nothing was reported.
 */
export interface OverviewRow {
  readonly initiative: string
  readonly ref: string
  readonly title: string
  readonly type: string
  /** Id of the unit, as filters take it. */
  readonly unit?: string
  /** What that unit is called: also of units that nobody in this period belongs to any more. */
  readonly unitTitle?: string
  readonly category?: string
  readonly lead?: { readonly value?: RatingValue; readonly assessor?: Assessor; readonly absent?: AbsenceType }
  readonly leadBefore?: { readonly value?: RatingValue; readonly assessor?: Assessor; readonly comparable: boolean }
  readonly endDate?: string
  readonly endDateAbsent?: AbsenceType
  readonly endDateMoveDays?: number
  readonly wholeLifeCost?: {
    readonly minor: number
    readonly currency: string
    readonly low?: number
    readonly high?: number
  }
  readonly wholeLifeCostAbsent?: AbsenceType
  readonly wholeLifeCostChange?: number
  readonly status: 'reported' | 'new' | 'left' | 'notExpected' | 'missing'
  /** Of one new or left: references of those it may be under a different name; nobody has decided. */
  readonly mayBe?: readonly string[]
  /** How much changed, in rating steps: the default sort. */
  readonly changeWeight: number
  readonly ratingSeries: readonly (RatingValue | null)[]
  /** Places in it with another scale or assessor than the rating before: nothing may be read across. */
  readonly ratingBreaks: readonly number[]
  readonly endSeries: readonly (string | null)[]
  readonly costSeries: readonly (number | null)[]
}
