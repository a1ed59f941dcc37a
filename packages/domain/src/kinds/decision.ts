import { choice, day, note, person, ref, tags, text } from '../field.ts'
import { defineKind } from '../kind.ts'

export const decision = defineKind({
  name: 'decision',
  label: 'Decision',
  plural: 'Decisions',
  segment: 'decisions',
  prefix: 'DEC',
  of: 'either',
  title: 'question',
  fields: {
    question: text({ label: 'Question', required: true, max: 1000 }),
    context: note({ label: 'Context' }),
    options: tags({ label: 'Options', max: 20 }),
    criteria: note({ label: 'Criteria' }),
    choice: text({ label: 'Choice', max: 1000 }),
    outcome: choice({ label: 'Outcome', of: ['approved', 'rejected', 'noted', 'deferred', 'inPart'] }),
    reason: note({ label: 'Reason' }),
    decider: person({ label: 'Decided by' }),
    right: text({ label: 'By what right', help: 'The decision right that was used' }),
    decideBy: day({ label: 'Decide by' }),
    madeOn: day({ label: 'Made on' }),
    dissent: note({ label: 'Dissent' }),
    conditions: note({ label: 'Conditions' }),
    finding: text({ label: 'Finding', help: 'The finding that asked for it' }),
    supersedes: ref({ label: 'Supersedes', to: 'decision' }),
  },
  list: ['question', 'outcome', 'choice', 'decider', 'decideBy', 'madeOn'],
  own: ['decider'],
  states: ['asked', 'made', 'superseded', 'withdrawn'],
  settled: ['made', 'superseded', 'withdrawn'],
  steps: {
    make: {
      label: 'Decide',
      from: ['asked'],
      to: 'made',
      may: 'decide',
      needs: ['outcome', 'reason', 'madeOn'],
      refuse: needsWholeDecision,
    },
    reopen: { label: 'Reopen', from: ['made', 'withdrawn'], to: 'asked', may: 'decide', reason: 'required' },
    takeBack: { label: 'Take back', from: ['made'], to: 'withdrawn', may: 'decide', reason: 'required' },
    supersede: { label: 'Supersede', from: ['made'], to: 'superseded', may: 'decide', reason: 'required' },
    withdraw: { label: 'Withdraw', from: ['asked'], to: 'withdrawn', reason: 'required' },
  },
})

function needsWholeDecision(values: {
  readonly outcome?: string | null
  readonly reason?: string | null
  readonly madeOn?: string | null
}) {
  if (!values.outcome)
    return {
      id: 'decision.make.outcome',
      field: 'outcome',
      message: 'A decision needs its outcome.',
      mend: 'Maybe “noted” or “deferred”, when nothing was approved or rejected.',
    }
  if (!values.reason?.trim())
    return {
      id: 'decision.make.reason',
      field: 'reason',
      message: 'A decision needs its reason.',
      mend: 'Maybe one sentence that a reader understands a year from now; “no reason was given” is one, too.',
    }
  if (values.madeOn) return undefined
  return {
    id: 'decision.make.day',
    field: 'madeOn',
    message: 'A decision needs the day it was made on.',
    mend: 'Maybe the day of the meeting; when it was recorded is kept by itself.',
  }
}
