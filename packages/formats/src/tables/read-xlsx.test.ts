import ExcelJS from '@protobi/exceljs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { serialDate } from './number-format.ts'
import { readTables } from './read-tables.ts'

async function read(fill: (workbook: ExcelJS.Workbook) => void) {
  const workbook = new ExcelJS.Workbook()
  fill(workbook)
  return readTables(new Uint8Array(await workbook.xlsx.writeBuffer()), 'book.xlsx')
}

describe('a workbook', () => {
  it('gives days by number format, percentages and signed money as shown, and other values as they are', async () => {
    const { tables } = await read((workbook) => {
      const sheet = workbook.addWorksheet('Projects')
      sheet.addRow(['Name', 'End', 'Share', 'Cost', 'Count', 'Live', 'Link'])
      const row = sheet.addRow([
        'One',
        new Date('2024-02-29T00:00:00Z'),
        0.125,
        1234.5,
        7,
        true,
        { text: 'site', hyperlink: 'https://x.org' },
      ])
      row.getCell(2).numFmt = 'dd/mm/yyyy'
      row.getCell(3).numFmt = '0.0%'
      row.getCell(4).numFmt = '"£"#,##0.00'
    })
    expect(tables[0]?.rows).toEqual([
      { row: 2, cells: ['One', { date: '2024-02-29' }, '12.5%', '£1234.5', 7, true, 'site'] },
    ])
  })

  it('counts days from 1904 where the workbook says so', async () => {
    const { tables } = await read((workbook) => {
      workbook.properties.date1904 = true
      const sheet = workbook.addWorksheet('S')
      sheet.addRow(['Name', 'End date'])
      sheet.addRow(['One', new Date('2024-02-29T00:00:00Z')]).getCell(2).numFmt = 'yyyy-mm-dd'
    })
    expect(tables[0]?.rows[0]?.cells[1]).toEqual({ date: '2024-02-29' })
    expect(tables[0]?.notes.map(({ code }) => code)).toContain('sheet.dates1904')
  })

  it('takes the last value of formulas, says how many, and names those never calculated', async () => {
    const { tables, problems } = await read((workbook) => {
      const sheet = workbook.addWorksheet('S')
      sheet.addRow(['Name', 'Cost', 'Sum of cost'])
      sheet.addRow(['One', 5, { formula: 'B2*2', result: 10 }])
      sheet.addRow(['Two', 6, { formula: 'B3*2' }])
    })
    expect(tables[0]?.rows.map(({ cells }) => cells[2] ?? null)).toEqual([10, null])
    expect(tables[0]?.notes).toMatchObject([{ code: 'sheet.formulas' }])
    expect(problems).toMatchObject([{ code: 'cell.uncalculated', sheet: 'S', row: 3, column: 'Sum of cost' }])
  })

  it('repeats merged text for each of its rows but never a merged number', async () => {
    const { tables, problems } = await read((workbook) => {
      const sheet = workbook.addWorksheet('S')
      sheet.addRow(['Department', 'Name', 'Cost'])
      sheet.addRow(['Health', 'One', 100])
      sheet.addRow([null, 'Two', null])
      sheet.mergeCells('A2:A3')
      sheet.mergeCells('C2:C3')
    })
    expect(tables[0]?.rows.map(({ cells }) => cells)).toEqual([
      ['Health', 'One', 100],
      ['Health', 'Two', null],
    ])
    expect(problems).toMatchObject([{ code: 'cell.merged', row: 2, column: 'Cost', value: '100' }])
  })

  it('joins merged groups above the names, lists hidden sheets, skips empty ones', async () => {
    const { tables } = await read((workbook) => {
      const sheet = workbook.addWorksheet('Shown')
      sheet.addRow(['Portfolio 2024'])
      sheet.addRow(['Project', null, 'Cost', null])
      sheet.addRow(['Id', 'Name', 'Baseline', 'Forecast'])
      sheet.addRow(['P1', 'One', 1, 2])
      sheet.mergeCells('A2:B2')
      sheet.mergeCells('C2:D2')
      workbook.addWorksheet('Empty')
      workbook.addWorksheet('Secret', { state: 'veryHidden' }).addRows([
        ['Name', 'Note'],
        ['x', 'y'],
      ])
    })
    expect(tables.map(({ sheet, hidden }) => [sheet, hidden ?? false])).toEqual([
      ['Shown', false],
      ['Secret', true],
    ])
    expect(tables[0]?.headers.map(({ text }) => text)).toEqual([
      'Project: Id',
      'Project: Name',
      'Cost: Baseline',
      'Cost: Forecast',
    ])
    expect(tables[0]?.preamble).toEqual(['Portfolio 2024'])
  })

  it('reads rich text, prefixed names, cells and rows without references, and error values as their text', () => {
    const bytes = zipSync({
      'xl/workbook.xml': strToU8('<x:workbook xmlns:x="a"><x:sheets><x:sheet name="S"/></x:sheets></x:workbook>'),
      'xl/sharedStrings.xml': strToU8(
        '<sst><si><r><t>Na</t></r><r><t>me</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_b</t></si></sst>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(
        '<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="str"><x:v>Note</x:v></x:c></x:row>' +
          '<x:row><x:c t="s"><x:v>1</x:v></x:c><x:c t="e"><x:v>#REF!</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      ),
    })
    const { tables } = readTables(bytes, 'odd.xlsx')
    expect(tables[0]?.headers.map(({ text }) => text)).toEqual(['Name', 'Note'])
    expect(tables[0]?.rows).toEqual([{ row: 2, cells: ['a\rb', '#REF!'] }])
  })
})

it('turns day numbers of both systems into days, the false leap day of 1900 included', () => {
  expect(serialDate(1, '1900')).toBe('1900-01-01')
  expect(serialDate(59, '1900')).toBe('1900-02-28')
  expect(serialDate(61, '1900')).toBe('1900-03-01')
  expect(serialDate(45351, '1900')).toBe('2024-02-29')
  expect(serialDate(45351.75, '1900')).toBe('2024-02-29T18:00')
  expect(serialDate(45351 - 1462, '1904')).toBe('2024-02-29')
  expect(serialDate(-3, '1900')).toBeNull()
})
