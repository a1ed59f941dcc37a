import { daysBetween } from '../day.ts'
import { choice, count, day, note, person, text } from '../field.ts'
import { defineKind } from '../kind.ts'

export const milestone = defineKind({
  name: 'milestone',
  label: 'Milestone',
  plural: 'Milestones',
  segment: 'milestones',
  prefix: 'MIL',
  of: 'initiative',
  title: 'title',
  fields: {
    title: text({ label: 'Title', required: true, max: 500 }),
    type: choice({ label: 'Type', from: 'milestone.type' }),
    baseline: day({ label: 'Baseline', help: 'The approved day' }),
    forecast: day({ label: 'Forecast' }),
    actual: day({ label: 'Actual' }),
    varianceDays: count({ label: 'Variance', computed: true, help: 'Days from baseline to actual, or else forecast' }),
    owner: person({ label: 'Owner' }),
    note: note({ label: 'Note' }),
  },
  list: ['title', 'baseline', 'forecast', 'actual', 'varianceDays', 'owner'],
  own: ['owner'],
  states: ['planned', 'reached', 'dropped'],
  steps: {
    reach: {
      label: 'Reached',
      from: ['planned'],
      to: 'reached',
      needs: ['actual'],
      refuse: (values) =>
        values.actual
          ? undefined
          : {
              id: 'milestone.reach.actual',
              field: 'actual',
              message: 'A reached milestone needs its actual day.',
              mend: 'Maybe the day on which it was accepted.',
            },
    },
    drop: { label: 'Drop', from: ['planned'], to: 'dropped', reason: 'required' },
    reopen: { label: 'Reopen', from: ['reached', 'dropped'], to: 'planned', reason: 'required' },
  },
  derive({ baseline, forecast, actual }) {
    const now = actual ?? forecast
    return { varianceDays: baseline && now ? daysBetween(baseline, now) : null }
  },
})
