import type { MoneyField, StatusFact } from '../facts.ts'
import { isPlausibleCost } from '../cost-move.ts'
import { matchStatuses } from '../definition.ts'
import { valueOf } from '../known.ts'
import { moneyGroups } from '../money-group.ts'
import type { Bridge, BridgePart } from '../overview.ts'
import { recordedOtherwise } from '../recorded-otherwise.ts'
import type { Subject, View } from '../view.ts'

export const bridgeParts = ['same', 'withheld', 'unreported', 'published', 'left', 'joined', 'reshaped'] as const

export interface LikeForLike {
  readonly subjects: readonly Subject[]
  readonly from: number
  readonly change: number
}

/** A bridge with the subjects behind each part. */
export interface BridgeDetail {
  readonly bridge: Bridge
  readonly subjects: Readonly<Record<BridgePart['id'], readonly Subject[]>>
  /** Of the same initiatives: those whose two figures can be told as a move, and those too far apart for that. */
  readonly likeForLike: LikeForLike
  readonly doubtful: LikeForLike
  /** Of the like for like: those whose reports put the difference down to how the figure is recorded or what it covers. */
  readonly recorded: LikeForLike
  readonly priceBase?: string
}

/**
 * Splits the change of a total exactly: total = same + withheld + unreported + published + left + joined + reshaped.
 *   same       a figure both times                          b − a
 *   withheld   a figure then, reported now without            − a
 *   unreported a figure then, a report owed now and not there − a
 *   published  reported then without a figure, with one now   + b
 *   left       reported then, not now                         − a
 *   joined     reported now, not then                         + b
 *   reshaped   merged, split, replaced, re-scoped by declared lineage, or a figure of another definition,
 *              currency or price base                         b − a
 * Over initiatives expected both times, in the currency and price base most of them use.
 */
export function costBridge(view: View, field: MoneyField): BridgeDetail | undefined {
  if (view.compare === undefined) return undefined
  const subjects = view.subjects.filter(({ comparable }) => comparable)
  const reports = subjects.flatMap(({ now, before }) => [now, before].filter((status) => status !== undefined))
  const main = moneyGroups(reports, field, view.index.facts.organisation.currency)[0]
  if (main === undefined) return undefined
  const amountOf = (status: StatusFact | undefined) => {
    const money = status === undefined ? undefined : valueOf(status.money[field])
    return money?.currency === main.currency && status?.definitions[field]?.priceBase === main.priceBase
      ? money?.minor
      : undefined
  }
  const declared = reshapedBetween(view)
  const parts = emptyParts()
  let fromTotal = 0
  let toTotal = 0
  for (const subject of subjects) {
    const a = amountOf(subject.before)
    const b = amountOf(subject.now)
    if (a === undefined && b === undefined) continue
    fromTotal += a ?? 0
    toTotal += b ?? 0
    const id = partOf(subject, a, b, field, declared)
    parts[id].push({ subject, amount: (b ?? 0) - (a ?? 0), from: a ?? 0 })
  }
  const amounts = sums(parts)
  return {
    bridge: {
      field,
      currency: main.currency,
      fromTotal,
      toTotal,
      total: toTotal - fromTotal,
      ...amounts,
      parts: bridgeParts.map((id) => ({
        id,
        amount: amounts[id],
        initiatives: parts[id]
          .map(({ subject, amount }) => ({ id: subject.initiative.id, amount }))
          .sort((x, y) => Math.abs(y.amount) - Math.abs(x.amount)),
        ...undecidedIn(id, parts[id]),
        ...doubtfulIn(id, parts[id]),
      })),
    },
    subjects: mapParts(parts, (list) => list.map(({ subject }) => subject)),
    likeForLike: together(parts.same.filter(isPlausiblePart)),
    recorded: together(
      parts.same.filter((part) => isPlausiblePart(part) && part.amount !== 0 && isRecorded(view, part, field)),
    ),
    doubtful: together(parts.same.filter((part) => !isPlausiblePart(part))),
    ...(main.priceBase === undefined ? {} : { priceBase: main.priceBase }),
  }
}

/** What of the same initiatives may be in another unit or of another scope. */
function doubtfulIn(id: BridgePart['id'], list: readonly Part[]): Pick<BridgePart, 'doubtful'> {
  const doubtful = id === 'same' ? list.filter((part) => !isPlausiblePart(part)) : []
  if (doubtful.length === 0) return {}
  return { doubtful: { amount: doubtful.reduce((sum, { amount }) => sum + amount, 0), initiatives: doubtful.length } }
}

/** What of those who came or went may be one initiative under two names. */
function undecidedIn(id: BridgePart['id'], list: readonly Part[]): Pick<BridgePart, 'undecided'> {
  const open = id === 'left' || id === 'joined' ? list.filter(({ subject }) => subject.mayBe.length > 0) : []
  if (open.length === 0) return {}
  return { undecided: { amount: open.reduce((sum, { amount }) => sum + amount, 0), initiatives: open.length } }
}

type Part = { subject: Subject; amount: number; from: number }
type Parts = Record<BridgePart['id'], Part[]>

function isPlausiblePart({ from, amount }: Part): boolean {
  return isPlausibleCost({ from, to: from + amount })
}

function isRecorded({ index }: View, { subject: { now, before } }: Part, field: MoneyField): boolean {
  return now !== undefined && before !== undefined && recordedOtherwise(index, before, now, field) !== undefined
}

function together(parts: readonly Part[]): LikeForLike {
  const sum = (of: (part: Part) => number) => parts.reduce((total, part) => total + of(part), 0)
  return {
    subjects: parts.map(({ subject }) => subject),
    from: sum(({ from }) => from),
    change: sum(({ amount }) => amount),
  }
}

function partOf(
  subject: Subject,
  a: number | undefined,
  b: number | undefined,
  field: MoneyField,
  declared: Set<string>,
): BridgePart['id'] {
  const { before, now, initiative } = subject
  if (declared.has(initiative.id)) return 'reshaped'
  if (before !== undefined && now !== undefined) {
    if (a !== undefined && b !== undefined) return matchStatuses(before, now, field) === 'differs' ? 'reshaped' : 'same'
    const other = a === undefined ? before : now
    if (valueOf(other.money[field]) !== undefined) return 'reshaped'
    return a === undefined ? 'published' : 'withheld'
  }
  if (now !== undefined) return 'joined'
  return subject.standing === 'missing' ? 'unreported' : 'left'
}

/** Initiatives whose shape a declared lineage changed between the two dates: both ends of it. */
function reshapedBetween({ index, period, compare }: View): Set<string> {
  const ids = new Set<string>()
  for (const { from, to, onDay } of index.facts.lineage) {
    if (compare === undefined || onDay <= compare.asOf || onDay > period.asOf) continue
    ids.add(from)
    ids.add(to)
  }
  return ids
}

function emptyParts(): Parts {
  return { same: [], withheld: [], unreported: [], published: [], left: [], joined: [], reshaped: [] }
}

function sums(parts: Parts): Record<BridgePart['id'], number> {
  return mapParts(parts, (list) => list.reduce((sum, { amount }) => sum + amount, 0))
}

function mapParts<T>(parts: Parts, of: (list: Parts['same']) => T): Record<BridgePart['id'], T> {
  return {
    same: of(parts.same),
    withheld: of(parts.withheld),
    unreported: of(parts.unreported),
    published: of(parts.published),
    left: of(parts.left),
    joined: of(parts.joined),
    reshaped: of(parts.reshaped),
  }
}
