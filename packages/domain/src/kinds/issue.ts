import { choice, day, note, person, ref, scale, text } from '../field.ts'
import { defineKind } from '../kind.ts'
import { daysInOrder } from './order-of-days.ts'

export const issue = defineKind({
  name: 'issue',
  label: 'Issue',
  plural: 'Issues',
  segment: 'issues',
  prefix: 'ISS',
  of: 'initiative',
  title: 'title',
  fields: {
    title: text({ label: 'Title', required: true }),
    type: choice({ label: 'Type', of: ['requestForChange', 'offSpecification', 'problem', 'concern'] }),
    description: note({ label: 'Description' }),
    raisedBy: person({ label: 'Raised by' }),
    raisedOn: day({ label: 'Raised on' }),
    severity: scale({ label: 'Severity', max: 5 }),
    priority: scale({ label: 'Priority', max: 5 }),
    impact: note({ label: 'Impact' }),
    owner: person({ label: 'Owner' }),
    risk: ref({ label: 'Risk it was', to: 'risk' }),
    decision: ref({ label: 'Decision', to: 'decision' }),
    authority: text({ label: 'Authority', help: 'Who may decide it' }),
    action: note({ label: 'Action' }),
    due: day({ label: 'Due' }),
    resolution: note({ label: 'Resolution' }),
    closedOn: day({ label: 'Closed on' }),
  },
  list: ['title', 'type', 'severity', 'priority', 'owner', 'due'],
  own: ['owner', 'raisedBy'],
  states: ['open', 'inProgress', 'escalated', 'closed'],
  steps: {
    start: { label: 'Start', from: ['open', 'escalated'], to: 'inProgress' },
    escalate: { label: 'Escalate', from: ['open', 'inProgress'], to: 'escalated', reason: 'required' },
    close: {
      label: 'Close',
      from: ['open', 'inProgress', 'escalated'],
      to: 'closed',
      needs: ['resolution'],
      linked: [
        {
          id: 'issue.close.actions',
          kind: 'action',
          by: 'issue',
          states: ['done', 'dropped'],
          message: 'An issue is closed when its actions are done or dropped.',
          mend: 'Maybe finish them, or drop them with a reason.',
        },
      ],
      refuse: (values) =>
        values.resolution
          ? undefined
          : {
              id: 'issue.close.resolution',
              field: 'resolution',
              message: 'A closed issue needs its resolution.',
              mend: 'Maybe say in one line what was done, or why nothing was.',
            },
    },
    reopen: { label: 'Reopen', from: ['closed'], to: 'open', reason: 'required' },
  },
  rules: [daysInOrder('issue.days', 'raisedOn', 'closedOn', 'It was closed before it was raised')],
})
