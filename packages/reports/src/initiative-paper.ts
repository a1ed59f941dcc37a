import { dayText, durationText, moneyText } from '@gantry/domain/narrative/format'
import type { PeriodRef } from '@gantry/domain/portfolio/overview'
import type { InitiativeStory, StoryMoney } from '@gantry/domain/portfolio/story'
import { findingPaper } from './finding-paper.ts'
import { askedOf } from './overview-paper.ts'
import type { InitiativePaper } from './paper.ts'
import { periodName } from './period-name.ts'
import { cut, runsOf } from './runs.ts'
import { absenceWords, reasonWords } from './words.ts'

const mostPeriods = 8
const mostSaid = 4
const mostFindings = 5

const lineageWords: Readonly<Record<InitiativeStory['lineage'][number]['how'], string>> = {
  renamed: 'was renamed to',
  splitInto: 'was split into',
  mergedInto: 'was merged into',
  transferred: 'was transferred to',
  replacedBy: 'was replaced by',
  rescoped: 'was re-scoped as',
}

/** One page of one initiative: facts, sentences, its values over the last periods, what people said. */
export function initiativePaper(story: InitiativeStory): InitiativePaper {
  const periods = story.periods.filter(({ asOf }) => asOf <= story.period.asOf).slice(-mostPeriods)
  return {
    ref: story.initiative.ref,
    title: cut(story.initiative.title, 120),
    facts: factsOf(story),
    sentences: story.narrative.sentences.map(runsOf),
    remarks: story.narrative.remarks.slice(0, 2).map(({ text, byName, at }) => ({
      text: cut(text, 320),
      by: `${cut(byName, 60)}, ${dayText(at.slice(0, 10))}`,
    })),
    periods: periods.map(periodName),
    ratings: ratingLines(story, periods),
    lines: valueLines(story, periods),
    asked: askedOf(story, story.period).slice(0, 3),
    findings: story.findings
      .filter(({ mutedUntil }) => mutedUntil === undefined)
      .slice(0, mostFindings)
      .map(findingPaper),
    said: story.said.slice(0, mostSaid).map(({ text, author, period }) => ({
      text: cut(text, 320),
      by: cut(author, 60),
      period: periodName(period),
    })),
    lineage: story.lineage.slice(0, 4).map(({ fromTitle, toTitle, how, onDay, note }) => {
      const said = `${cut(fromTitle, 80)} ${lineageWords[how]} ${cut(toTitle, 80)} on ${dayText(onDay)}`
      return note ? `${said}: ${cut(note, 160)}` : `${said}.`
    }),
  }
}

function factsOf({ initiative, endDrift }: InitiativeStory): InitiativePaper['facts'] {
  const facts: [string, string | undefined][] = [
    ['Unit', initiative.unit?.title],
    ['Category', initiative.category],
    ['Owner', initiative.ownerName],
    ['Manager', initiative.managerName],
    ['Numbered', initiative.externalIds.join(', ')],
    [
      'End date',
      endDrift && endDrift.days !== 0
        ? `${durationText(endDrift.days)} ${endDrift.days > 0 ? 'later' : 'earlier'} than given for ${periodName(endDrift.since)} (${reasonWords[endDrift.reason]})`
        : undefined,
    ],
  ]
  return facts.flatMap(([label, value]) => (value ? [{ label, value: cut(value, 120) }] : []))
}

function ratingLines(story: InitiativeStory, periods: readonly PeriodRef[]): InitiativePaper['ratings'] {
  return story.ratings.slice(0, 4).map(({ assessor, dimension, points }) => {
    const at = new Map(points.map((point) => [point.period.id, point]))
    const who = assessor === 'independent' ? 'Independent rating' : 'Owner’s rating'
    const spare = dimension === 'deliveryConfidence' || dimension === 'overall'
    return {
      label: spare ? who : `${who}: ${dimension}`,
      points: periods.map(({ id }) => {
        const point = at.get(id)
        return { value: point ? (point.value ?? 'none') : null, scaleBreak: point?.scaleBreak ?? false }
      }),
    }
  })
}

function valueLines(story: InitiativeStory, periods: readonly PeriodRef[]): InitiativePaper['lines'] {
  const ends = new Map(story.endDates.map((end) => [end.period.id, end]))
  const years = new Map(story.inYear.map((year) => [year.period.id, year]))
  const lines = [
    {
      label: 'End date',
      cells: periods.map(({ id }) => {
        const end = ends.get(id)
        return end?.day ? dayText(end.day) : end?.absent ? absenceWords[end.absent] : ''
      }),
    },
    { label: 'Whole-life cost', cells: moneyCells(story.costs, periods) },
    {
      label: 'Forecast for the year',
      cells: periods.map(({ id }) => {
        const year = years.get(id)
        return year?.forecast === undefined ? '' : moneyText(year.forecast, year.currency)
      }),
    },
    {
      label: 'Baseline for the year',
      cells: periods.map(({ id }) => {
        const year = years.get(id)
        return year?.baseline === undefined ? '' : moneyText(year.baseline, year.currency)
      }),
    },
    { label: 'Benefits', cells: moneyCells(story.benefits, periods) },
  ]
  return lines.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function moneyCells(values: readonly StoryMoney[], periods: readonly PeriodRef[]): string[] {
  const at = new Map(values.map((value) => [value.period.id, value]))
  return periods.map(({ id }) => {
    const value = at.get(id)
    return value ? moneyOrWhy(value) : ''
  })
}

/** £1.2bn; a band as “£10m to £20m”; else why there is none. */
export function moneyOrWhy(value: Pick<StoryMoney, 'minor' | 'low' | 'high' | 'currency' | 'absent'>): string {
  const { minor, low, high, currency = 'XXX', absent } = value
  if (low !== undefined && high !== undefined) return `${moneyText(low, currency)} to ${moneyText(high, currency)}`
  if (low !== undefined) return `${moneyText(low, currency)} or more`
  if (high !== undefined) return `up to ${moneyText(high, currency)}`
  if (minor !== undefined) return moneyText(minor, currency)
  return absent ? absenceWords[absent] : ''
}
