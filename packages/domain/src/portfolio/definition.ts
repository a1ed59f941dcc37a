import { declaredMatch } from './declared-definitions.ts'
import type { DayField, DefinitionFact, MoneyField, StatusFact } from './facts.ts'

/** How two definitions of one field stand to each other. */
export type DefinitionMatch = 'equal' | 'unstated' | 'differs'

/**
 * Keys are facets ("basis=baseline;nonGovernment=included"). They differ when one facet has two values;
 * a facet that only one side states leaves the question open: unstated. What a person declared of the two goes first,
 * but never over prices of different years.
 */
export function matchDefinitions(a: DefinitionFact | undefined, b: DefinitionFact | undefined): DefinitionMatch {
  if (stateOtherPrices(a, b)) return 'differs'
  const declared = declaredMatch(a, b)
  if (declared !== undefined) return declared.verdict === 'same' ? 'equal' : 'differs'
  if (a === b || (a?.key === b?.key && a?.priceBase === b?.priceBase)) return 'equal'
  const left = facets(a?.key ?? '')
  const right = facets(b?.key ?? '')
  let open = left.size !== right.size
  for (const [facet, value] of left) {
    const other = right.get(facet)
    if (other === undefined) open = true
    else if (other !== value) return 'differs'
  }
  return open ? 'unstated' : 'equal'
}

export function stateOtherPrices(a: DefinitionFact | undefined, b: DefinitionFact | undefined): boolean {
  return (a?.priceBase ?? b?.priceBase) !== (b?.priceBase ?? a?.priceBase)
}

export function matchStatuses(from: StatusFact, to: StatusFact, field: MoneyField | DayField): DefinitionMatch {
  return matchDefinitions(from.definitions[field], to.definitions[field])
}

/** An approved date or a baseline is moved by a decision to approve again: never slippage against a baseline. A forecast is neither. */
export function isApproved(definition: DefinitionFact | undefined): boolean {
  if (definition === undefined) return false
  const said = `${definition.key} ${definition.words}`
  return /approved|baseline|budget/i.test(said) && !/forecast|estimat|project(ed|ion)|expected|anticipated/i.test(said)
}

function facets(key: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const part of key.split(';')) {
    const [name, ...value] = part.split('=')
    if (name !== undefined && name.trim() !== '') found.set(name.trim(), value.join('=').trim())
  }
  return found
}

const facetWords: Readonly<Record<string, string>> = {
  'basis=latestApproved': 'latest approved',
  'basis=baseline': 'baseline',
  'basis=budget': 'budget',
  'basis=forecast': 'forecast',
  'basis=actual': 'actual',
  'basis=planned': 'planned',
  'nonGovernment=included': 'including non-government costs',
  'nonGovernment=excluded': 'without non-government costs',
  'prices=nominal': 'nominal prices',
  'prices=real': 'real prices',
  'tax=included': 'including tax',
  'tax=excluded': 'without tax',
}

/** A definition as a reader is told it: what its header means; else the header, unless that is only a column’s name. */
export function definitionText(definition: DefinitionFact | undefined): string {
  const said = [...facets(definition?.key ?? '')].flatMap(([name, value]) => facetWords[`${name}=${value}`] ?? [])
  const prices = definition?.priceBase === undefined ? [] : [`prices of ${definition.priceBase}`]
  const words = (definition?.words ?? '').replace(/\s+/g, ' ').trim()
  const told = said.length > 0 || /^\S*[_=;]\S*$|^$/.test(words) ? said : [words]
  return [...told, ...prices].join(', ') || 'no definition given'
}
