import { type Analysis, isValid } from '../portfolio/analysis.ts'
import { type CostMove, costMove, isPlausibleCost } from '../portfolio/cost-move.ts'
import { weighCost } from '../portfolio/exchange.ts'
import type { Subject } from '../portfolio/view.ts'
import { exchangeOf } from './words.ts'

/** Below this weight (in rating steps) a change of cost is not worth a finding of its own. */
const worthTelling = 0.25

/** Like for like, who gives a whole-life cost that differs enough to be worth telling. */
export function costMoves(analysis: Analysis): { readonly subject: Subject; readonly move: CostMove }[] {
  if (!isValid(analysis, 'change.wholeLifeCost')) return []
  return (analysis.cost?.detail.subjects.same ?? []).flatMap((subject) => {
    const move = costMove(subject.before, subject.now, 'wholeLifeCost')
    if (move === undefined || !isPlausibleCost(move)) return []
    return weighCost(move.change, exchangeOf(analysis)) < worthTelling ? [] : [{ subject, move }]
  })
}
