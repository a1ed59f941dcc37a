import { countSegment, nameSegment } from '../../narrative/segments.ts'
import { say } from '../../narrative/sentence.ts'
import { type Analysis, isValid } from '../../portfolio/analysis.ts'
import { ratingChangeId } from '../../portfolio/comparisons/rating-change.ts'
import { pairIds } from '../../portfolio/measures/make-measure.ts'
import { groupBy } from '../../portfolio/portfolio-index.ts'
import type { RatingMove } from '../../portfolio/rating-move.ts'
import type { Subject } from '../../portfolio/view.ts'
import type { Found, Rule } from '../rule.ts'
import { thenSegment, unitSegment } from '../words.ts'

const smallestCluster = 3
/** A cluster's share of worsened ratings is at least this many times the share in the whole portfolio. */
const timesTheWhole = 1.5

type Moved = { readonly subject: Subject; readonly move: RatingMove }

/** Units in which worse ratings gather. */
export const unitCluster = clusterRule('cluster.unit', ({ subject }) => subject.unit)
/** Categories in which worse ratings gather. */
export const categoryCluster = clusterRule('cluster.category', ({ subject }) => subject.category)

function clusterRule(id: 'cluster.unit' | 'cluster.category', keyOf: (moved: Moved) => string | undefined): Rule {
  return {
    id,
    find: (analysis) => (isValid(analysis, ratingChangeId) ? clusters(id, analysis, keyOf) : []),
    tellMany: (analysis, all) => {
      const count = countSegment(all.length, { statuses: all.flatMap(({ evidence }) => evidence.statuses) })
      return say(`${id}.many`, { count, then: thenSegment(analysis.view) }, { c: ratingChangeId })
    },
  }
}

function clusters(
  id: 'cluster.unit' | 'cluster.category',
  analysis: Analysis,
  keyOf: (moved: Moved) => string | undefined,
): Found[] {
  const moves = analysis.ratings?.moves ?? []
  const worsened = moves.filter(({ move }) => move.steps < 0).length
  const whole = worsened / Math.max(1, moves.length)
  return [...groupBy(moves, keyOf)].flatMap(([key, group]) => {
    const worse = group.filter(({ move }) => move.steps < 0)
    if (key === undefined || group.length === moves.length || worse.length < smallestCluster) return []
    return worse.length / group.length < timesTheWhole * whole ? [] : [found(id, analysis, key, group, worse)]
  })
}

function found(
  id: 'cluster.unit' | 'cluster.category',
  analysis: Analysis,
  key: string,
  group: Moved[],
  worse: Moved[],
): Found {
  const { view } = analysis
  const name = id === 'cluster.unit' ? unitSegment(view, key) : nameSegment('category', key, key)
  const ids = (list: Moved[]) => ({ statuses: pairIds(list.map(({ subject }) => subject)), field: 'rating.lead' })
  const parts = {
    name,
    worse: countSegment(worse.length, ids(worse)),
    all: countSegment(group.length, ids(group)),
    then: thenSegment(view),
  }
  const compares = { c: ratingChangeId }
  return {
    rule: id,
    severity: 'medium',
    materiality: Math.sqrt(worse.length) * (0.5 + worse.length / group.length),
    subject: { kind: id === 'cluster.unit' ? 'unit' : 'category', id: key, title: name.text },
    initiatives: worse.map(({ subject }) => subject.initiative.id),
    population: { n: worse.length, of: group.length },
    evidence: ids(worse),
    tell: () => say(id, parts, compares),
    ask: () => say(`ask.${id}`, parts, compares),
    addressee: () =>
      id === 'cluster.unit'
        ? { kind: 'unit', id: key, title: name.text }
        : { kind: 'pmo', title: view.index.facts.organisation.name },
  }
}
