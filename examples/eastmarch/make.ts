/**
 * Writes the sample organisation's files: one CSV a quarter, in the words and with the untidiness of a real
 * return, which the product loads by the same road as anybody's files.
 *
 *   node examples/eastmarch/make.ts
 */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Seed, seeds } from './initiatives.ts'
import { inOwnWords } from './own-words.ts'
import * as registers from './registers.ts'
import { type Moment, stories } from './stories.ts'

const folder = dirname(fileURLToPath(import.meta.url))

export const quarters = [
  '2024-12-31',
  '2025-03-31',
  '2025-06-30',
  '2025-09-30',
  '2025-12-31',
  '2026-03-31',
  '2026-06-30',
  '2026-09-30',
] as const

const fivePoint = ['', 'Red', 'Amber/Red', 'Amber', 'Amber/Green', 'Green']
const threePoint = ['', 'Red', 'Amber', 'Amber', 'Amber', 'Green']
const withheld = 'Withheld: commercially sensitive until contract award'

type Row = Readonly<Record<string, string>>

/** The return of one quarter, as rows of header → cell. */
export function rowsOf(quarter: number): Row[] {
  return seeds.filter((seed) => reports(seed, quarter)).map((seed) => rowOf(seed, quarter))
}

/** Portfolios do not report; the organisation has them in its tree. */
function reports(seed: Seed, quarter: number): boolean {
  if (seed.level === 'portfolio') return false
  const late = quarter === 7 && (seed.no === 25 || seed.no === 27)
  return quarter >= (seed.from ?? 1) && quarter <= (seed.until ?? 8) && !late
}

function rowOf(seed: Seed, quarter: number): Row {
  const moment = inOwnWords(stories[seed.story](quarter, own(seed.no), seed), seed.no)
  return quarter <= 3 ? fivePointRow(seed, quarter, moment) : threePointRow(seed, quarter, moment)
}

function fivePointRow(seed: Seed, quarter: number, moment: Moment): Row {
  return {
    ...who(seed, quarter),
    'Delivery confidence \u2013 independent assurance\n(five-point scale: Red, Amber/Red, Amber, Amber/Green, Green)':
      moment.assurance ? fivePoint[moment.assurance]! : 'Not yet assessed',
    'Assurance commentary': moment.rating ?? '',
    'Start date\n(latest approved start date)': british(seed.start),
    'End date\n(latest approved end date)': moment.endTyped ?? endOf(seed, moment, british),
    'Schedule commentary': moment.schedule ?? '',
    ...money(seed, quarter, moment),
  }
}

function threePointRow(seed: Seed, quarter: number, moment: Moment): Row {
  return {
    ...who(seed, quarter),
    'Delivery confidence \u2013 independent assurance\n(three-point scale: Red, Amber, Green)': independent(
      seed,
      quarter,
      moment,
    ),
    'Delivery confidence \u2013 sponsor\n(three-point scale: Red, Amber, Green)': threePoint[moment.sponsor]!,
    'Assurance commentary': moment.rating ?? '',
    'Start date\n(latest approved start date)': seed.start,
    'End date\n(latest approved end date)': moment.endTyped ?? endOf(seed, moment, (day) => day),
    'Schedule commentary': moment.schedule ?? '',
    ...money(seed, quarter, moment),
    'Whole-life benefits (\u00a3m)':
      seed.cost && seed.level !== 'project' ? (seed.cost * 1.6).toFixed(1) : 'Not yet assessed',
  }
}

/** From the three-point scale on, assurance looks only at programmes and at what was worrying. */
function independent(seed: Seed, quarter: number, moment: Moment): string {
  if (moment.assurance === undefined) return 'Not yet assessed'
  const looked = seed.level !== 'project' || moment.assurance <= 2 || (seed.no + quarter) % 3 === 0
  return looked ? threePoint[moment.assurance]! : ''
}

