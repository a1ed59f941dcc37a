import { choice, day, note, person, ref, scale, text } from '../field.ts'
import { defineKind } from '../kind.ts'

export const dependency = defineKind({
  name: 'dependency',
  label: 'Dependency',
  plural: 'Dependencies',
  segment: 'dependencies',
  prefix: 'DEP',
  of: 'initiative',
  title: 'statement',
  fields: {
    statement: text({ label: 'What is needed', required: true, max: 500 }),
    direction: choice({ label: 'Direction', of: ['weNeed', 'weGive'] }),
    giver: text({ label: 'Giver' }),
    receiver: text({ label: 'Receiver' }),
    otherInitiative: ref({ label: 'Other initiative', to: 'initiative' }),
    milestone: ref({ label: 'Milestone', to: 'milestone' }),
    needDate: day({ label: 'Needed by' }),
    promiseDate: day({ label: 'Promised for' }),
    confidence: scale({ label: 'Confidence', max: 5 }),
    validityTest: note({ label: 'Validity test' }),
    impactIfLate: note({ label: 'If it is late' }),
    owner: person({ label: 'Owner' }),
    givingPerson: person({ label: 'Person on the giving side' }),
    expiry: day({ label: 'Expires' }),
    deliveredOn: day({ label: 'Delivered on' }),
  },
  list: ['statement', 'giver', 'receiver', 'needDate', 'promiseDate', 'confidence', 'owner'],
  own: ['owner', 'givingPerson'],
  states: ['open', 'promised', 'delivered', 'broken', 'dropped'],
  steps: {
    promise: {
      label: 'Promise',
      from: ['open', 'broken'],
      to: 'promised',
      needs: ['promiseDate'],
      refuse: (values) =>
        values.promiseDate
          ? undefined
          : {
              id: 'dependency.promise.date',
              field: 'promiseDate',
              message: 'A promise needs its date.',
              mend: 'Maybe ask the giver for the day they commit to.',
            },
    },
    deliver: { label: 'Delivered', from: ['open', 'promised', 'broken'], to: 'delivered' },
    break: { label: 'Promise broken', from: ['promised'], to: 'broken', reason: 'required' },
    drop: { label: 'No longer needed', from: ['open', 'promised', 'broken'], to: 'dropped', reason: 'required' },
    reopen: { label: 'Reopen', from: ['delivered', 'dropped'], to: 'open', reason: 'required' },
  },
})
