import type { Resource } from '@gantry/planning'

const crew = (id: string, name: string, maxUnits: number, hourMinor: number, calendar = 'five'): Resource => ({
  id,
  name,
  type: 'work',
  calendar,
  maxUnits,
  rates: [{ table: 'A', standardMinor: hourMinor, overtimeMinor: hourMinor * 1.5 }],
})

/** Prices in pence for an hour, of concrete for a cubic metre. */
export const resources: readonly Resource[] = [
  crew('designers', 'Designers', 2, 9_500),
  crew('marine', 'Marine contractor', 1, 62_000),
  crew('barge', 'Piling barge', 1, 145_000, 'tide'),
  crew('steel', 'Steel fixers', 1, 28_000),
  crew('crane', 'Crane crew', 1, 54_000),
  crew('builders', 'Builders', 2, 48_000),
  crew('electricians', 'Electricians', 2, 21_000),
  crew('roads', 'Roads contractor', 1, 39_000),
  crew('ferry', 'Crew of the ferry', 1, 33_000, 'tide'),
  crew('manager', 'Project manager', 1, 8_800),
  { id: 'concrete', name: 'Concrete', type: 'material', rates: [{ table: 'A', standardMinor: 14_200 }] },
]
