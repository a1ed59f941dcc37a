import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { interpretWith } from './interpret-table.ts'
import { drawn, tableOf } from './table.test-support.ts'

describe('a table', () => {
  const messy = drawn(`
    -  | Project Name  | Department | RAG   | End Date   | Whole life cost (£m)
    1  | Bridge        | DfT        | Amber | 31/01/2030 | £10.5m
    2  | Hospital      | DHSC       | Red   | 1/012/2014 | Exempt under Section 43
    3  | Prison        | MoJ        | Green | 15/02/2031 | 0
    4  | Unnamed: 4    |            |       |            |
    5  | Project Name  | Department | RAG   | End Date   | Whole life cost (£m)
    6  | Total         |            |       |            | 10.5
    7  |               | MoJ        | Red   | 15/02/2031 | 5
    8  | bridge        | dft        | Red   | 15/02/2031 | 5
    9  | Railways      |            |       |            |
  `)
  const read = interpretWith(messy, { period: '2024-03' })

  it('gives typed cells with their raw text and column', () => {
    expect(read.rows.map(({ title }) => title)).toEqual(['Bridge', 'Hospital', 'Prison'])
    const [bridge, hospital, prison] = read.rows
    expect(bridge?.cells['status.wholeLifeCost']).toEqual({
      raw: '£10.5m',
      column: 5,
      value: { minor: 1_050_000_000, currency: 'GBP' },
    })
    expect(hospital?.cells['status.wholeLifeCost']).toMatchObject({
      absent: { type: 'withheld', reason: 'Exempt under Section 43' },
    })
    expect(prison?.cells['status.wholeLifeCost']).toMatchObject({ value: { minor: 0, currency: 'GBP' } })
  })

  it('names an impossible date by row, column and value, and takes the rest of the row', () => {
    expect(read.problems).toContainEqual(
      expect.objectContaining({
        row: 3,
        column: 'End Date',
        value: '1/012/2014',
        code: 'date.impossible',
        effect: 'cellUnread',
      }),
    )
    expect(read.rows[1]?.cells['status.endDate']).toMatchObject({
      unread: true,
      absent: { type: 'notSupplied', reason: 'unreadable: 1/012/2014' },
    })
    expect(read.rows[1]?.cells['rating.owner.overall']).toMatchObject({ value: { scale: 'rag3', value: 'red' } })
  })

  it('refuses phantom, header, total, nameless, repeated and heading rows, each with its reason', () => {
    const refused = read.problems.filter(({ effect }) => effect === 'rowRefused').map(({ row, code }) => [row, code])
    expect(refused).toEqual([
      [5, 'row.phantom'],
      [6, 'row.header'],
      [7, 'row.total'],
      [8, 'row.nameless'],
      [9, 'name.duplicate'],
      [10, 'row.heading'],
    ])
  })

  it('lists the row counter among what has no home', () => {
    expect(read.unmapped).toEqual([{ index: 0, header: '', reason: expect.stringContaining('counts the rows') }])
  })
})

it('refuses a second row with the same id, whatever its case', () => {
  const { rows, problems } = interpretWith(
    drawn(`
    Project ID | Project Name | Department
    A-1        | One          | X
    B-2        | Two          | X
    a-1        | Other        | Y
  `),
  )
  expect(rows.map(({ externalId }) => externalId)).toEqual(['A-1', 'B-2'])
  expect(problems).toMatchObject([{ row: 4, column: 'Project ID', value: 'a-1', code: 'id.duplicate' }])
})

it('takes month-first dates as such in the whole table when one column proves it', () => {
  const { rows } = interpretWith(
    drawn(`
    Project ID | Project Name | Start Date | End Date
    A          | One          | 03/04/2020 | 12/25/2021
    B          | Two          | 05/06/2020 | 01/02/2022
  `),
  )
  expect(rows.map(({ cells }) => cells['status.startDate'])).toMatchObject([
    { value: '2020-03-04' },
    { value: '2020-05-06' },
  ])
})

it('says which dates go against the order of their column and turns none round', () => {
  const table = drawn(`
    Project ID | Project Name | End Date
    A          | One          | 25/12/2021
    B          | Two          | 26/12/2021
    C          | Three        | 12/27/2021
  `)
  const { problems } = interpretWith(table)
  expect(problems).toMatchObject([
    {
      row: 4,
      column: 'End Date',
      value: '12/27/2021',
      code: 'date.otherOrder',
      mend: expect.stringContaining('2021-12-27'),
    },
  ])
})

it('reads zero as an absence only by a rule, with the rule’s reason', () => {
  const table = drawn(`
    Project ID | Project Name | Total cost (£m)
    A          | One          | 0
    B          | Two          | 5
  `)
  const rules = [
    { when: 'zero' as const, absent: 'tooEarly' as const, reason: 'the guide says 0 stands for not costed yet' },
  ]
  const { rows, mapping } = interpretWith(table, { changes: [{ header: 'Total cost (£m)', rules }] })
  expect(rows[0]?.cells['status.wholeLifeCost']).toMatchObject({
    absent: { type: 'tooEarly', reason: 'the guide says 0 stands for not costed yet' },
    raw: '0',
  })
  expect(rows[1]?.cells['status.wholeLifeCost']).toMatchObject({ value: { minor: 500_000_000 } })
  expect(mapping.columns[2]?.rules).toEqual(rules)
})

