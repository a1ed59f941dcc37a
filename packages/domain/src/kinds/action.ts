import { day, note, percent, person, ref, scale, text } from '../field.ts'
import { defineKind } from '../kind.ts'

export const action = defineKind({
  name: 'action',
  label: 'Action',
  plural: 'Actions',
  segment: 'actions',
  prefix: 'ACT',
  of: 'either',
  title: 'title',
  fields: {
    title: text({ label: 'Title', required: true, max: 500 }),
    description: note({ label: 'Description' }),
    owner: person({ label: 'Owner' }),
    assignedBy: person({ label: 'Assigned by' }),
    priority: scale({ label: 'Priority', max: 5 }),
    due: day({ label: 'Due' }),
    doneOn: day({ label: 'Done on' }),
    progress: percent({ label: 'Progress', min: 0, max: 100 }),
    decision: ref({ label: 'From decision', to: 'decision' }),
    risk: ref({ label: 'For risk', to: 'risk' }),
    issue: ref({ label: 'For issue', to: 'issue' }),
    outcome: note({ label: 'Outcome' }),
  },
  list: ['title', 'owner', 'priority', 'due', 'progress'],
  own: ['owner'],
  states: ['open', 'inProgress', 'done', 'dropped'],
  steps: {
    start: { label: 'Start', from: ['open'], to: 'inProgress', may: 'edit' },
    finish: { label: 'Done', from: ['open', 'inProgress'], to: 'done', may: 'edit' },
    drop: { label: 'Drop', from: ['open', 'inProgress'], to: 'dropped', reason: 'required' },
    reopen: { label: 'Reopen', from: ['done', 'dropped'], to: 'open', reason: 'required' },
  },
})
