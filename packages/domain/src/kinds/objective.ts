import { choice, day, note, person, ref, text } from '../field.ts'
import { defineKind } from '../kind.ts'
import { daysInOrder } from './order-of-days.ts'

export const objective = defineKind({
  name: 'objective',
  label: 'Objective',
  plural: 'Objectives',
  segment: 'objectives',
  prefix: 'OBJ',
  of: 'either',
  title: 'title',
  fields: {
    title: text({ label: 'Title', required: true }),
    description: note({ label: 'What it means' }),
    theme: choice({ label: 'Strategic theme', from: 'objective.theme' }),
    parent: ref({ label: 'Serves', to: 'objective', help: 'The wider objective this one contributes to' }),
    measure: text({ label: 'Success measure' }),
    startingValue: text({ label: 'Starting value' }),
    targetValue: text({ label: 'Target value' }),
    startsOn: day({ label: 'From' }),
    targetDate: day({ label: 'Target date' }),
    owner: person({ label: 'Owner' }),
  },
  list: ['title', 'theme', 'measure', 'targetDate', 'owner'],
  own: ['owner'],
  states: ['draft', 'agreed', 'achieved', 'missed', 'dropped'],
  steps: {
    agree: {
      label: 'Agree',
      from: ['draft'],
      to: 'agreed',
      needs: ['measure'],
      refuse: (values) =>
        values.measure
          ? undefined
          : {
              id: 'objective.agree.measure',
              field: 'measure',
              message: 'An agreed objective needs a success measure.',
              mend: 'Maybe name what will be counted, and by when.',
            },
    },
    achieve: { label: 'Achieved', from: ['agreed'], to: 'achieved' },
    miss: { label: 'Missed', from: ['agreed'], to: 'missed', reason: 'required' },
    drop: { label: 'Drop', from: ['draft', 'agreed'], to: 'dropped', reason: 'required' },
    reopen: { label: 'Reopen', from: ['achieved', 'missed', 'dropped'], to: 'draft', reason: 'required' },
  },
  rules: [daysInOrder('objective.days', 'startsOn', 'targetDate', 'The target date lies before the start')],
})
