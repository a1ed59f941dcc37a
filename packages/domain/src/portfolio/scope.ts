import type { Assessor, RatingScale } from './facts.ts'
import type { Choice, Comparison, Measure, Scope, Warning } from './overview.ts'
import { ratingValues } from './facts.ts'
import { filterOf, findInitiative } from './filters.ts'
import { outsideUnits } from './coverage.ts'
import { notExpectedUnits } from './measures/population.ts'
import { type Subject, type View, periodRef } from './view.ts'
import { definitionPairs } from './definition-pairs.ts'
import { currencyWarnings } from './currency-warnings.ts'
import { cycleWarnings } from './cycle-warnings.ts'
import { monthText, ratingText } from '../narrative/format.ts'

/** The scope line: what is looked at, compared with what, who reported, and what cannot be compared. */
export function scopeOf(view: View, comparisons: readonly Comparison[], measures: readonly Measure[]): Scope {
  const { index, request, period, compare } = view
  const initiatives = measures.find(({ id }) => id === 'initiatives')
  return {
    portfolio: portfolioOf(view),
    period: periodRef(period),
    ...(compare === undefined ? {} : { compare: periodRef(compare) }),
    periods: index.periods.map(periodRef),
    reported: {
      ...(initiatives?.population ?? { n: 0, of: 0 }),
      basis: view.coverage.basis,
      ...(view.coverage.before === undefined ? {} : { before: periodRef(view.coverage.before) }),
    },
    notExpectedUnits: notExpectedUnits(view).length,
    filters: request.filters ?? {},
    definitions: definitionPairs(view),
    warnings: warningsOf(view, comparisons),
    choices: choicesOf(view),
  }
}

function portfolioOf({ index, request }: View): Scope['portfolio'] {
  const id = request.filters?.portfolio === undefined ? undefined : findInitiative(index, request.filters.portfolio)
  const chosen = id === undefined ? undefined : index.initiatives.get(id)
  return chosen === undefined ? { title: index.facts.organisation.name } : { id: chosen.id, title: chosen.title }
}

function warningsOf(view: View, comparisons: readonly Comparison[]): Warning[] {
  if (view.subjects.length === 0) return [nothing(view)]
  const warnings: Warning[] = insteadWarning(view)
  if (view.compare === undefined) {
    const text =
      view.now > 0
        ? 'No earlier period shares enough to be compared with.'
        : 'There is no earlier period to compare with.'
    warnings.push({
      code: 'compare.none',
      text: view.request.compare === 'none' ? 'No comparison was asked for.' : text,
    })
  }
  warnings.push(...outsideWarning(view), ...undecidedWarning(view), ...absentWarning(view))
  for (const comparison of comparisons) {
    if (!comparison.id.startsWith('bridge.') && !comparison.id.includes('lastKnown'))
      warnings.push(...failures(comparison))
  }
  return warnings.concat(
    scaleWarning(view),
    assessorWarning(view),
    currencyWarnings(view),
    scopeWarnings(view),
    cycleWarnings(view),
  )
}

/** Of nobody there is nothing to compare, and nothing else to warn of. */
function nothing({ everyone }: View): Warning {
  return everyone.length === 0
    ? { code: 'scope.nothing', text: 'No initiative that you may see belongs to this period.' }
    : { code: 'filter.nothing', text: 'No initiative of this period matches the filters.' }
}

/** The conditions that fail, the emptiness that follows from them left out; and what the definitions leave open. */
function failures({ id, valid, conditions }: Comparison): Warning[] {
  const title = titles[id] ?? id
  const open = conditions.find(
    ({ id: what, text }) => what === 'definition' && /^(?:one side|declared the same)/.test(text),
  )
  const noted =
    open === undefined
      ? []
      : [
          {
            code: `${id}.${open.text.startsWith('one') ? 'definitionUnstated' : 'definitionDeclared'}`,
            text: `${title}: ${open.text}.`,
          },
        ]
  if (valid) return noted
  const failed = conditions.filter(({ holds }) => !holds)
  const causes = failed.filter(({ id: what }) => what !== 'population')
  return (causes.length > 0 ? causes : failed).map(({ id: what, text }) => ({
    code: `${id}.${what}`,
    text: `${title} cannot be compared: ${text}.`,
  }))
}