it('says which cells contradict the currency or the unit of their column, and where', () => {
  const { rows, problems } = interpretWith(
    drawn(`
    Project ID | Project Name | Whole life cost (GBPm) | Total benefits
    A          | One          | 10                     | £5m
    B          | Two          | $1,234.56m             | £20m
    C          | Three        | EUR 20                 | 7
    D          | Four         | EUR 30                 | £9m
    E          | Five         | £500k                  | £1m
    F          | Six          | -5                     | £1m
  `),
  )
  expect(rows.map(({ cells }) => cells['status.wholeLifeCost'])).toMatchObject([
    { value: { minor: 1_000_000_000, currency: 'GBP' } },
    { value: { minor: 123_456_000_000, currency: 'USD' } },
    { value: { minor: 2_000_000_000, currency: 'EUR' } },
    { value: { minor: 3_000_000_000, currency: 'EUR' } },
    { value: { minor: 50_000_000, currency: 'GBP' } },
    { value: { minor: -500_000_000, currency: 'GBP' } },
  ])
  expect(problems.map(({ row, column, value, code }) => [row, column, value, code])).toEqual([
    [3, 'Whole life cost (GBPm)', '$1,234.56m', 'money.otherCurrency'],
    [4, 'Whole life cost (GBPm)', 'EUR 20', 'money.otherCurrency'],
    [4, 'Total benefits', '7', 'money.unitMissing'],
    [6, 'Whole life cost (GBPm)', '£500k', 'money.otherUnit'],
    [7, 'Whole life cost (GBPm)', '-5', 'money.negative'],
  ])
  expect(problems[1]?.message).toContain('rows 4 and 5')
})

it('says when a column is read in the unit of the others', () => {
  const { rows, problems } = interpretWith(
    drawn(`
    Project ID | Project Name | Whole life cost | Total benefits (k€)
    A          | One          | 10              | 5
    B          | Two          | 20              | 6
  `),
  )
  expect(rows[0]?.cells['status.wholeLifeCost']).toMatchObject({ value: { minor: 1_000_000, currency: 'EUR' } })
  expect(problems).toMatchObject([{ code: 'money.unitAssumed', column: 'Whole life cost' }])
})

it('keeps every column: what has no field becomes one of its own', () => {
  const { rows, mapping } = interpretWith(
    drawn(`
    Project ID | Project Name | Benefits owner | Carbon saved | Ministerial priority | Review date
    A          | One          | Ada            | 12.5         | Yes                  | 2024-01-02
    B          | Two          | Grace          | 7            | No                   | TBC
  `),
  )
  expect(mapping.columns.map(({ target, type }) => [target, type]).slice(2)).toEqual([
    ['custom.benefitsOwner', 'text'],
    ['custom.carbonSaved', 'number'],
    ['custom.ministerialPriority', 'boolean'],
    ['custom.reviewDate', 'date'],
  ])
  expect(rows[1]?.cells['custom.reviewDate']).toMatchObject({ absent: { type: 'notYetAssessed', reason: 'TBC' } })
})

it('treats dangerous text as text', () => {
  const { rows } = interpretWith(
    tableOf(
      ['Project ID', 'Project Name'],
      [
        ['A', '=cmd|"/c calc"!A1'],
        ['B', "'=1+1"],
        ['C', '<script>alert(1)</script>'],
      ],
    ),
  )
  expect(rows.map(({ title }) => title)).toEqual(['=cmd|"/c calc"!A1', '=1+1', '<script>alert(1)</script>'])
})

const words = fc.constantFrom(
  'Project Name',
  'Project ID',
  'Department',
  'End Date',
  'Whole life cost (£m)',
  'RAG',
  'year',
  'Status',
  'As of',
  '',
  'Unnamed: 1',
  'x',
  '__proto__',
  'constructor',
  'toString',
)
const cells = fc.oneof(
  fc.constantFrom(
    'Amber',
    'Red',
    'NA',
    '£5m',
    '-',
    '1/012/2014',
    '31/12/2020',
    '12/31/2020',
    'Total',
    'Exempt under Section 43',
    '5 - 10 million',
    '2021 Q3',
    '#REF!',
    '=1+1',
    '__proto__',
    'Unnamed: 1',
  ),
  fc.string({ maxLength: 12 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom({ date: '2024-01-31' }, { date: '2024-01-31T10:30' }),
)

it('any table of any shape: nothing is thrown and no row is lost', () => {
  const tables = fc.tuple(
    fc.array(words, { maxLength: 7 }),
    fc.array(fc.array(cells, { maxLength: 7 }), { maxLength: 12 }),
    fc.option(fc.constantFrom('2023-03', '2023', 'whenever', ''), { nil: undefined }),
  )
  fc.assert(
    fc.property(tables, ([headers, rows, period]) => {
      const table = tableOf(
        headers,
        rows.map((row) => headers.map((_, index) => row[index] ?? null)),
      )
      const { rows: taken, problems, periods } = interpretWith(table, period === undefined ? {} : { period })
      const refused = problems.filter(({ effect }) => effect === 'rowRefused').map(({ row }) => row)
      expect([...taken.map(({ row }) => row), ...refused].sort((a, b) => Number(a) - Number(b))).toEqual(
        table.rows.map(({ row }) => row),
      )
      const labels = new Set(periods.map(({ label }) => label))
      for (const row of taken) {
        expect(labels.has(row.period)).toBe(true)
        expect(row.title === '' && row.externalId === null).toBe(false)
        for (const cell of Object.values(row.cells))
          expect(['value', 'low', 'high', 'absent'].some((key) => key in cell)).toBe(true)
      }
    }),
    { numRuns: 1000 },
  )
})
