import type {
  DayField,
  DeclarationFact,
  DeclaredDefinition,
  DefinitionFact,
  MoneyField,
  PortfolioFacts,
  StatusFact,
} from './facts.ts'

type Field = MoneyField | DayField

const unstated: DefinitionFact = { key: '', words: '' }

/**
 * By what a definition is known again: what its header means and its price base; where the header means nothing that is
 * understood, its words. '' for none at all.
 */
export function definitionPrint(definition: DefinitionFact | undefined): string {
  const { key, words, priceBase = '' } = definition ?? unstated
  const said = key === '' ? words.replace(/\s+/g, ' ').trim().toLowerCase() : key
  return said === '' && priceBase === ''
    ? ''
    : `${key === '' ? 'words' : 'key'} ${said}${priceBase && ` @${priceBase}`}`
}

/**
 * The same facts, with what people declared of definitions beside each of them. Definitions declared the same are one
 * *meaning*, also over several declarations; a declared break splits a meaning at a date.
 */
export function declareDefinitions(facts: PortfolioFacts): PortfolioFacts {
  if (facts.declarations.length === 0) return facts
  const books = new Map(
    [...Map.groupBy(facts.declarations, ({ field }) => field)].map(([field, list]) => [field, meanings(list)]),
  )
  return { ...facts, statuses: facts.statuses.map((status) => declareIn(status, books)) }
}

type Meanings = (definition: DefinitionFact | undefined, asOf: string) => DeclaredDefinition | undefined

function declareIn(status: StatusFact, books: ReadonlyMap<Field, Meanings>): StatusFact {
  const definitions: Partial<Record<Field, DefinitionFact>> = {}
  for (const [field, meaning] of books) {
    const given = status.definitions[field]
    const declared = meaning(given, status.asOf)
    if (declared !== undefined) definitions[field] = { ...(given ?? unstated), declared }
  }
  if (Object.keys(definitions).length === 0) return status
  // Its cells are worked out only when asked for: copied as they stand, not asked.
  return Object.defineProperties({} as StatusFact, {
    ...Object.getOwnPropertyDescriptors(status),
    definitions: { value: { ...status.definitions, ...definitions }, enumerable: true },
  })
}

function meanings(declarations: readonly DeclarationFact[]): Meanings {
  const root = united(declarations)
  const of = (print: string) =>
    declarations.filter(({ one, other }) => [one, other].some((side) => root(definitionPrint(side)) === print)) // prettier-ignore
  const told = new Map<string, { list: DeclarationFact[]; breaks: string[]; apart: string[] }>()
  for (const print of declarations.flatMap(({ one, other }) => [one, other].map(definitionPrint))) {
    const mine = root(print)
    if (told.has(mine)) continue
    const list = of(mine)
    const different = list.filter(({ verdict }) => verdict === 'different')
    const sides = different.map(({ one, other }) => [one, other].map((side) => root(definitionPrint(side))))
    told.set(mine, {
      list,
      breaks: different.flatMap(({ from }) => from ?? []).sort(),
      apart: sides.flatMap(([a, b]) => (a === b ? [] : [a === mine ? (b as string) : (a as string)])),
    })
  }
  return (definition, asOf) => {
    const meaning = root(definitionPrint(definition))
    const here = told.get(meaning)
    if (here === undefined) return undefined
    const era = here.breaks.filter((from) => from <= asOf).length
    return { meaning, era, apart: here.apart, by: here.list }
  }
}

/** The first print of each set of prints that declarations make one. */
function united(declarations: readonly DeclarationFact[]): (print: string) => string {
  const parents = new Map<string, string>()
  const root = (print: string): string => {
    const parent = parents.get(print)
    return parent === undefined ? print : root(parent)
  }
  for (const { one, other, verdict } of declarations) {
    const [a, b] = [root(definitionPrint(one)), root(definitionPrint(other))]
    if (verdict === 'same' && a !== b) parents.set(b, a)
  }
  return root
}

/** A declaration that others gainsay: its two sides are declared the same by way of others. Undefined where all agree. */
export function contradicted(declarations: readonly DeclarationFact[]): DeclarationFact | undefined {
  return [...Map.groupBy(declarations, ({ field }) => field).values()]
    .map((list) => {
      const root = united(list)
      return list.find(
        ({ one, other, verdict, from }) =>
          verdict === 'different' && from === undefined && root(definitionPrint(one)) === root(definitionPrint(other)),
      )
    })
    .find((declaration) => declaration !== undefined)
}

/** Whether a declaration is of these two definitions, whichever way round. */
export function isOf(declaration: DeclarationFact, one: DefinitionFact, other: DefinitionFact): boolean {
  return isBetween(declaration, [definitionPrint(one), definitionPrint(other)])
}

/** What people declared of two definitions, and who: undefined where nobody did. */
export function declaredMatch(
  a: DefinitionFact | undefined,
  b: DefinitionFact | undefined,
): { readonly verdict: DeclarationFact['verdict']; readonly by: readonly DeclarationFact[] } | undefined {
  const [one, other] = [a?.declared, b?.declared]
  if (one === undefined || other === undefined) return undefined
  const prints = [definitionPrint(a), definitionPrint(b)]
  if (one.meaning === other.meaning) {
    if (one.era !== other.era) return { verdict: 'different', by: one.by.filter(({ from }) => from !== undefined) }
    if (prints[0] === prints[1]) return undefined
    const same = one.by.filter(({ verdict }) => verdict === 'same')
    const direct = same.filter((each) => isBetween(each, prints))
    return { verdict: 'same', by: direct.length > 0 ? direct : same }
  }
  if (!one.apart.includes(other.meaning)) return undefined
  const apart = one.by.filter(({ verdict, from }) => verdict === 'different' && from === undefined)
  const direct = apart.filter((each) => isBetween(each, prints))
  return { verdict: 'different', by: direct.length > 0 ? direct : apart }
}

function isBetween({ one, other }: DeclarationFact, prints: readonly string[]): boolean {
  const sides = [one, other].map(definitionPrint)
  return sides.toSorted().join('\n') === prints.toSorted().join('\n')
}
