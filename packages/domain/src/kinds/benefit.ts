import { choice, day, money, note, percent, person, ref, text } from '../field.ts'
import { defineKind } from '../kind.ts'

export const benefit = defineKind({
  name: 'benefit',
  label: 'Benefit',
  plural: 'Benefits',
  segment: 'benefits',
  prefix: 'BEN',
  of: 'initiative',
  title: 'title',
  fields: {
    title: text({ label: 'Title', required: true }),
    objective: ref({ label: 'Objective', to: 'objective' }),
    type: choice({ label: 'Type', of: ['cashable', 'nonCashable', 'disbenefit'] }),
    description: note({ label: 'Description' }),
    beneficiary: text({ label: 'Beneficiary' }),
    owner: person({ label: 'Owner' }),
    measure: text({ label: 'Measure' }),
    startingValue: text({ label: 'Starting value' }),
    targetValue: text({ label: 'Target value' }),
    target: money({ label: 'Target', ranged: true }),
    targetDate: day({ label: 'Full effect from' }),
    targetCurve: note({ label: 'Target curve', help: 'How it grows over time' }),
    attribution: percent({ label: 'Attribution', min: 0, max: 100, help: 'The share this initiative brings about' }),
    dependsOn: note({ label: 'Depends on' }),
    actual: money({ label: 'Actual so far' }),
    actualAsOf: day({ label: 'Actual as of' }),
    evidence: note({ label: 'Evidence' }),
    reviewDate: day({ label: 'Next review' }),
  },
  list: ['title', 'type', 'target', 'actual', 'owner', 'reviewDate'],
  own: ['owner'],
  states: ['planned', 'delivering', 'realised', 'notRealised'],
  steps: {
    begin: { label: 'It begins to show', from: ['planned'], to: 'delivering' },
    realise: {
      label: 'Realised',
      from: ['planned', 'delivering'],
      to: 'realised',
      needs: ['owner', 'actualAsOf', 'evidence'],
      refuse: needsMeasurement,
    },
    giveUp: { label: 'Not realised', from: ['planned', 'delivering'], to: 'notRealised', reason: 'required' },
    reopen: { label: 'Reopen', from: ['realised', 'notRealised'], to: 'planned', reason: 'required' },
  },
})

/** Who answers for it, when it was measured, and what shows it. */
function needsMeasurement(values: {
  readonly owner?: string | null
  readonly actualAsOf?: string | null
  readonly evidence?: string | null
}) {
  if (!values.owner)
    return {
      id: 'benefit.realise.owner',
      field: 'owner',
      message: 'A realised benefit needs its owner.',
      mend: 'Maybe whoever signs for the measurement.',
    }
  if (!values.actualAsOf)
    return {
      id: 'benefit.realise.measured',
      field: 'actualAsOf',
      message: 'A realised benefit needs the day it was measured on.',
      mend: 'Maybe the day of the report that shows it.',
    }
  if (values.evidence) return undefined
  return {
    id: 'benefit.realise.evidence',
    field: 'evidence',
    message: 'A realised benefit needs evidence.',
    mend: 'Maybe name the report or the measurement that shows it.',
  }
}
