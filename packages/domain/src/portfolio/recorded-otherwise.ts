import { minorDigits } from './currency.ts'
import type { MoneyField, StatusFact, TextField } from './facts.ts'
import { valueOf } from './known.ts'
import type { Quote } from './overview.ts'
import type { PortfolioIndex } from './portfolio-index.ts'
import { quoteOf, splitSentences } from './quote-cause.ts'
import { remember } from './remember.ts'

/**
 * Sentences that deny that cost moved, or put a difference down to how it is recorded: another way of reporting, other
 * prices, a figure that the report before left out.
 */
const denials: readonly RegExp[] = [
  /\bno (real |actual |net |overall |underlying )?(cost )?(increase|rise|growth|change) (in|to) (the )?(programme|project|(budgeted |total )?whole[- ]life costs?|costs? themselves)\b/i,
  /\b(whole[- ]life costs?|WLC)( figures?| baseline)?\b[^.;]{0,60}\b(not (been )?(changed|increased|risen)(?! significantly)|unchanged|remain(s|ed)? the same)\b/i,
  /\bnot a change in (the )?costs?\b/i,
  /\b(way|manner)( in which| that)? [^.;]{0,60}\b(is|are|was|were|been) (recorded|reported|presented|captured)\b/i,
  /\b(was|were) not included in the [^.;]{0,40}\breport\b/i,
  /\b(is|are) not (directly )?comparable\b/i,
  /\bprevious(ly)?( reported)? (figures?|costs?|reports?)\b[^.;]{0,60}\b(real|nominal|constant) (prices|terms)\b/i,
  /\bpurely presentational\b/i,
]

