import type { Run } from './runs.ts'
import type { RatingOrNone } from './words.ts'

/** What a document is typeset from: plain JSON, every text as it will be read, every length a number. */
export type Paper = OverviewDocument | BoardPackDocument

export interface OverviewDocument {
  readonly document: 'overview'
  readonly head: Head
  readonly overview: OverviewPaper
}

export interface BoardPackDocument {
  readonly document: 'board-pack'
  readonly head: Head
  readonly overview: OverviewPaper
  readonly findings: readonly FindingPaper[]
  /** How many more there are than are printed. */
  readonly moreFindings: number
  readonly muted: readonly MutedPaper[]
  readonly questions: readonly AskedPaper[]
  readonly initiatives: readonly InitiativePaper[]
  readonly rows: readonly RowPaper[]
  readonly method: MethodPaper
}

/** Stands on every page. */
export interface Head {
  readonly organisation: string
  readonly title: string
  /** “As of 30 September 2026”. */
  readonly asOf: string
  readonly comparedWith: string | null
  readonly printedOn: string
  /** BCP 47 language of the fixed words. */
  readonly lang: string
}

export interface OverviewPaper {
  readonly coverage: string
  readonly filters: string | null
  readonly warnings: readonly string[]
  readonly figures: readonly { readonly label: string; readonly value: string; readonly note: string }[]
  readonly asked: readonly AskedPaper[]
  readonly sentences: readonly (readonly Run[])[]
  readonly remarks: readonly { readonly text: string; readonly by: string }[]
  readonly ratings: RatingsPaper
  readonly movement: MovementPaper | null
  readonly bridge: BridgePaper | null
  readonly dates: DatesPaper | null
  readonly next: readonly { readonly day: string; readonly what: string; readonly initiative: string }[]
  /** Owners beyond those listed. */
  readonly moreOwners: number
  /** Dates that are not among `next`, and the day the ninety count from. */
  readonly moreNext: number
  readonly nextFrom: string
  readonly quality: readonly QualityPaper[]
}

export interface AskedPaper {
  readonly kind: 'question' | 'decision'
  readonly said: readonly Run[]
  readonly of: string
  /** “from the reports for March 2023”; empty of a decision. */
  readonly arises: string
  readonly right: string | null
  readonly decideBy: string | null
  readonly options: readonly { readonly title: string; readonly consequence: string }[]
}

export interface RatingsPaper {
  readonly title: string
  readonly note: string
  readonly periods: readonly {
    readonly label: string
    readonly scaleBreak: boolean
    readonly total: number
    readonly bars: readonly { readonly value: RatingOrNone; readonly n: number }[]
  }[]
}

export interface MovementPaper {
  readonly title: string
  readonly note: string
  readonly values: readonly RatingOrNone[]
  /** Row by row (from), column by column (to). */
  readonly cells: readonly (readonly number[])[]
}

export interface BridgePaper {
  readonly title: string
  readonly note: string
  readonly from: { readonly label: string; readonly text: string }
  readonly to: { readonly label: string; readonly text: string }
  /** `start` and `end` as shares of the drawn width, 0 to 1; `zero` is where the from total stands. */
  readonly parts: readonly {
    readonly label: string
    readonly text: string
    readonly start: number
    readonly end: number
  }[]
}

export interface DatesPaper {
  readonly title: string
  readonly note: string
  readonly moves: readonly {
    readonly initiative: string
    readonly from: string
    readonly to: string
    readonly length: string
    readonly reason: string
    readonly quote: string | null
  }[]
}

export interface QualityPaper {
  readonly owner: string
  readonly reported: string
  readonly late: number
  readonly withheld: number
  readonly missing: number
  readonly questionable: number
}

export interface FindingPaper {
  readonly severity: string
  readonly said: readonly Run[]
  readonly quote: { readonly text: string; readonly author: string } | null
}

export interface MutedPaper {
  readonly said: readonly Run[]
  readonly until: string
  readonly reason: string
}

export interface RowPaper {
  readonly ref: string
  readonly title: string
  readonly unit: string
  readonly rating: RatingOrNone
  readonly before: RatingOrNone | null
  readonly end: string
  readonly move: string
  readonly cost: string
  readonly change: string
}

export interface InitiativePaper {
  readonly ref: string
  readonly title: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly sentences: readonly (readonly Run[])[]
  readonly remarks: readonly { readonly text: string; readonly by: string }[]
  readonly periods: readonly string[]
  readonly ratings: readonly {
    readonly label: string
    readonly points: readonly { readonly value: RatingOrNone | null; readonly scaleBreak: boolean }[]
  }[]
  readonly lines: readonly { readonly label: string; readonly cells: readonly string[] }[]
  readonly asked: readonly AskedPaper[]
  readonly findings: readonly FindingPaper[]
  readonly said: readonly { readonly text: string; readonly by: string; readonly period: string }[]
  readonly lineage: readonly string[]
}

export interface MethodPaper {
  readonly definitions: readonly { readonly term: string; readonly meaning: string }[]
  readonly comparisons: readonly {
    readonly label: string
    readonly valid: boolean
    readonly conditions: readonly { readonly holds: boolean; readonly text: string }[]
  }[]
  readonly measures: readonly {
    readonly label: string
    readonly value: string
    readonly population: string
    readonly formula: string
  }[]
}
