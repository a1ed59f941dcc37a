import { choice, day, note, person, ref, text } from '../../field.ts'
import { defineKind } from '../../kind.ts'

export const initiativeTypes = ['portfolio', 'programme', 'project'] as const
export const decisionStatuses = ['proposed', 'candidate', 'approved', 'rejected'] as const
export const conditions = ['running', 'onHold', 'inException', 'reset', 'stopped', 'closed', 'left'] as const
/** What an initiative can become of another. */
export const initiativeLineages = [
  'renamed',
  'splitInto',
  'mergedInto',
  'transferred',
  'replacedBy',
  'rescoped',
] as const

/**
 * Anything governed. Its table and its writes are written by hand, since it is what every other record hangs on; lists,
 * search, export and history are those of any kind. Decision status, stage and condition are set by their own steps.
 */
export const initiative = defineKind({
  name: 'initiative',
  label: 'Initiative',
  plural: 'Initiatives',
  segment: 'initiatives',
  prefix: 'INI',
  of: 'initiative',
  title: 'title',
  fields: {
    title: text({ label: 'Title', required: true, max: 500 }),
    type: choice({ label: 'Type', of: initiativeTypes, required: true }),
    description: note({ label: 'Description' }),
    parent: ref({ label: 'Part of', to: 'initiative', computed: true }),
    parentSince: day({ label: 'Part of it since', computed: true }),
    decisionStatus: choice({ label: 'Decision status', of: decisionStatuses, computed: true }),
    stage: text({ label: 'Stage', max: 100, computed: true, help: 'Stage of the life cycle; none means unknown' }),
    condition: choice({ label: 'Condition', of: conditions, computed: true }),
    unit: ref({ label: 'Organisation unit', to: 'organisationUnit' }),
    category: text({ label: 'Category', max: 200 }),
    owner: person({ label: 'Owner', help: 'Who is answerable for it' }),
    manager: person({ label: 'Manager', help: 'Who reports on it' }),
  },
  list: ['title', 'type', 'parent', 'decisionStatus', 'stage', 'condition', 'unit', 'manager'],
  own: ['owner', 'manager'],
})
