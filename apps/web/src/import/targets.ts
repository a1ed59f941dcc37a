import type { ColumnProposal } from '@gantry/client'
import { importFields } from '@gantry/domain/import/import-fields'
import type { ValueType } from '@gantry/domain/import/types'
import { wordsOf } from '../records/words.ts'

export interface Target {
  readonly target: string
  readonly label: string
  readonly type: ValueType
}

const known = new Map<string, Target>(
  importFields.map(({ target, label, type }) => [target, { target, label, type }] as const),
)

const dimensions = [
  'deliveryConfidence',
  'overall',
  'time',
  'cost',
  'scope',
  'quality',
  'benefits',
  'risk',
  'resources',
]
for (const assessor of ['independent', 'owner']) {
  for (const dimension of dimensions) {
    const target = `rating.${assessor}.${dimension}`
    if (!known.has(target))
      known.set(target, {
        target,
        label: `Rating by ${assessor === 'owner' ? 'the owner' : 'an independent reviewer'}: ${wordsOf(dimension).toLowerCase()}`,
        type: 'rating',
      })
  }
}

/** Every field a column can go to; custom fields that files brought come with their columns. */
export const targets: readonly Target[] = [...known.values()]

/** What a column goes to, in words. */
export function targetLabel({ target, label, header }: Pick<ColumnProposal, 'target' | 'label' | 'header'>): string {
  if (target.startsWith('custom.')) return label ?? header
  return known.get(target)?.label ?? wordsOf(target.split('.').at(-1) ?? target)
}

export function fieldLabel(field: string): string {
  return known.get(`status.${field}`)?.label ?? wordsOf(field)
}

export function ratingLabel(target: string): string {
  return known.get(target)?.label ?? wordsOf(target)
}

/** 'Lead provider' → 'custom.leadProvider': a field of its own for a column. */
export function customTarget(label: string): string {
  const words = label
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9 ]/g, '')
    .trim()
    .split(/\s+/)
    .slice(0, 6)
  const name = words.map((word, at) =>
    at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  )
  const joined = name.join('').replace(/^[^a-z]+/i, '')
  return `custom.${joined === '' ? 'field' : joined}`
}

/** What a bare number may count, as in "£m". */
export const multipliers = [
  { value: 1, name: 'one' },
  { value: 1e3, name: 'thousand' },
  { value: 1e5, name: 'lakh' },
  { value: 1e6, name: 'million' },
  { value: 1e7, name: 'crore' },
  { value: 1e9, name: 'billion' },
] as const

export function multiplierName(value: number): (typeof multipliers)[number]['name'] {
  return multipliers.find((each) => each.value === value)?.name ?? 'one'
}
