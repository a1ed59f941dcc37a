import { choice, day, text } from '../../field.ts'
import { defineKind } from '../../kind.ts'
import { daysInOrder } from '../order-of-days.ts'

export const cadences = ['weekly', 'monthly', 'quarterly', 'halfYearly', 'yearly', 'irregular'] as const

/** The dates a report covers, and who was expected to report. Opening and locking belong to the reporting cycle. */
export const reportingPeriod = defineKind({
  name: 'reportingPeriod',
  label: 'Reporting period',
  plural: 'Reporting periods',
  segment: 'reporting-periods',
  prefix: 'PRD',
  of: 'organisation',
  title: 'label',
  fields: {
    label: text({ label: 'Label', required: true, max: 100 }),
    startsOn: day({ label: 'From' }),
    endsOn: day({ label: 'Until' }),
    asOf: day({ label: 'As of', required: true, help: 'The day the figures speak of' }),
    dueOn: day({ label: 'Reports due' }),
    locksOn: day({ label: 'Locks' }),
    cadence: choice({ label: 'Cadence', of: cadences }),
  },
  list: ['label', 'asOf', 'startsOn', 'endsOn', 'dueOn', 'cadence'],
  states: ['planned', 'open', 'locked', 'imported'],
  settled: ['locked'],
  rules: [
    daysInOrder('reportingPeriod.days', 'startsOn', 'endsOn', 'The period ends before it starts'),
    daysInOrder('reportingPeriod.due', 'asOf', 'dueOn', 'Reports are due before the day they speak of'),
    daysInOrder('reportingPeriod.lock', 'dueOn', 'locksOn', 'It locks before reports are due'),
  ],
})
