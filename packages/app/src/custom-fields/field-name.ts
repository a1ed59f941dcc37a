import type { AnyKind } from '@gantry/domain/kind'

const common = [
  'ref',
  'state',
  'initiative',
  'createdAt',
  'updatedAt',
  'createdBy',
  'updatedBy',
  'custom',
  'absent',
  'version',
  'id',
]

/** 'Current phase' → 'currentPhase', numbered where that is taken; undefined when no letter is in it. */
export function fieldName(
  label: string,
  kind: AnyKind,
  known: readonly { readonly name: string }[],
): string | undefined {
  const words =
    label
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/[A-Za-z0-9]+/g) ?? []
  const joined = words
    .map((word, i) => (i === 0 ? word[0]!.toLowerCase() : word[0]!.toUpperCase()) + word.slice(1))
    .join('')
  const base = joined.slice(0, 50)
  if (!/^[a-z]/.test(base)) return undefined
  for (let n = 1; n <= 200; n++) {
    const name = n === 1 ? base : `${base}${n}`
    if (!isTaken(name, kind, known)) return name
  }
  return undefined
}

export function isTaken(name: string, kind: AnyKind, known: readonly { readonly name: string }[]): boolean {
  return Object.hasOwn(kind.fields, name) || common.includes(name) || known.some((each) => each.name === name)
}
