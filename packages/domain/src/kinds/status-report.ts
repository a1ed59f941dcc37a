import { day, money, note, ref, text } from '../field.ts'
import { defineKind } from '../kind.ts'

export const statusReport = defineKind({
  name: 'statusReport',
  label: 'Status report',
  plural: 'Status reports',
  segment: 'status-reports',
  prefix: 'STA',
  of: 'either',
  title: 'title',
  fields: {
    title: text({ label: 'Title as reported', required: true, max: 1000 }),
    period: ref({ label: 'Period', to: 'reportingPeriod', required: true }),
    asOf: day({ label: 'As of', required: true }),
    reportedUnit: ref({ label: 'Organisation unit as reported', to: 'organisationUnit' }),
    reportedCategory: text({ label: 'Category as reported' }),
    startDate: day({ label: 'Start' }),
    endDate: day({ label: 'End' }),
    wholeLifeCost: money({ label: 'Whole-life cost', ranged: true }),
    inYearBaseline: money({ label: 'In-year baseline', ranged: true }),
    inYearForecast: money({ label: 'In-year forecast', ranged: true }),
    benefits: money({ label: 'Benefits', ranged: true }),
    summary: note({ label: 'Summary' }),
    ratingCommentary: note({ label: 'On the rating' }),
    scheduleCommentary: note({ label: 'On the schedule' }),
    costCommentary: note({ label: 'On whole-life cost' }),
    inYearCommentary: note({ label: 'On the year' }),
    benefitsCommentary: note({ label: 'On benefits' }),
    done: note({ label: 'Done' }),
    next: note({ label: 'Next' }),
    decisionAsked: text({ label: 'Decision asked', max: 1000 }),
    author: text({ label: 'Author' }),
  },
  list: ['title', 'period', 'asOf', 'endDate', 'wholeLifeCost', 'author'],
  states: ['due', 'submitted', 'challenged', 'accepted', 'locked', 'imported'],
  settled: ['locked', 'imported'],
  steps: {
    submit: {
      label: 'Submit',
      from: ['due', 'challenged'],
      to: 'submitted',
      may: 'edit',
      needs: ['summary'],
      refuse: (values) =>
        values.summary
          ? undefined
          : {
              id: 'statusReport.submit.summary',
              field: 'summary',
              message: 'A status report needs its summary before it is submitted.',
              mend: 'Maybe two sentences: what changed, and what it means.',
            },
    },
    challenge: { label: 'Challenge', from: ['submitted'], to: 'challenged', reason: 'required' },
    accept: { label: 'Accept', from: ['submitted'], to: 'accepted' },
    reopen: { label: 'Reopen', from: ['accepted'], to: 'submitted', reason: 'required' },
    lock: { label: 'Lock', from: ['accepted'], to: 'locked' },
  },
})
