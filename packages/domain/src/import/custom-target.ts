import { columnLetter } from './raw-table.ts'
import type { HeaderWords } from './header-words.ts'
import type { TargetId } from './types.ts'

/** Words that name a few columns better than their header does. */
const wellKnown: [RegExp, string][] = [
  [
    /^(financial year |yearly )?(budget forecast |budget )?variance percent$|^variance .*percent$/,
    'inYearVariancePercent',
  ],
  [/^(financial year |yearly )?variance$/, 'inYearVariance'],
]

/** Target and label of a field of its own; a number is added where the name is already taken. */
export function customField(
  column: { index: number; header: string; words: HeaderWords },
  taken: { has(target: TargetId): boolean },
) {
  const named = wellKnown.find(([pattern]) => pattern.test(column.words.all))?.[1]
  const base = named ?? camelCase(column.words.words || column.words.all) ?? `column${columnLetter(column.index)}`
  let target = `custom.${base}`
  for (let number = 2; taken.has(target); number++) target = `custom.${base}${number}`
  const label = column.header
    .replace(/\s*\([^()]*\)/g, '')
    .trim()
    .slice(0, 80)
  return { target, label: label === '' ? `Column ${columnLetter(column.index)}` : label }
}

function camelCase(words: string): string | undefined {
  const parts = words
    .normalize('NFKD')
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((part) => part !== '')
    .slice(0, 8)
  const [first, ...rest] = parts
  if (first === undefined) return undefined
  const name = first + rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')
  return /^\d/.test(name) ? `field${name}` : name
}
