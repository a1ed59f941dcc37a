import { arisesText } from '@gantry/domain/narrative/arises'
import { countText, dayText, durationText, moneyText, monthText } from '@gantry/domain/narrative/format'
import type { DecisionAsked, Measure, Overview, PeriodRef, Question } from '@gantry/domain/portfolio/overview'
import { bridgePaper } from './charts/bridge-paper.ts'
import { datesPaper } from './charts/dates-paper.ts'
import { movementPaper } from './charts/movement-paper.ts'
import { ratingsPaper } from './charts/ratings-paper.ts'
import type { AskedPaper, Head, OverviewPaper } from './paper.ts'
import { cut, runsOf } from './runs.ts'
import { absenceWords, ratingOrder, ratingWords } from './words.ts'

const mostAsked = 5
const mostNext = 8
const mostOwners = 8

/** What stands at the head of every page. `printedOn` is an ISO day. */
export function headOf(overview: Overview, organisation: string, printedOn: string): Head {
  const { portfolio, period, compare } = overview.scope
  return {
    organisation: cut(organisation, 80),
    title: cut(portfolio.title, 90),
    asOf: `As of ${dayText(period.asOf)}`,
    comparedWith: compare ? `compared with ${dayText(compare.asOf)}` : null,
    printedOn: dayText(printedOn),
    lang: 'en',
  }
}

/** The overview as one page says it: the same figures, sentences and charts as the screen, cut to what a page holds. */
export function overviewPaper(overview: Overview): OverviewPaper {
  const { scope, narrative, charts } = overview
  const titles = titlesOf(overview)
  return {
    coverage: coverageOf(overview),
    filters: filtersOf(overview),
    warnings: scope.warnings.map(({ text }) => cut(text, 260)),
    figures: figuresOf(overview),
    asked: askedOf(overview, scope.period).slice(0, mostAsked),
    sentences: narrative.sentences.map(runsOf),
    remarks: narrative.remarks
      .slice(0, 2)
      .map(({ text, byName, at }) => ({ text: cut(text, 320), by: `${cut(byName, 60)}, ${dayText(at.slice(0, 10))}` })),
    ratings: ratingsPaper(overview),
    movement: movementPaper(overview),
    bridge: bridgePaper(overview),
    dates: datesPaper(overview, titles),
    next: charts.next90.slice(0, mostNext).map(({ day, what, initiative }) => ({
      day: dayText(day),
      what: cut(what, 90),
      initiative: cut(titles.get(initiative) ?? '', 60),
    })),
    moreNext: Math.max(0, charts.next90.length - mostNext),
    nextFrom: dayText(scope.period.asOf),
    moreOwners: Math.max(0, charts.dataQuality.length - mostOwners),
    quality: charts.dataQuality
      .slice(0, mostOwners)
      .map(({ owner, expected, reported, late, withheld, missing, questionable }) => ({
        owner: cut(owner, 40),
        reported: `${countText(reported)} of ${countText(expected)}`,
        late,
        withheld,
        missing,
        questionable,
      })),
  }
}

export function titlesOf({ rows }: Overview): ReadonlyMap<string, string> {
  return new Map(rows.map(({ initiative, title }) => [initiative, title]))
}

/** Decisions first: they name who, by what right and by when; questions follow in their order. */
export function askedOf(
  { decisions, questions }: Pick<Overview, 'decisions' | 'questions'>,
  period: PeriodRef,
): AskedPaper[] {
  return [
    ...decisions.map((asked) => ({
      ...askedBy(asked, 'decision', ''),
      right: cut(asked.right, 120) || null,
      decideBy: decideByOf(asked),
      options: asked.options.map(({ title, consequence }) => ({
        title: cut(title, 160),
        consequence: cut(consequence, 240),
      })),
    })),
    ...questions.map((asked) => ({
      ...askedBy(asked, 'question', arisesText(asked, period)),
      right: null,
      decideBy: null,
      options: [],
    })),
  ]
}

/** Null where the sentence says the day already. */
function decideByOf({ decideBy, sentence }: DecisionAsked): string | null {
  const day = decideBy ? dayText(decideBy) : ''
  return day === '' || sentence.text.includes(day) ? null : day
}

function askedBy(asked: Question | DecisionAsked, kind: AskedPaper['kind'], arises: string) {
  return {
    kind,
    said: runsOf(asked.sentence),
    of: cut(asked.addressee.title, 80),
    arises,
  }
}