const titles: Readonly<Record<string, string>> = {
  'change.rating.lead': 'Lead ratings',
  'change.wholeLifeCost': 'Whole-life cost',
  'change.benefits': 'Benefits',
  'change.endDate': 'End dates',
}

/** What is shown in place of what was asked for is said. */
function insteadWarning({ instead, period, compare }: View): Warning[] {
  if (instead === undefined || compare === undefined) return []
  const [now, then] = [monthText(period.asOf), monthText(compare.asOf)]
  const text =
    instead === 'swapped'
      ? `${now} is the later of the two periods asked for: it is looked at, and compared with ${then}.`
      : `A period cannot be compared with itself: ${now} is compared with ${then} instead.`
  return [{ code: `compare.${instead}`, text }]
}

/** Names and ids alone tell who came and who went: where some may be the same, that comes before any other warning. */
function undecidedWarning({ subjects }: View): Warning[] {
  const those = (standing: Subject['standing']) => subjects.filter((subject) => subject.standing === standing)
  const open = (list: readonly Subject[]) => list.filter(({ mayBe }) => mayBe.length > 0).length
  const [left, joined] = [those('left'), those('new')]
  const told = [
    open(left) > 0 && `${open(left)} of the ${left.length} not reported now may be reported under a different name`,
    open(joined) > 0 && `${open(joined)} of the ${joined.length} not reported then may have been`,
  ].filter((part) => part !== false)
  if (told.length === 0) return []
  const [first = '', second] = told
  const text =
    second === undefined ? (open(left) > 0 ? first : `${first} reported under a different name`) : `${first}, ${second}`
  return [{ code: 'identity.undecided', text: `${text}: possible matches wait to be decided.` }]
}

function scaleWarning(view: View): Warning[] {
  const { compare } = view
  const [now, before] = [scalesOf(view.subjects, 'leadNow'), scalesOf(view.subjects, 'leadBefore')]
  if (compare === undefined || now.size === 0 || before.size === 0) return []
  if ([...now].every((scale) => before.has(scale)) && now.size === before.size) return []
  const text = `The rating scale changed: ${[...before].map(scaleName).join(' and ')} in ${monthText(compare.asOf)}, ${[
    ...now,
  ]
    .map(scaleName)
    .join(' and ')} in ${monthText(view.period.asOf)}.`
  return [{ code: 'rating.scaleChanged', text }]
}

function scalesOf(subjects: readonly Subject[], which: 'leadNow' | 'leadBefore'): Set<RatingScale> {
  return new Set(subjects.flatMap((subject) => subject[which]?.scale ?? []))
}

function scaleName(scale: RatingScale): string {
  if (scale === 'fivePoint') return 'five numbered points'
  return scale === 'rag3' ? 'three points' : 'five points'
}

function assessorWarning({ subjects, compare }: View): Warning[] {
  if (compare === undefined) return []
  const went = (from: Assessor, to: Assessor) =>
    subjects.filter(({ leadBefore, leadNow }) => leadBefore?.assessor === from && leadNow?.assessor === to).length
  const [toOwner, toReviewer] = [went('independent', 'owner'), went('owner', 'independent')]
  if (toOwner + toReviewer === 0) return []
  const ways = [
    toOwner > 0 && `${toOwner} from the independent reviewer to the owner`,
    toReviewer > 0 && `${toReviewer} from the owner to the independent reviewer`,
  ].filter((way) => way !== false)
  return [
    {
      code: 'rating.assessorChanged',
      text: `The assessor of the lead rating changed for ${initiatives(toOwner + toReviewer)}, ${ways.join(' and ')}: not compared.`,
    },
  ]
}

