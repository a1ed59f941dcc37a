import ExcelJS from '@protobi/exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readTables } from '../tables/index.ts'
import { csvLine, sheetName, writeCsv, writeXlsx, xlsxWriter } from './index.ts'

const dangerous = [
  '=cmd|"/c calc"!A1',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '  =1',
  '＝1',
  '<script>alert(1)</script>',
]

describe('CSV out', () => {
  it('never starts a text cell with what a spreadsheet would run', () => {
    for (const text of dangerous) {
      const cell = csvLine([text]).replace(/^"/, '')
      expect(cell).not.toMatch(/^[\s]*[=+\-@＝]/)
    }
  })

  it('keeps numbers numbers, also negative ones', () => {
    expect(csvLine([-5.25, 0, true, null, { date: '2024-03-31' }])).toBe('-5.25,0,true,,2024-03-31\r\n')
  })

  it('comes back as it went out, whatever the texts', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((s) => !/[\0\u0080-\u009f\u0141]/.test(s))
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 8 }), (rows) => {
        const bytes = new TextEncoder().encode(
          [
            ...writeCsv(
              ['First name', 'Second name'],
              rows.map(([a, b]) => [`a${a}`, `b${b}`]),
            ),
          ].join(''),
        )
        const { tables } = readTables(bytes, 'out.csv')
        expect(tables[0]?.rows.map(({ cells }) => cells)).toEqual(rows.map(([a, b]) => [`a${a}`, `b${b}`]))
      }),
    )
  })

  it('hands big exports over in pieces', () => {
    function* rows() {
      for (let row = 0; row < 50_000; row++) yield [row, 'some text']
    }
    const pieces = [...writeCsv(['n', 't'], rows())]
    expect(pieces.length).toBeGreaterThan(5)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(70_000)
  })
})

describe('XLSX out', () => {
  it('opens in another reader with every text as text, numbers, days and formats in place', async () => {
    const columns = [
      { header: 'Name' },
      { header: 'Cost', kind: 'money' as const },
      { header: 'Share', kind: 'percent' as const },
      { header: 'End', kind: 'date' as const },
    ]
    const bytes = writeXlsx([
      { name: 'Portfolio: <1>', columns, rows: dangerous.map((text) => [text, -12.5, 0.25, '2024-02-29']) },
    ])
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const sheet = workbook.worksheets[0]
    expect(sheet?.name).toBe('Portfolio  <1>')
    dangerous.forEach((text, index) => {
      const row = sheet?.getRow(index + 2)
      expect(row?.getCell(1).type).not.toBe(ExcelJS.ValueType.Formula)
      expect(row?.getCell(1).text.replace('_x000D_', '\r')).toBe(text)
      expect(row?.getCell(2).value).toBe(-12.5)
      expect(row?.getCell(4).value).toEqual(new Date('2024-02-29T00:00:00Z'))
    })
  })

  it('comes back through our own reader as it went out', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).map((s) => `x${s.replace(/[\ud800-\udfff]/g, '')}`),
      fc.integer(),
      fc.boolean(),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const bytes = writeXlsx([{ name: 'S', columns: [{ header: 'First name' }, { header: 'Second name' }], rows }])
        const { tables, problems } = readTables(bytes, 'out.xlsx')
        expect(problems).toEqual([])
        expect(tables[0]?.rows.map(({ cells }) => cells)).toEqual(rows)
      }),
      { numRuns: 60 },
    )
  })

  it('streams a hundred thousand rows without holding them', () => {
    let largest = 0
    let total = 0
    const writer = xlsxWriter((bytes) => {
      largest = Math.max(largest, bytes.length)
      total += bytes.length
    })
    writer.sheet('Big', [{ header: 'n' }, { header: 'text' }])
    for (let row = 0; row < 100_000; row++) writer.row([row, `row ${row}`])
    writer.close()
    expect(largest).toBeLessThan(200_000)
    expect(total).toBeGreaterThan(500_000)
  })

  it('locks columns, leaves the others to be written in, and offers choices', async () => {
    const columns = [
      { header: 'Key', locked: true },
      { header: 'Rating', choices: ['Red', 'Amber/Red'] },
      { header: 'End', kind: 'date' as const },
    ]
    const bytes = writeXlsx([{ name: 'S', columns, rows: [['k', null, { date: '2024-02-29' }]] }])
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(bytes.buffer as ArrayBuffer)
    const row = workbook.worksheets[0]?.getRow(2)
    expect([1, 2, 3].map((n) => row?.getCell(n).protection?.locked)).toEqual([undefined, false, false])
    expect(row?.getCell(2).dataValidation).toMatchObject({ type: 'list', formulae: ['"Red,Amber/Red"'] })
    expect(row?.getCell(3).value).toEqual(new Date('2024-02-29T00:00:00Z'))
    expect(readTables(bytes, 's.xlsx').tables[0]?.rows[0]?.cells[0]).toBe('k')
  })

  it('gives sheets names a workbook accepts, each once', () => {
    expect(sheetName("'Risks/Issues: 2024?'", [])).toBe('Risks Issues  2024')
    expect(sheetName('Risks', ['risks'])).toBe('Risks (2)')
    expect(sheetName('x'.repeat(40), ['x'.repeat(31)])).toBe(`${'x'.repeat(27)} (2)`)
  })
})