function coverageOf({ scope }: Overview): string {
  const { n, of, basis, before } = scope.reported
  const left = scope.notExpectedUnits
  const notExpected =
    left === 0 ? '' : `; ${countText(left)} ${left === 1 ? 'unit was' : 'units were'} not expected to report`
  if (basis === 'declared') return `${countText(n)} of ${countText(of)} initiatives reported${notExpected}`
  const absent =
    before === undefined || of === n
      ? ''
      : `; ${countText(of - n)} reported for ${monthText(before.asOf)} that had not ended ${of - n === 1 ? 'is' : 'are'} not`
  return `${countText(n)} ${n === 1 ? 'initiative' : 'initiatives'} reported${absent}${notExpected}`
}

function filtersOf({ scope }: Overview): string | null {
  const { units, categories, ratings, search } = scope.filters
  const named = (ids: readonly string[] | undefined, choices: readonly { id: string; label: string }[]) =>
    (ids ?? []).map((id) => choices.find((choice) => choice.id === id)?.label ?? id).join(', ')
  const parts = [
    ['units', named(units, scope.choices.units)],
    ['categories', named(categories, scope.choices.categories)],
    ['ratings', (ratings ?? []).map((value) => ratingWords[value]).join(', ')],
    ['words', search ? `“${search}”` : ''],
  ].filter(([, text]) => text !== '')
  return parts.length === 0 ? null : cut(`Only ${parts.map(([name, text]) => `${name}: ${text}`).join('; ')}`, 300)
}

/** The four figures at the head of the page, each with what it rests on. */
function figuresOf(overview: Overview): OverviewPaper['figures'] {
  const measures = new Map(overview.measures.map((measure) => [measure.id, measure]))
  return [
    initiativesFigure(measures),
    ratingFigure(measures),
    moneyFigure(measures, 'wholeLifeCost', 'Whole-life cost'),
    datesFigure(measures) ?? moneyFigure(measures, 'inYearForecast', 'Forecast for the year'),
  ].filter((figure) => figure !== undefined)
}

type Measures = ReadonlyMap<string, Measure>

function initiativesFigure(measures: Measures) {
  const all = measures.get('initiatives')
  if (!all) return undefined
  const [joined, left] = [measures.get('initiatives.joined'), measures.get('initiatives.left')]
  const moved =
    joined && left ? `${countText(joined.value)} not reported then, ${countText(left.value)} not reported now` : ''
  return {
    label: 'Initiatives reported',
    value: countText(all.value),
    note: moved || `of ${countText(all.population.of)}`,
  }
}

function ratingFigure(measures: Measures) {
  const counts = ratingOrder.flatMap((value) => {
    const measure = measures.get(`rating.lead.${value}`)
    return measure && measure.value > 0 && value !== 'none' ? [{ word: ratingWords[value], measure }] : []
  })
  const worst = counts[0]
  if (!worst) return undefined
  const note = counts.slice(1).map(({ word, measure }) => `${countText(measure.value)} ${word}`)
  const independent = measures.get('rating.lead.byIndependent')
  return {
    label: `Lead rating ${worst.word}`,
    value: countText(worst.measure.value),
    note: [...note, independent ? `${countText(independent.value)} rated independently` : '']
      .filter(Boolean)
      .join(', '),
  }
}

function moneyFigure(measures: Measures, id: string, label: string) {
  const measure =
    measures.get(`${id}.converted`) ??
    measures.get(id) ??
    [...measures.values()].find((each) => each.id.startsWith(`${id}.`) && each.unit === 'minor' && each.currency)
  if (!measure?.currency) return undefined
  const absent = Object.entries(measure.absent ?? {}).map(
    ([type, n]) => `${countText(n)} ${absenceWords[type as keyof typeof absenceWords]}`,
  )
  const rests = `${countText(measure.population.n)} of ${countText(measure.population.of)} give one`
  const rates = (measure.rates ?? []).map(
    ({ from, to, rate, day, source, inverse }) =>
      `at 1 ${from} = ${rate} ${to} (${dayText(day)}, ${source}${inverse ? ', used the other way round' : ''})`,
  )
  return { label, value: moneyText(measure.value, measure.currency), note: [rests, ...absent, ...rates].join(', ') }
}

function datesFigure(measures: Measures) {
  const [later, comparable] = [measures.get('endDate.later'), measures.get('endDate.comparable')]
  if (!later || !comparable) return undefined
  const [median, withheld] = [measures.get('endDate.medianLater'), measures.get('endDate.withheldNow')]
  const notes = [
    `of ${countText(comparable.value)} comparable`,
    later.value > 0 && median ? `median ${durationText(median.value)}` : '',
    withheld && withheld.value > 0 ? `${countText(withheld.value)} newly withheld` : '',
  ]
  return { label: 'End dates later', value: countText(later.value), note: notes.filter(Boolean).join(', ') }
}
