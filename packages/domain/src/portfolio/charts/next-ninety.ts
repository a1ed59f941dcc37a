import { addDays } from '../day.ts'
import { valueOf } from '../known.ts'
import type { Charts } from '../overview.ts'
import type { View } from '../view.ts'

type Entry = Charts['next90'][number]

/** What falls into the ninety days from the as-of date of the view: end and start dates of its reports, milestones, decisions. */
export function nextNinety(view: View): Charts['next90'] {
  const { asOf } = view.period
  const end = addDays(asOf, 90)
  const within = (day: string | undefined): day is string => day !== undefined && day >= asOf && day <= end
  const entries: Entry[] = []
  for (const { initiative, now } of view.reported) {
    const ends = valueOf(now?.days.endDate)
    if (within(ends)) entries.push({ day: ends, initiative: initiative.id, what: 'End date', ref: now?.ref })
    const starts = valueOf(now?.days.startDate)
    if (within(starts)) entries.push({ day: starts, initiative: initiative.id, what: 'Start date', ref: now?.ref })
  }
  const { milestones, decisions } = view.index.facts
  for (const { initiative, title, forecast, baseline, actual, ref } of milestones) {
    const day = forecast ?? baseline
    if (actual === undefined && within(day) && view.byInitiative.has(initiative)) {
      entries.push({ day, initiative, what: title, ref })
    }
  }
  for (const { initiative, question, state, decideBy, ref } of decisions) {
    if (state !== 'asked' || initiative === undefined || !within(decideBy) || !view.byInitiative.has(initiative))
      continue
    entries.push({ day: decideBy, initiative, what: question, ref })
  }
  return entries.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}
