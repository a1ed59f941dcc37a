import { choice, day, note, person, refs, scale, text } from '../field.ts'
import { defineKind } from '../kind.ts'

export const assumption = defineKind({
  name: 'assumption',
  label: 'Assumption',
  plural: 'Assumptions',
  segment: 'assumptions',
  prefix: 'ASM',
  of: 'initiative',
  title: 'statement',
  fields: {
    statement: text({ label: 'Statement', required: true, max: 500 }),
    category: choice({ label: 'Category', from: 'assumption.category' }),
    basis: note({ label: 'Basis', help: 'Why we believe it' }),
    confidence: scale({ label: 'Confidence', max: 5 }),
    impactIfWrong: note({ label: 'If it is wrong' }),
    validityTest: note({ label: 'Validity test', help: 'How and when we shall know' }),
    owner: person({ label: 'Owner' }),
    expiry: day({ label: 'Expires' }),
    hangsOnIt: refs({ label: 'What hangs on it', to: 'milestone' }),
    finding: note({ label: 'What was found' }),
  },
  list: ['statement', 'confidence', 'owner', 'expiry'],
  own: ['owner'],
  states: ['open', 'confirmed', 'false', 'expired'],
  steps: {
    confirm: { label: 'Confirm', from: ['open', 'expired'], to: 'confirmed', needs: ['finding'], refuse: needsFinding },
    refute: {
      label: 'It is wrong',
      from: ['open', 'confirmed', 'expired'],
      to: 'false',
      needs: ['finding'],
      refuse: needsFinding,
    },
    expire: { label: 'Expired', from: ['open', 'confirmed'], to: 'expired' },
    reopen: { label: 'Reopen', from: ['confirmed', 'false', 'expired'], to: 'open', reason: 'required' },
  },
})

function needsFinding({ finding }: { readonly finding?: string | null }) {
  if (finding) return undefined
  return {
    id: 'assumption.test.finding',
    field: 'finding',
    message: 'Settling an assumption needs what was found.',
    mend: 'Maybe write what the test showed, and where.',
  }
}