/** Sentences that say the figure covers other years, parts or costs than the one of the report before. */
const covers: readonly RegExp[] = [
  /\b(amended|updated|extended|re-?cast) to (now )?(include|cover|reflect up to)\b/i,
  /(?<!\bscope which )\bnow (being )?(includ(es?|ed|ing)|cover(s|ed|ing)?|reported as|relates? only)\b/i,
  /\binclusion of (an? |the |new )*(additional years?|budgets?|costs?|estimates|project funding)\b/i,
  /\b(extension (to|of)|extended) (the )?(evaluation|appraisal) period\b|\badditional \w+ years? of costs?\b/i,
  /\b(was|were) only (until|up to)\b|\b(figures?|return) only (included|covered|related)\b|\bwhereas\b[^.;]*\bonly (included|covered|related)\b/i,
  /\b(costs?|figures?|baseline|budget)\b[^.;]{0,80}\bdid not include\b/i,
  /\b(previous(ly)?|earlier)( \w+){0,2} (reports?|reported|returns?|estimates|figures?)\b[^.;]{0,80}\b(includ\w+|exclud\w+|only|reflected)\b/i,
  /\bthis years?[’'` ]*\s?(return|figure|report) (is for|includes)\b|\bincludes a budget for FY/i,
]
/** Sentences that say a figure is of a part of the years. */
const partOfYears = /\b(first|next) (five|ten|\d+) years only\b|\bonly (the )?(first|next) (five|ten|\d+) years\b/i

const commentaryOf: Readonly<Partial<Record<MoneyField, TextField>>> = {
  wholeLifeCost: 'costCommentary',
  benefits: 'benefitsCommentary',
}

/** Why a figure’s difference may be no rise or fall, in the words of a report. */
export interface Recorded {
  /** `record`: only the record changed. `cover`: the two figures cover other years, parts or costs. */
  readonly by: 'record' | 'cover'
  readonly status: StatusFact
  readonly text: string
}

/**
 * Whether a report puts the difference between two figures down to how they are recorded or what they cover: the later
 * one, one between them, or the earlier one itself. What a report only repeats of the one before says nothing of it.
 */
export function recordedOtherwise(
  index: PortfolioIndex,
  before: StatusFact,
  now: StatusFact,
  field: MoneyField,
): Recorded | undefined {
  const commentary = commentaryOf[field]
  if (commentary === undefined) return undefined
  const denial = sentencesOf(now, commentary).find(({ denies }) => denies)?.text
  if (denial !== undefined) return { by: 'record', status: now, text: denial }
  const steps = [before, ...reportsBetween(index, before, now), now]
  for (let at = steps.length - 1; at > 0; at -= 1) {
    const [earlier, status] = [steps[at - 1], steps[at]]
    if (earlier === undefined || status === undefined) continue
    const stale = textsOf(earlier, commentary)
    const text = sentencesOf(status, commentary).find((one) => one.covers && !stale.has(one.text))?.text
    if (text !== undefined) return { by: 'cover', status, text }
  }
  const later = textsOf(now, commentary)
  const part = sentencesOf(before, commentary).find((one) => one.ofPart && !later.has(one.text))?.text
  const text = part ?? otherTotal(before, now, field, commentary)
  return text === undefined ? undefined : { by: 'cover', status: before, text }
}

/** The sentence that says so, word for word, with its author. */
export function quoteRecorded(index: PortfolioIndex, { status, text }: Recorded, field: MoneyField): Quote {
  return quoteOf(index, status, commentaryOf[field] ?? 'costCommentary', text)
}

/** What the initiative reported after the one and before the other. */
export function reportsBetween(index: PortfolioIndex, before: StatusFact, now: StatusFact): StatusFact[] {
  const [from, to] = [index.positionOf.get(before.period) ?? -1, index.positionOf.get(now.period) ?? -1]
  return (index.series.get(now.initiative)?.slice(from + 1, to) ?? []).filter((status) => status !== undefined)
}

/** From here on two amounts are not one, rounded; and up to here they are near enough to be of one thing. */
const otherFactor = 1.5
const nearFactor = 1.1

/** A sentence of the earlier report that names, beside a field that gives far less or more, about the figure of the later one. */
function otherTotal(before: StatusFact, now: StatusFact, field: MoneyField, commentary: TextField): string | undefined {
  const [from, to] = [valueOf(before.money[field]), valueOf(now.money[field])]
  if (from === undefined || to === undefined || apart(from.minor, to.minor) < otherFactor) return undefined
  const unit = 10 ** minorDigits(to.currency)
  return sentencesOf(before, commentary).find(({ text }) => {
    const factors = amountsIn(text).map((amount) => ({
      own: apart(amount * unit, from.minor),
      later: apart(amount * unit, to.minor),
    }))
    return factors.every(({ own }) => own > nearFactor) && factors.some(({ later }) => later <= nearFactor)
  })?.text
}

function apart(a: number, b: number): number {
  return a > 0 && b > 0 ? Math.max(a / b, b / a) : Number.POSITIVE_INFINITY
}

/** Amounts of millions and more in a text, in whole units of their currency. */
function amountsIn(text: string): number[] {
  const found = text.matchAll(/[£$€]\s?([\d,]+(?:\.\d+)?)\s?(m|bn|million|billion)\b/gi)
  return [...found].map(
    ([, digits = '', unit = '']) => Number(digits.replaceAll(',', '')) * (/^b/i.test(unit) ? 1e9 : 1e6),
  )
}

/** A sentence of a report, and what its words say of the figure: judged once, however often moves are asked for. */
interface Judged {
  readonly text: string
  readonly denies: boolean
  readonly covers: boolean
  readonly ofPart: boolean
}

function judged(text: string): Judged {
  const ofPart = partOfYears.test(text)
  return {
    text,
    denies: denials.some((words) => words.test(text)),
    covers: ofPart || covers.some((words) => words.test(text)),
    ofPart,
  }
}

const sentencesIn = remember(({ texts }: StatusFact) => {
  const split = (field: TextField) =>
    splitSentences(texts[field] ?? '').map((one) => judged(one.replace(/^[-–—•*·]\s+/, '')))
  return { costCommentary: split('costCommentary'), benefitsCommentary: split('benefitsCommentary') }
})

function sentencesOf(status: StatusFact, commentary: TextField): readonly Judged[] {
  return commentary === 'costCommentary' || commentary === 'benefitsCommentary' ? sentencesIn(status)[commentary] : []
}

function textsOf(status: StatusFact, commentary: TextField): ReadonlySet<string> {
  return new Set(sentencesOf(status, commentary).map(({ text }) => text))
}
