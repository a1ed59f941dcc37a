import { declaredMatch, definitionPrint } from './declared-definitions.ts'
import { definitionText, matchDefinitions } from './definition.ts'
import {
  type DayField,
  type DefinitionFact,
  dayFields,
  type MoneyField,
  moneyFields,
  type StatusFact,
} from './facts.ts'
import { valueOf } from './known.ts'
import type { DefinitionPair, DefinitionSide } from './overview.ts'
import type { Subject, View } from './view.ts'

const order = ['differs', 'unstated', 'equal']

/** How money and days are defined on the two sides, over initiatives that give them both times; what differs first. */
export function definitionPairs({ subjects, compare }: View): DefinitionPair[] {
  if (compare === undefined) return []
  const pairs = [...moneyFields, ...dayFields].flatMap((field) => pairsOf(field, subjects))
  return pairs.sort((a, b) => order.indexOf(a.match) - order.indexOf(b.match) || b.n - a.n)
}

function pairsOf(field: MoneyField | DayField, subjects: readonly Subject[]): DefinitionPair[] {
  const groups = Map.groupBy(
    subjects.filter(({ before, now }) => hasValue(before, field) && hasValue(now, field)),
    ({ before, now }) => `${definitionPrint(before?.definitions[field])}\n${definitionPrint(now?.definitions[field])}`,
  )
  return [...groups.values()].map((list): DefinitionPair => {
    const [a, b] = [list[0]?.before?.definitions[field], list[0]?.now?.definitions[field]]
    const by = declaredMatch(a, b)?.by ?? []
    return {
      field,
      from: sideOf(a),
      to: sideOf(b),
      n: list.length,
      match: matchDefinitions(a, b),
      declared: by.map(({ id, verdict, byName, on, reason }) => ({ id, verdict, byName, on, reason })),
    }
  })
}

export function hasValue(status: StatusFact | undefined, field: MoneyField | DayField): boolean {
  const known = field === 'startDate' || field === 'endDate' ? status?.days[field] : status?.money[field]
  return valueOf<unknown>(known) !== undefined
}

function sideOf(definition: DefinitionFact | undefined): DefinitionSide {
  const { key = '', words = '', priceBase } = definition ?? {}
  return {
    text: definitionText(definition),
    definition: { key, words, ...(priceBase === undefined ? {} : { priceBase }) },
  }
}
