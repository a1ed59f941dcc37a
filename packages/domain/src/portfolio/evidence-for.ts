import { rankFindings } from '../findings/find.ts'
import type { Analysis } from './analysis.ts'
import { analyse } from './analysis.ts'
import {
  type DayField,
  type Known,
  type Money,
  type MoneyField,
  type PortfolioFacts,
  type SourceCell,
  type StatusFact,
  type TextField,
  dayFields,
  moneyFields,
  textFields,
} from './facts.ts'
import type { OverviewRequest } from './overview.ts'
import { type PortfolioIndex, indexFacts } from './portfolio-index.ts'
import { viewOf } from './view.ts'

/** What a number or a finding rests on, down to the cell of the file. */
export interface EvidenceAnswer {
  readonly id: string
  readonly label: string
  readonly formula: string
  readonly population: { readonly n: number; readonly of: number }
  readonly cells: readonly EvidenceCell[]
}

export interface EvidenceCell {
  readonly initiative: string
  readonly ref: string
  readonly title: string
  readonly status: string
  readonly period: string
  readonly asOf: string
  readonly field: string
  /** As the field holds it: minor units, a day, a rating, a text; a band as [low, high]; null where there is none. */
  readonly value: number | string | readonly (number | string | null)[] | null
  readonly currency?: string
  readonly absent?: string
  readonly file?: string
  readonly row?: number
  readonly column?: string
  readonly raw?: string
}

/** Evidence of a measure or a finding by its id under the request that showed it; undefined where there is no such id. */
export function evidenceFor(facts: PortfolioFacts, request: OverviewRequest, id: string): EvidenceAnswer | undefined {
  return evidenceOf(indexFacts(facts), request, id)
}

/** The same from facts indexed before. */
export function evidenceOf(index: PortfolioIndex, request: OverviewRequest, id: string): EvidenceAnswer | undefined {
  const view = viewOf(index, request)
  if (view === undefined) return undefined
  const analysis = analyse(view)
  return measureEvidence(analysis, id) ?? findingEvidence(analysis, id)
}

function measureEvidence(analysis: Analysis, id: string): EvidenceAnswer | undefined {
  const measure = analysis.measures.get(id)
  if (measure === undefined) return undefined
  const { label, formula, population, evidence } = measure
  return { id, label, formula, population, cells: cellsOf(analysis, evidence.statuses, evidence.field) }
}

function findingEvidence(analysis: Analysis, id: string): EvidenceAnswer | undefined {
  const finding = rankFindings(analysis).find((one) => one.id === id)
  if (finding === undefined) return undefined
  const { subject, rule, evidence, initiatives } = finding
  const population = finding.population ?? { n: initiatives.length, of: initiatives.length }
  return {
    id,
    label: subject.title,
    formula: `rule ${rule}`,
    population,
    cells: cellsOf(analysis, evidence.statuses, evidence.field),
  }
}

function cellsOf({ view }: Analysis, statuses: readonly string[], field: string | undefined): EvidenceCell[] {
  return statuses.flatMap((id) => {
    const status = view.index.statuses.get(id)
    return status === undefined ? [] : fieldsOf(status, field).map((one) => cellOf(view.index, status, one))
  })
}

/** A finding about two fields (“wholeLifeCost+endDate”) rests on both; one about the rating on every rating of the whole; one about no field on the title. */
function fieldsOf(status: StatusFact, field: string | undefined): string[] {
  if (field === undefined || field === 'report') return ['title']
  if (!field.startsWith('rating')) return field.split('+')
  const assessor = field.split('.')[1]
  const all = status.ratings.map((rating) => `rating.${rating.assessor}.${rating.dimension}`)
  return assessor === undefined || assessor === 'lead'
    ? all
    : all.filter((one) => one.startsWith(`rating.${assessor}.`))
}

function cellOf(index: PortfolioIndex, status: StatusFact, field: string): EvidenceCell {
  const initiative = index.initiatives.get(status.initiative)
  return {
    initiative: status.initiative,
    ref: initiative?.ref ?? '',
    title: initiative?.title ?? status.title,
    status: status.id,
    period: status.period,
    asOf: status.asOf,
    field,
    ...valueIn(status, field),
    ...sourceOf(status, field),
  }
}

function valueIn(status: StatusFact, field: string): Pick<EvidenceCell, 'value' | 'currency' | 'absent'> {
  if (isOne(moneyFields, field)) return moneyCell(status.money[field])
  if (isOne(dayFields, field)) return plainCell(status.days[field])
  if (isOne(textFields, field)) return { value: status.texts[field] ?? null }
  if (field === 'unit') return { value: status.unit ?? null }
  if (field === 'asOf') return { value: status.asOf }
  if (field === 'title') return { value: status.title }
  const [, assessor, dimension] = field.split('.')
  return plainCell(status.ratings.find((one) => one.assessor === assessor && one.dimension === dimension)?.value)
}

function plainCell(known: Known<string> | undefined): Pick<EvidenceCell, 'value' | 'absent'> {
  if (known === undefined) return { value: null, absent: 'notSupplied' }
  if ('absent' in known) return { value: null, absent: known.absent.type }
  return { value: 'value' in known ? known.value : [known.low ?? null, known.high ?? null] }
}

function moneyCell(known: Known<Money> | undefined): Pick<EvidenceCell, 'value' | 'currency' | 'absent'> {
  if (known === undefined) return { value: null, absent: 'notSupplied' }
  if ('absent' in known) return { value: null, absent: known.absent.type }
  if ('value' in known) return { value: known.value.minor, currency: known.value.currency }
  return { value: [known.low?.minor ?? null, known.high?.minor ?? null], currency: (known.low ?? known.high)?.currency }
}

/** The cell it was read from; ratings may be kept under their assessor alone. */
function sourceOf(status: StatusFact, field: string): Omit<SourceCell, 'importId'> {
  const cell = status.cells[field] ?? status.cells[field.split('.').slice(0, 2).join('.')]
  if (cell === undefined) return {}
  const { file, row, column, raw } = cell
  return {
    ...(file === undefined ? {} : { file }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
    ...(raw === undefined ? {} : { raw }),
  }
}

function isOne<T extends MoneyField | DayField | TextField>(list: readonly T[], field: string): field is T {
  return list.some((one) => one === field)
}