function who(seed: Seed, quarter: number): Row {
  const parent = seeds.find((other) => other.no === seed.parent)
  return {
    'ECA reference': reference(seed.no),
    Initiative: quarter >= 6 && seed.no === 33 ? 'Customer Front Door (formerly Channel Shift)' : seed.title,
    Level: seed.level === 'project' ? 'Project' : 'Programme',
    'Part of': parent ? (parent.level === 'portfolio' ? parent.title : reference(parent.no)) : '',
    Directorate: quarter >= 5 && seed.unit === 'Corporate Estates' ? 'Property and Estates' : seed.unit,
    Theme: seed.theme,
    'What it is for': seed.aims,
    'Responsible sponsor': seed.sponsor,
    'Initiative manager': seed.manager,
    'Position as at': british(quarters[quarter - 1]!),
  }
}

function money(seed: Seed, quarter: number, moment: Moment): Row {
  const whole = seed.cost * moment.growth
  const years = Math.max(1, yearsBetween(seed.start, seed.end || '2031-03-31'))
  const budget = seed.cost / years
  const forecast = budget * (0.94 + own(seed.no * 7 + quarter) * 0.14)
  const early = seed.cost === 0
  if (seeds.some((other) => other.parent === seed.no)) return sumOfProjects
  return {
    'In-year budget (\u00a3m)': early ? 'Too early: no approved budget' : budget.toFixed(2),
    'In-year forecast (\u00a3m)': early ? 'Too early: no approved budget' : forecast.toFixed(2),
    'In-year commentary':
      !early && forecast > budget * 1.05
        ? 'Spend is ahead of profile; the year end is expected within the allocation.'
        : '',
    'Whole-life cost baseline (\u00a3m)\n(including partner contributions)': early
      ? 'Not yet at outline business case'
      : moment.costWithheld
        ? withheld
        : whole.toFixed(1),
    'Whole-life cost commentary': moment.money ?? '',
  }
}

/** What a programme writes into its money columns: its projects report it, and nothing is counted twice. */
const sumOfProjects: Row = {
  'In-year budget (\u00a3m)': 'Not applicable: reported by its projects',
  'In-year forecast (\u00a3m)': 'Not applicable: reported by its projects',
  'In-year commentary': '',
  'Whole-life cost baseline (\u00a3m)\n(including partner contributions)': 'Not applicable: reported by its projects',
  'Whole-life cost commentary': '',
}

function endOf(seed: Seed, moment: Moment, written: (day: string) => string): string {
  if (!seed.end) return 'TBC at outline business case'
  if (moment.dateWithheld) return withheld
  return written(addDays(seed.end, moment.slip))
}

/** A number in [0, 1) that is the initiative's own: the same on every machine and run. */
function own(no: number): number {
  let x = (no * 2654435761) >>> 0
  x ^= x >>> 13
  x = Math.imul(x, 1274126177) >>> 0
  return ((x ^ (x >>> 16)) >>> 0) / 4294967296
}

const reference = (no: number) => `ECA-${String(no).padStart(3, '0')}`
const british = (day: string) => day.split('-').reverse().join('/')
const addDays = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
const yearsBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 31_557_600_000

function csv(rows: readonly Row[]): string {
  const headers = Object.keys(rows[0]!)
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
  return `${[headers, ...rows.map((row) => headers.map((header) => row[header] ?? ''))].map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`
}

for (const [index, day] of quarters.entries()) {
  writeFileSync(join(folder, `eastmarch-${day.slice(0, 7)}.csv`), `\ufeff${csv(rowsOf(index + 1))}`)
}

/** The organisation beside its returns: the tree, the people, what became of what, and the registers. */
const organisation = {
  tree: seeds.map(({ no, title, level, parent, unit, theme, aims, sponsor, manager }) => ({
    id: reference(no),
    title,
    type: level,
    parent: parent === undefined ? null : reference(parent),
    unit,
    category: theme,
    description: aims,
    owner: sponsor,
    manager,
  })),
  registers: Object.fromEntries(
    Object.entries(registers).map(([kind, entries]) => [
      kind,
      entries.map(({ on, state, ...fields }) => ({ initiative: reference(on), state, fields })),
    ]),
  ),
}
writeFileSync(join(folder, 'organisation.json'), `${JSON.stringify(organisation, null, 2)}\n`)
