import type { CountedRule } from '../rule.ts'

export const resourcesWithoutCalendar: CountedRule = {
  id: 'resource.noCalendar',
  title: 'Resources without a calendar',
  why: 'Their holidays and hours are unknown, so work is put on days on which nobody is there.',
  measures: 'share',
  threshold: 0,
  look: ({ plan }) => {
    const people = plan.resources.filter(({ type }) => type === 'work')
    if (people.length === 0) return { notApplicable: 'The plan has no people and no machines.' }
    const calendars = new Set(plan.calendars.map(({ id }) => id))
    const own = new Set(plan.calendars.flatMap(({ resource }) => resource ?? []))
    return {
      population: people.length,
      hits: people
        .filter(({ id, calendar }) => !own.has(id) && (calendar === undefined || !calendars.has(calendar)))
        .map(({ id, name }) => ({ tasks: [], resource: id, text: `“${name}” has no calendar.` })),
    }
  },
}
