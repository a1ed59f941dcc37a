import { describe, expect, it } from 'vitest'
import { interpretWith } from './interpret-table.ts'
import { readMappingFile } from './mapping-file.ts'
import { mappingOf, proposeMapping } from './propose-mapping.ts'
import { drawn } from './table.test-support.ts'
import type { Mapping } from './types.ts'

const targets = (text: string) => proposeMapping(drawn(text)).map(({ target }) => target)

it('finds fields by header and content', () => {
  expect(
    targets(`
      PID | Programme Title | Managing Agency | Current Phase | Borough | Design Start | Forecast Completion | Budget Forecast
      17  | Bridge          | DOT             | Design        | Queens  | 2020-01-02   | 2024-01-02          | 1000000
      4   | Sewer           | DEP             | Construction  | Bronx   | 2020-01-03   | 2024-01-05          | 2500000
    `),
  ).toEqual([
    'initiative.externalId',
    'initiative.title',
    'initiative.unit',
    'initiative.stage',
    'custom.borough',
    'status.startDate',
    'status.endDate',
    'status.wholeLifeCost',
  ])
})

it('gives a reason, a confidence, samples and counts with each', () => {
  const [column] = proposeMapping(drawn('End Date | Project Name\n2024-01-31 | One\nReset | Two\n2024-99-99 | Three'))
  expect(column).toMatchObject({
    target: 'status.endDate',
    by: 'both',
    counts: { value: 1, range: 0, absent: 1, unread: 1 },
    samples: ['2024-01-31', '2024-99-99'],
  })
  expect(column?.reason).toContain('End Date')
  expect(column?.confidence).toBeGreaterThan(0.8)
})

it('does not take a header’s word when the content contradicts it', () => {
  expect(targets('Project Name | End Date\nOne | Ada Lovelace\nTwo | Grace Hopper')).toEqual([
    'initiative.title',
    'custom.endDate',
  ])
})

it('tells two rating columns of one name apart by what the commentaries say', () => {
  const owner =
    'The Senior Responsible Owner’s Delivery Confidence Assessment rating at this point is Amber, mainly due to staffing.'
  const independent =
    'The Infrastructure and Projects Authority’s Delivery Confidence Assessment at this point is Amber, mainly due to cost.'
  const rows = Array.from({ length: 8 }, (_, index) =>
    index % 2 ? `P${index} | Amber | - | ${owner}` : `P${index} | - | Red | ${independent}`,
  )
  expect(targets(`project_name | colour_rating | colour_rating | rating_comment\n${rows.join('\n')}`)).toEqual([
    'initiative.title',
    'rating.owner.deliveryConfidence',
    'rating.independent.deliveryConfidence',
    'status.ratingCommentary',
  ])
})

it('takes the unit from the rows’ texts where neither header nor cell says it', () => {
  const rows = [423.92, 12.75, 133.5, 27.25].map(
    (cost, index) =>
      `P${index} | ${cost} | The baseline whole-life cost of the project at this point is £${cost}m and unchanged.`,
  )
  const [, cost] = proposeMapping(drawn(`Project Name | Whole life cost | Cost narrative\n${rows.join('\n')}`))
  expect(cost?.format.money).toMatchObject({ multiplier: 1e6, multiplierFrom: expect.stringContaining('4 rows') })
})

it('never takes a row counter for an id', () => {
  expect(targets('_id | Name\n1 | One\n2 | Two\n3 | Three')).toEqual(['ignore', 'initiative.title'])
  expect(targets('Project ID | Name\n1 | One\n2 | Two\n3 | Three')[0]).not.toBe('initiative.externalId')
  expect(targets('Project ID | Name\n7 | One\n2 | Two\n3 | Three')[0]).toBe('initiative.externalId')
})

it('gives a field to the column that fits best and keeps the other as its own', () => {
  const [first, second] = proposeMapping(
    drawn('Baseline end date | End date | Name\n2024-01-01 | 2024-02-01 | One\n2024-01-05 | 2024-02-05 | Two'),
  )
  expect([first?.target, second?.target]).toEqual(['custom.baselineEndDate', 'status.endDate'])
  expect(first?.reason).toContain('End date')
})

