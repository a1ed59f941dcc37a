import type { Analysis } from '../portfolio/analysis.ts'
import { type Found, type Rule } from './rule.ts'

/** How many findings of one rule are told one by one; the rest are told together. */
export const toldSingly = 6

/** The weightiest findings of a rule as they are, and one for all the others. */
export function groupRepeats(
  analysis: Analysis,
  rule: Rule,
  found: readonly Found[],
): (Found & { repeats?: number })[] {
  const ranked = [...found].sort(byMateriality)
  if (ranked.length <= toldSingly + 1) return ranked
  const rest = ranked.slice(toldSingly)
  const heaviest = rest[0]
  if (heaviest === undefined) return ranked
  return [
    ...ranked.slice(0, toldSingly),
    {
      rule: rule.id,
      severity: heaviest.severity,
      materiality: heaviest.materiality,
      subject: { kind: 'portfolio', id: 'others', title: 'Others' },
      initiatives: [...new Set(rest.flatMap(({ initiatives }) => initiatives))],
      evidence: {
        statuses: [...new Set(rest.flatMap(({ evidence }) => evidence.statuses))],
        ...(heaviest.evidence.field === undefined ? {} : { field: heaviest.evidence.field }),
      },
      since: Math.min(...rest.map(({ since }) => since ?? analysis.view.now)),
      repeats: rest.length,
      tell: () => rule.tellMany(analysis, rest),
    },
  ]
}

/** Weightiest first; equal weights in a fixed order, so that the same facts give the same text. */
export function byMateriality(a: Found, b: Found): number {
  return (
    b.materiality - a.materiality ||
    (a.subject.title < b.subject.title ? -1 : a.subject.title > b.subject.title ? 1 : 0)
  )
}
