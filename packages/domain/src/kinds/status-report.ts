import { day, money, note, person, ref, tags, text } from '../field.ts'
import { defineKind } from '../kind.ts'

function withoutSummary({ summary }: { readonly summary?: string | null }) {
  if (summary) return undefined
  return {
    id: 'statusReport.submit.summary',
    field: 'summary',
    message: 'A status report needs its summary before it is submitted.',
    mend: 'Maybe two sentences: what changed, and what it means.',
  }
}

/** What one initiative says of one period. The reason of a challenge is its question, that of an answer the answer. */
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
    costCommentary: note({ label: 'On whole-life cost', onMoney: true }),
    inYearCommentary: note({ label: 'On the year', onMoney: true }),
    benefitsCommentary: note({ label: 'On benefits', onMoney: true }),
    done: note({ label: 'Done' }),
    next: note({ label: 'Next' }),
    decisionAsked: text({ label: 'Decision asked', max: 1000 }),
    author: text({ label: 'Author' }),
    reporter: person({ label: 'Reporter', computed: true, help: 'Who owes it; nobody means the organisation unit' }),
    dueOn: day({ label: 'Due', computed: true }),
    submittedOn: day({ label: 'Submitted on', computed: true }),
    submittedBy: person({ label: 'Submitted by', computed: true }),
    onBehalfOf: person({ label: 'On behalf of', computed: true }),
    carriedFrom: ref({ label: 'Carried over from', to: 'statusReport', computed: true }),
    carried: tags({ label: 'Carried over, not reported anew', computed: true, fieldKeys: true }),
  },
  list: ['title', 'period', 'asOf', 'endDate', 'wholeLifeCost', 'author'],
  own: ['reporter'],
  stays: {
    message: 'A status report tells of the initiative it was written for.',
    mend: 'Maybe break or make its link on the Import page: its other periods then follow.',
  },
  states: ['due', 'submitted', 'challenged', 'accepted', 'locked', 'missed', 'imported'],
  settled: ['submitted', 'accepted', 'locked', 'missed', 'imported'],
  steps: {
    submit: {
      label: 'Submit',
      from: ['due'],
      to: 'submitted',
      may: 'edit',
      needs: ['summary'],
      refuse: withoutSummary,
    },
    withdraw: { label: 'Withdraw', from: ['submitted'], to: 'due', may: 'edit' },
    challenge: { label: 'Challenge', from: ['submitted'], to: 'challenged', reason: 'required' },
    answer: {
      label: 'Answer',
      from: ['challenged'],
      to: 'submitted',
      may: 'edit',
      reason: 'required',
      needs: ['summary'],
      refuse: withoutSummary,
    },
    accept: { label: 'Accept', from: ['submitted'], to: 'accepted' },
    reopen: { label: 'Reopen', from: ['accepted'], to: 'submitted', reason: 'required' },
  },
})