function initiatives(n: number): string {
  return `${n} initiative${n === 1 ? '' : 's'}`
}

/** Whom the scope leaves out: that comes before any other warning, since everything said is of the others. */
function outsideWarning({ coverage, period, reported }: View): Warning[] {
  const { outside, before } = coverage
  if (before === undefined || outside.length === 0) return []
  const units = outsideUnits(coverage, reported).length
  const whose = `${units === 0 ? '' : `${units} unit${units === 1 ? '' : 's'} with `}${initiatives(outside.length)}`
  const are = (units || outside.length) === 1 ? 'is' : 'are'
  const taken = period.scopeProposed ? 'taken as not expected' : 'not expected'
  return [
    {
      code: 'coverage.units',
      text: `${whose} reported for ${monthText(before.asOf)} ${are} not in the scope of ${monthText(period.asOf)} and ${taken}: nothing is said of them.`,
    },
  ]
}

/** Who of the period before was to be expected and is not there. */
function absentWarning({ coverage, period }: View): Warning[] {
  const { absent, before } = coverage
  if (before === undefined || absent.length === 0) return []
  return [
    {
      code: 'coverage.absent',
      text: `${initiatives(absent.length)} reported for ${monthText(before.asOf)} that had not ended ${absent.length === 1 ? 'is' : 'are'} not reported for ${monthText(period.asOf)}; nobody has said who was to report.`,
    },
  ]
}

/** Declared scopes: units outside of them. */
function scopeWarnings(view: View): Warning[] {
  const units = view.coverage.basis === 'declared' ? notExpectedUnits(view).length : 0
  const warnings: Warning[] = []
  if (units > 0)
    warnings.push({
      code: 'coverage.units',
      text: `${units} ${units === 1 ? 'unit was' : 'units were'} not expected to report in this period; nothing is said of their initiatives.`,
    })
  if (view.request.filters?.ratings?.length)
    warnings.push({
      code: 'filter.rating',
      text: 'Filtered by the rating of this period: who left a rating is not in view.',
    })
  return warnings
}

/** What each filter can be set to, counted under all the other filters; and what it is set to, also where that is nobody. */
function choicesOf(view: View): Scope['choices'] {
  const { index, request } = view
  const filters = request.filters ?? {}
  const all = view.everyone.filter(({ now }) => now !== undefined)
  const under = (without: 'units' | 'categories' | 'ratings') =>
    all.filter(filterOf(index, { ...request.filters, [without]: undefined }))
  const units = tally(
    under('units'),
    filters.units,
    ({ unit }) => unit,
    (id) => index.units.get(id)?.title ?? id,
  )
  const categories = tally(
    under('categories'),
    filters.categories,
    ({ category }) => category,
    (id) => id,
  )
  const ratings = tally(
    under('ratings'),
    filters.ratings,
    ({ leadNow }) => leadNow?.value ?? 'none',
    (id) => id,
  )
  const order: string[] = [...ratingValues, 'none']
  return {
    units: units.sort((a, b) => (a.label < b.label ? -1 : 1)),
    categories: categories.sort((a, b) => (a.label < b.label ? -1 : 1)),
    ratings: ratings
      .map((choice) => ({ ...choice, label: choice.id === 'none' ? 'No rating' : ratingLabel(choice.id) }))
      .sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
  }
}

function ratingLabel(id: string): string {
  const value = ratingValues.find((one) => one === id)
  return value === undefined ? id : ratingText(value)
}

function tally(
  subjects: readonly Subject[],
  chosen: readonly string[] | undefined,
  keyOf: (subject: Subject) => string | undefined,
  labelOf: (id: string) => string,
): Choice[] {
  const counts = new Map(chosen?.map((key) => [key, 0]))
  for (const subject of subjects) {
    const key = keyOf(subject)
    if (key !== undefined) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return [...counts].map(([id, n]) => ({ id, label: labelOf(id), n }))
}
