import type { Database } from '@gantry/store/database'
import { workbook } from '@gantry/app/imports/testing/workbook'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, type TestApi } from '../testing/open-api.ts'
import { zip } from '../testing/zip.ts'

// What a person is told of each sort of bad file: which file, row, column and value, what happened, and what helps.

let store: Database
let api: TestApi
let ada: Browser
beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store, now: () => '2027-07-01T09:00:00.000Z' })
  ada = await api.setUp()
})
afterAll(async () => {
  await api.close()
  await store.close()
})

const send = (name: string, bytes: Uint8Array, fields = {}) =>
  ada.send({
    method: 'POST',
    url: `${home}/imports`,
    ...multipart([{ name, bytes: Buffer.from(bytes) }], { period: '2025-03-31', ...fields }),
  })

const utf8 = (text: string) => Buffer.from(text, 'utf8')
const whole = workbook({
  Status: [['Project name', 'Cost'], ...Array.from({ length: 200 }, (_, n): [string, number] => [`Row ${n}`, n])],
})

const refused: readonly [what: string, name: string, bytes: () => Uint8Array, message: string][] = [
  ['empty', 'returns.csv', () => utf8(''), 'The file is empty.'],
  ['of blank lines only', 'returns.csv', () => utf8('\n\n  \n'), 'The file holds no rows.'],
  [
    'with a header and nothing below it',
    'returns.csv',
    () => utf8('Project ID,Project name,End date\n'),
    'The file has no row below its header, so there is nothing to take.',
  ],
  ['cut short', 'returns.xlsx', () => whole.subarray(0, whole.length / 2), 'The workbook is cut short or damaged.'],
  [
    'of bytes',
    'returns.csv',
    () => Uint8Array.from({ length: 4_000 }, (_, n) => (n * 7_919) % 256),
    'The file is not a table: it holds binary data.',
  ],
  [
    'that is a picture',
    'returns.xlsx',
    () => Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
    'The file is a PNG picture, not a table.',
  ],
  [
    'that unpacks to more than memory',
    'returns.xlsx',
    () => zip({ 'xl/workbook.xml': new Uint8Array(450 * 1024 * 1024) }),
    'The workbook is refused: it would unpack to more than 400 MB.',
  ],
  [
    'of a million columns',
    'returns.csv',
    () => utf8(`${'a,'.repeat(1_000_000)}b\n1\n`),
    'The table has 1000001 columns or more at row 1; at most 2000 can be read.',
  ],
  [
    'of a million columns',
    'returns.xlsx',
    () => sheet('<row r="1"><c r="BDWGN1" t="inlineStr"><is><t>x</t></is></c></row>'),
    'The table has 1000000 columns or more at row 1; at most 2000 can be read.',
  ],
  [
    'with a quote that never closes',
    'returns.csv',
    () => utf8('Project ID,Project name\nA1,Pier\nA2,"Lock\nA3,Dam\n'),
    'The quote that opens in row 3 is never closed: the file is cut short or a quote is missing.',
  ],
]

describe('a file that cannot be taken leaves everything as it was and says why:', () => {
  test.each(refused)('one %s (%s)', async (_what, name, bytes, message) => {
    const answer = await send(name, bytes())
    expect(answer.statusCode).toBe(422)
    const { detail, title, mend, values } = answer.json()
    expect([title, detail].join(' ')).toContain(`${name}: ${message}`)
    expect([title, detail].join(' ')).toContain('Nothing was imported.')
    expect(mend).toMatch(/^Maybe /)
    expect(values.problems[0]).toMatchObject({ file: name, effect: 'fileRefused' })
    expect((await ada.get(`${home}/initiatives`)).json().rows).toEqual([])
    expect((await ada.get(`${home}/imports`)).json().rows).toEqual([])
  })
})

interface Told {
  readonly row: number | null
  readonly column: string | null
  readonly value: string | null
  readonly code: string
  readonly message: string
}

const headings = 'Project ID,Project name,Department,End date,Whole life cost (£m)\n'
const cells = (n: number, ...texts: readonly string[]) =>
  `<row r="${n}">${texts
    .map((text, at) => `<c r="${'ABCDE'[at]}${n}" t="inlineStr"><is><t>${text}</t></is></c>`)
    .join('')}`

