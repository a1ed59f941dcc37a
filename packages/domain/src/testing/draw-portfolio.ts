import type { AbsenceType } from '../absence.ts'
import { defaultExchange } from '../portfolio/exchange.ts'
import type {
  DayField,
  DefinitionFact,
  InitiativeFact,
  Known,
  Money,
  MoneyField,
  PortfolioFacts,
  RatingFact,
  RatingScale,
  RatingValue,
  StatusFact,
  TextField,
} from '../portfolio/facts.ts'

/**
 * Draws a portfolio as a table:
 *
 *     initiative      | 2022-03-31                        | 2023-03-31
 *     Alpha (MOD)     | I:A end=2027-06-30 cost=100       | I:R end=withheld cost=120
 *     Beta  (MOD, IT) | -                                 | O:G schedule="Delayed by steel."
 *
 * I: and O: are the ratings by the independent reviewer and the owner (R, A, G; with AR or AG, or a 5 before the
 * colon as in I5:A, on the five-point scale; I:withheld). Money is in millions of pounds ("cost=100$" in dollars,
 * "cost=100..200" a band); a word instead of a value is the type of its absence. "-" = no report.
 */
export function drawPortfolio(table: string, more: Partial<PortfolioFacts> = {}): PortfolioFacts {
  const [head, ...lines] = table.split('\n').filter((line) => line.includes('|'))
  const days = cellsOf(head ?? '').slice(1)
  const units = new Map<string, string>()
  const initiatives: InitiativeFact[] = []
  const statuses: StatusFact[] = []
  for (const line of lines) {
    const [name = '', ...cells] = cellsOf(line)
    const [, title = name, unit = 'Unit', category] = /^(.*?)\s*(?:\(([^,)]*)(?:,\s*([^)]*))?\))?$/.exec(name) ?? []
    units.set(unit, unit)
    initiatives.push(initiativeOf(title, unit, category, initiatives.length))
    cells.forEach((cell, at) => {
      const day = days[at]
      if (day !== undefined && cell !== '-') statuses.push(reportOf(title, unit, category, day, cell))
    })
  }
  return {
    organisation: {
      id: 'org',
      name: 'Office',
      currency: 'GBP',
      locale: 'en-GB',
      fiscalYearStart: 4,
      exchange: defaultExchange,
      rates: [],
    },
    periods: days.map((asOf) => ({ id: asOf, label: asOf.slice(0, 7), asOf, state: 'imported' })),
    units: [...units.keys()].map((id) => ({ id, title: id })),
    unitSuccessions: [],
    initiatives,
    statuses,
    lineage: [],
    undecidedMatches: [],
    decisions: [],
    milestones: [],
    expectations: [],
    mutes: [],
    declarations: [],
    remarks: [],
    ...more,
  }
}

function cellsOf(line: string): string[] {
  return line.split('|').map((cell) => cell.trim())
}

function initiativeOf(title: string, unit: string, category: string | undefined, position: number): InitiativeFact {
  return {
    id: title,
    ref: `INI-${position + 1}`,
    title,
    type: 'project',
    unit,
    ...(category === undefined ? {} : { category }),
    condition: 'running',
    decisionStatus: 'approved',
    externalIds: [],
  }
}

const moneyNames: Record<string, MoneyField> = {
  cost: 'wholeLifeCost',
  baseline: 'inYearBaseline',
  forecast: 'inYearForecast',
  benefits: 'benefits',
}
const dayNames: Record<string, DayField> = { start: 'startDate', end: 'endDate' }
const textNames: Record<string, TextField> = {
  schedule: 'scheduleCommentary',
  money: 'costCommentary',
  rating: 'ratingCommentary',
  summary: 'summary',
}
const colours: Record<string, RatingValue> = { R: 'red', AR: 'amberRed', A: 'amber', AG: 'amberGreen', G: 'green' }

function reportOf(title: string, unit: string, category: string | undefined, day: string, cell: string): StatusFact {
  const money: Partial<Record<MoneyField, Known<Money>>> = {}
  const dates: Partial<Record<DayField, Known<string>>> = {}
  const texts: Partial<Record<TextField, string>> = {}
  const ratings: RatingFact[] = []
  const definitions: Partial<Record<MoneyField | DayField, DefinitionFact>> = {}
  for (const [, name = '', mark = '', quoted, plain = ''] of cell.matchAll(
    /([A-Za-z0-9~]+)([:=])(?:"([^"]*)"|(\S+))/g,
  )) {
    const value = quoted ?? plain
    const defined = /^def~(\w+)$/.exec(name)
    if (defined !== null)
      definitions[(moneyNames[defined[1] ?? ''] ?? dayNames[defined[1] ?? '']) as MoneyField] = {
        key: value,
        words: value,
      }
    else if (mark === ':') ratings.push(ratingOf(name, value, `${title}@${day}`, day))
    else if (moneyNames[name] !== undefined) money[moneyNames[name]] = moneyOf(value)
    else if (dayNames[name] !== undefined)
      dates[dayNames[name]] = /^\d/.test(value) ? { value } : { absent: { type: value as AbsenceType } }
    else if (textNames[name] !== undefined) texts[textNames[name]] = value
    else throw new Error(`Not drawn: ${name} in ${cell}`)
  }
  return {
    id: `${title}@${day}`,
    ref: `STA-${title}-${day}`,
    initiative: title,
    period: day,
    asOf: day,
    state: 'imported',
    title,
    unit,
    ...(category === undefined ? {} : { category }),
    money,
    days: dates,
    texts,
    ratings,
    definitions,
    movementReasons: {},
    cells: {},
  }
}

function ratingOf(name: string, value: string, id: string, asOf: string): RatingFact {
  const known = colours[value]
  const five = name.endsWith('5') || value === 'AR' || value === 'AG'
  const scale: RatingScale = five ? 'rag5' : 'rag3'
  return {
    id: `${id}/${name}`,
    dimension: 'deliveryConfidence',
    scale,
    assessor: name.startsWith('I') ? 'independent' : 'owner',
    value: known === undefined ? { absent: { type: value as AbsenceType } } : { value: known },
    asOf,
  }
}

/** "100" = £100m; "100$" = $100m; "100..200" = a band; "100.." an open one. */
function moneyOf(text: string): Known<Money> {
  const band = /^(-?[\d.]+?)?\.\.(-?[\d.]+)?$/.exec(text)
  const money = (digits: string): Money => ({
    minor: Math.round(Number(digits) * 1e8),
    currency: text.endsWith('$') ? 'USD' : 'GBP',
  })
  if (band !== null)
    return { ...(band[1] ? { low: money(band[1]) } : {}), ...(band[2] ? { high: money(band[2]) } : {}) }
  return /^-?\d/.test(text) ? { value: money(text.replace('$', '')) } : { absent: { type: text as AbsenceType } }
}