describe('what was chosen before', () => {
  const table = drawn('Name | Sponsor | Flag\nOne | Ada | A\nTwo | Grace | B')

  it('wins for the same header next time, also in another order and with another year in it', () => {
    const changes = [{ header: 'Sponsor', target: 'initiative.unit' }]
    const earlier = [mappingOf(table, proposeMapping(table, [], [], {}, changes))]
    const again = proposeMapping(drawn('Flag | Sponsor | Name\nA | Ada | One\nB | Grace | Two'), [], earlier)
    expect(again[1]).toMatchObject({ target: 'initiative.unit', by: 'remembered' })
    expect(again[2]).toMatchObject({ target: 'initiative.title' })
  })

  it('gives the currency and unit a later file leaves out', () => {
    const first = drawn('Name | Total cost\nOne | £5.5m\nTwo | £7.5m')
    const changes = [{ header: 'Total cost', format: { money: { multiplier: 1e6 } } }]
    const earlier = [mappingOf(first, proposeMapping(first, [], [], {}, changes))]
    const [, cost] = proposeMapping(drawn('Name | Total cost\nOne | 6.5\nTwo | 7.5'), [], earlier)
    expect(cost?.format.money).toMatchObject({ currency: 'GBP', multiplier: 1e6, multiplierFrom: 'an earlier import' })
  })

  it('is left when the content no longer fits', () => {
    const earlier = [
      mappingOf(table, proposeMapping(table, [], [], {}, [{ header: 'Flag', target: 'status.endDate', type: 'date' }])),
    ]
    expect(proposeMapping(table, [], earlier)[2]?.target).not.toBe('status.endDate')
  })
})

describe('what a person says', () => {
  it('decides target, type, label, order and unit', () => {
    const table = drawn('Name | When | Amount\nOne | 03/04/2020 | 5\nTwo | 05/06/2020 | 7')
    const changes = [
      { header: 'when', target: 'status.endDate', format: { date: { order: 'mdy' as const } } },
      { index: 2, target: 'status.wholeLifeCost', format: { money: { currency: 'EUR', multiplier: 1000 } } },
    ]
    const { rows, mapping } = interpretWith(table, { changes })
    expect(rows[0]?.cells['status.endDate']).toMatchObject({ value: '2020-03-04' })
    expect(rows[0]?.cells['status.wholeLifeCost']).toMatchObject({ value: { minor: 500_000, currency: 'EUR' } })
    expect(mapping.columns[1]).toMatchObject({ reason: 'chosen by the person' })
  })

  it('may come from a file, which is checked', () => {
    const table = drawn('Name | When\nOne | 2020-01-02\nTwo | 2020-01-03')
    const printed = JSON.parse(JSON.stringify(interpretWith(table).mapping))
    expect(readMappingFile(printed)).toMatchObject({ ok: true })
    expect(readMappingFile({ columns: [{ header: 'When', target: 'nonsense' }] })).toMatchObject({
      ok: false,
      message: expect.stringContaining('columns.0.target'),
    })
    expect(readMappingFile([])).toMatchObject({ ok: false })
    expect(readMappingFile({ columns: [{ target: 'ignore' }] })).toMatchObject({ ok: false })
  })
})

it('does not carry a choice over to a table that has hardly a header in common', () => {
  const first = drawn('Task | Lead | Hours | Status\nOne | Ada | 5 | Open\nTwo | Grace | 7 | Shut')
  const earlier = [
    mappingOf(first, proposeMapping(first, [], [], {}, [{ header: 'Status', target: 'custom.taskState' }])),
  ]
  const other = drawn(
    'Project Name | Department | End Date | Status\nOne | DfT | 2024-01-31 | Red\nTwo | MoJ | 2025-01-31 | Green',
  )
  expect(proposeMapping(other, [], earlier)[3]?.target).toBe('rating.owner.overall')
})

describe('a header of two rows', () => {
  const targets = (headers: string, earlier: Mapping[] = []) =>
    proposeMapping(
      drawn(`${headers}\nP1 | Bridge | 12.5 | 31/03/2027 | Amber\nP2 | Tunnel | 9 | 30/06/2028 | Red`),
      [],
      earlier,
    ).map(({ target }) => target)

  it('goes by its lower row where the upper one says no more than what sort of field it is', () => {
    expect(targets('ID | Project | Cost (£m): Budget | Schedule: End | RAG').slice(2, 4)).toEqual([
      'status.wholeLifeCost',
      'status.endDate',
    ])
    expect(targets('ID | Project | Contingency (£m): Budget | Phase one: End | RAG').slice(2, 4)).toEqual([
      'custom.contingencyBudget',
      'custom.phaseOneEnd',
    ])
  })

  it('goes where the same column went in another sheet of the file', () => {
    const first = drawn('ID | Project | Cost (£m): Spend | End | RAG\nP1 | Bridge | 12.5 | 31/03/2027 | Amber')
    const mapping = mappingOf(
      first,
      proposeMapping(first, [], [], {}, [{ header: 'Cost (£m): Spend', target: 'status.wholeLifeCost' }]),
    )
    const flat = 'ID | Project | Spend (£m) | End | RAG'
    expect(targets(flat)[2]).toBe('custom.spend')
    expect(targets(flat, [{ ...mapping, sheet: 'March' }])[2]).toBe('status.wholeLifeCost')
    expect(targets(flat, [mapping])[2]).toBe('custom.spend')
  })
})