const odd: readonly [what: string, name: string, bytes: () => Uint8Array, told: readonly Partial<Told>[]][] = [
  [
    'dates that do not exist',
    'dates.csv',
    () => utf8(`${headings}A1,Pier,Works,1/012/2014,1\nA2,Quay,Works,31/02/2026,1\nA3,Lock,Works,13/01/2027,1\n`),
    [
      { row: 2, column: 'End date', value: '1/012/2014', message: '"1/012/2014" is not a date that exists.' },
      { row: 3, column: 'End date', value: '31/02/2026', message: '"31/02/2026" is not a date that exists.' },
    ],
  ],
  [
    'ids that come twice',
    'ids.csv',
    () => utf8(`${headings}A1,Pier,Works,2026-01-31,1\na1,Quay,Works,2026-02-28,2\n`),
    [
      {
        row: 3,
        column: 'Project ID',
        value: 'a1',
        message: 'Row 3 has the id "a1" of row 2 but other values; row 2 was taken.',
      },
    ],
  ],
  [
    'formulas and scripts: text in names, and no amounts',
    'formulas.csv',
    () =>
      utf8(
        `${headings}A1,=cmd|x,Works,#REF!,=SUM(1;2)\nA2,<script>alert(1)</script>,Works,2026-01-31,#DIV/0!\nA3,Pier,Works,2026-01-31,12\nA4,Dam,Works,2026-01-31,13\n`,
      ),
    [
      { row: 2, column: 'End date', value: '#REF!', message: 'The cell shows the error #REF!.' },
      { row: 2, column: 'Whole life cost (£m)', value: '=SUM(1;2)', code: 'money.unread' },
      { row: 3, column: 'Whole life cost (£m)', value: '#DIV/0!', message: 'The cell shows the error #DIV/0!.' },
    ],
  ],
  [
    'a formula that was never calculated',
    'formulas.xlsx',
    () =>
      sheet(
        `${cells(1, 'Project ID', 'Project name', 'Whole life cost (£m)')}</row>${cells(2, 'A1', 'Pier')}<c r="C2"><f>SUM(A1:A9)</f></c></row>`,
      ),
    [
      {
        row: 2,
        column: 'Whole life cost (£m)',
        message: 'The cell holds a formula that was never calculated.',
      },
    ],
  ],
  [
    'a header that is repeated',
    'headers.csv',
    () => utf8(`${headings}A1,Pier,Works,2026-01-31,1\n${headings}A2,Quay,Works,2026-01-31,1\n`),
    [{ row: 3, value: 'Project ID', message: 'The row repeats the header.' }],
  ],
  [
    'two encodings in one file',
    'encodings.csv',
    () =>
      Buffer.concat([
        utf8(`${headings}A1,Café,Zürich,2026-01-31,1\nA2,`),
        Buffer.from('Malm\xf6', 'latin1'),
        utf8(',Works,2026-01-31,1\n'),
      ]),
    [{ row: 3, column: 'Project name', value: 'Malmö', code: 'encoding.mixed' }],
  ],
]

describe('a file that is odd in places is taken, and each place is told:', () => {
  test.each(odd)('%s', async (_what, name, bytes, told) => {
    const answer = await send(name, bytes(), { dryRun: 'true' })
    expect(answer.statusCode, answer.body).toBe(200)
    const { problems } = answer.json().files[0]
    for (const one of told) expect(problems).toContainEqual(expect.objectContaining(one))
    for (const { message, mend } of problems) expect(`${message} ${mend}`).toMatch(/\. (Maybe|Nothing)/)
  })

  test('merged cells say their text in each of their rows', async () => {
    const rows = [
      `${cells(1, 'Project ID', 'Project name', 'Department')}</row>`,
      `${cells(2, 'A1', 'Pier', 'Works')}</row>`,
      `${cells(3, 'A2', 'Quay')}</row>`,
    ]
    const merged = sheet(rows.join(''), '<mergeCells count="1"><mergeCell ref="C2:C3"/></mergeCells>')
    const preview = await ada.send({
      method: 'POST',
      url: `${home}/imports/preview`,
      ...multipart([{ name: 'merged.xlsx', bytes: Buffer.from(merged) }], { period: '2025-03-31' }),
    })
    expect(preview.json().files[0].tables[0].columns[2]).toMatchObject({
      counts: { value: 2, absent: 0 },
      examples: [{ rows: 2, cell: { raw: 'Works', value: 'Works' } }],
    })
  })

  test('two rows of headings are one header', async () => {
    const bytes = utf8(
      'Identity,,Cost,,\nProject ID,Project name,Whole life cost (£m),Budget (£m),End date\nA1,Pier,12,11,2026-01-31\n',
    )
    const preview = await ada.send({
      method: 'POST',
      url: `${home}/imports/preview`,
      ...multipart([{ name: 'two.csv', bytes }], { period: '2025-03-31' }),
    })
    const [table] = preview.json().files[0].tables
    expect(table).toMatchObject({ headerRow: 2, picture: [{ rows: 1 }] })
    expect(table.columns[2]).toMatchObject({ target: 'status.wholeLifeCost' })
  })
})

function sheet(rows: string, after = ''): Uint8Array {
  return zip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="Status"/></sheets></workbook>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>`,
  })
}
