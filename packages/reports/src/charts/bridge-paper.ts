import { countText, moneyText, moneyTexts } from '@gantry/domain/narrative/format'
import type { BridgePart, Overview } from '@gantry/domain/portfolio/overview'
import type { BridgePaper } from '../paper.ts'
import { periodName } from '../period-name.ts'

const labels: Readonly<Record<BridgePart['id'], string>> = {
  same: 'Same initiatives',
  withheld: 'A figure then, none now',
  unreported: 'Report not in',
  published: 'No figure then, one now',
  left: 'Not reported now',
  joined: 'Not reported then',
  reshaped: 'Merged, split or re-scoped',
}

/** The cost bridge as running bars: each part begins where the one before ended. */
export function bridgePaper({ charts, scope, measures }: Overview): BridgePaper | null {
  const { bridge } = charts
  if (!bridge || !scope.compare) return null
  const parts = bridge.parts.filter(({ amount, initiatives }) => amount !== 0 || initiatives.length > 0)
  const steps = runningSteps(parts.map(({ amount }) => amount))
  const [from, to] = moneyTexts(bridge.fromTotal, bridge.toTotal, bridge.currency)
  const signed = (minor: number) =>
    minor === 0 ? 'unchanged' : `${minor < 0 ? '−' : '+'}${moneyText(Math.abs(minor), bridge.currency)}`
  const rest = bridge.total - bridge.same
  const several = measures.some(({ id }) => /^wholeLifeCost\.[A-Z]{3}/.test(id))
  const only = several ? ` in ${bridge.currency} alone` : ''
  return {
    title: `Whole-life cost: same initiatives ${signed(bridge.same)}; what came and went ${signed(rest)}`,
    note: `What makes the published totals${only} differ by ${signed(bridge.total)}; the parts add up to it exactly${openIn(parts)}`,
    from: { label: periodName(scope.compare), text: from },
    to: { label: periodName(scope.period), text: to },
    parts: parts.map(({ id, amount, initiatives }, at) => ({
      label: `${labels[id]} (${countText(initiatives.length)})`,
      text: signed(amount),
      start: steps[at]?.start ?? 0,
      end: steps[at]?.end ?? 0,
    })),
  }
}

/** How many of those that came or went may only have another name, and whose figures may not mean the same. */
function openIn(parts: readonly BridgePart[]): string {
  const told = parts.flatMap(({ id, undecided }) =>
    undecided === undefined ? [] : [`${countText(undecided.initiatives)} ${labels[id].toLowerCase()}`],
  )
  const doubtful = parts.flatMap((part) => part.doubtful ?? []).reduce((sum, { initiatives }) => sum + initiatives, 0)
  const renamed = told.length === 0 ? '' : `; ${told.join(' and ')} may be the same under different names`
  return doubtful === 0 ? renamed : `${renamed}; ${countText(doubtful)} of the same may be in another unit or scope`
}

/** Starts and ends of the running sum, as shares of its whole range. */
export function runningSteps(amounts: readonly number[]): { start: number; end: number }[] {
  let sum = 0
  const marks = [0, ...amounts.map((amount) => (sum += amount))]
  const [low, high] = [Math.min(...marks), Math.max(...marks)]
  const share = (mark: number) => (high === low ? 0 : (mark - low) / (high - low))
  return amounts.map((_, at) => ({ start: share(marks[at] ?? 0), end: share(marks[at + 1] ?? 0) }))
}
