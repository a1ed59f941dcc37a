import { expect, it } from 'vitest'
import { readTables } from './read-tables.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const single = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))
const wide = (text: string, little: boolean) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  Array.from(text).forEach((_, index) => view.setUint16(index * 2, text.charCodeAt(index), little))
  return bytes
}

function table(bytes: Uint8Array) {
  const { tables, problems } = readTables(bytes, 'list.csv')
  const [only] = tables
  if (only === undefined) throw new Error(JSON.stringify(problems))
  return { ...only, problems }
}

const rows = (bytes: Uint8Array) => table(bytes).rows.map(({ cells }) => cells)

it('recognises UTF-8 with and without mark, UTF-16 of both orders with and without mark, cp1252 and latin-1', () => {
  const text = 'name;cost\nCafé;£5\nÉcole;£7\n'
  const bytes: [string, Uint8Array][] = [
    ['utf-8', utf8(text)],
    ['utf-8', utf8(`\ufeff${text}`)],
    ['utf-16le', wide(`\ufeff${text}`, true)],
    ['utf-16be', wide(`\ufeff${text}`, false)],
    ['utf-16le', wide(text, true)],
    ['utf-16be', wide(text, false)],
    ['iso-8859-1', single(text)],
  ]
  for (const [encoding, file] of bytes) {
    expect(table(file).encoding).toBe(encoding)
    expect(rows(file)).toEqual([
      ['Café', '£5'],
      ['École', '£7'],
    ])
  }
  const curly = table(single('name;note\nA;\x93quoted\x94 \x96 \x80 5\n'))
  expect(curly.encoding).toBe('windows-1252')
  expect(curly.rows[0]?.cells[1]).toBe('“quoted” – € 5')
})

it('reads a pound sign that became Ł as a pound sign, says so, and leaves Polish names alone', () => {
  const read = table(utf8('Name,Budget (Łmillion)\nŁódź tram,Ł1.90m\nother,-Ł2.60m\n'))
  expect(read.headers[1]?.text).toBe('Budget (£million)')
  expect(read.rows.map(({ cells }) => cells)).toEqual([
    ['Łódź tram', '£1.90m'],
    ['other', '-£2.60m'],
  ])
  expect(read.notes.map(({ code }) => code)).toContain('text.pound')
})

it('reads each stretch of a file with mixed encodings as what it is and names the rows', () => {
  const bytes = new Uint8Array([
    ...utf8('name,town\nA,Zürich\nB,Genève\nC,'),
    ...single('Malmö'),
    ...utf8('\nD,Łódź\n'),
  ])
  const read = table(bytes)
  expect(read.rows.map(({ cells }) => cells[1])).toEqual(['Zürich', 'Genève', 'Malmö', 'Łódź'])
  expect(read.problems).toMatchObject([
    { code: 'encoding.mixed', row: 4, column: 'town', value: 'Malmö', effect: 'warning' },
  ])
})

it('finds the header below titles and blank lines and keeps what stood above it', () => {
  const read = table(
    utf8('Portfolio report,,\nStatus as at 31 March 2024,,\n,,\nId,Name,"End\r\ndate (latest)"\nP1,One,2024-01-01\n'),
  )
  expect(read.headerRow).toBe(4)
  expect(read.headers.map(({ text }) => text)).toEqual(['Id', 'Name', 'End date (latest)'])
  expect(read.headers[2]?.original).toBe('End\r\ndate (latest)')
  expect(read.preamble).toEqual(['Portfolio report', 'Status as at 31 March 2024'])
  expect(read.rows).toEqual([{ row: 5, cells: ['P1', 'One', '2024-01-01'] }])
})

it('keeps blank and duplicate headers apart by their place', () => {
  const read = table(utf8(',name,rating,rating\n1,One,Red,Amber\n2,Two,Green,\n'))
  expect(read.headers.map(({ index, text }) => [index, text])).toEqual([
    [0, ''],
    [1, 'name'],
    [2, 'rating'],
    [3, 'rating'],
  ])
})

it('joins two header rows', () => {
  const read = table(
    utf8('Project,,Cost,,Dates,\nId,Name,Baseline,Forecast,Start,End\nP1,One,5,6,2024-01-01,2025-01-01\n'),
  )
  expect(read.headers.map(({ text }) => text)).toEqual([
    'Project: Id',
    'Project: Name',
    'Cost: Baseline',
    'Cost: Forecast',
    'Dates: Start',
    'Dates: End',
  ])
  expect(read.rows).toHaveLength(1)
})

it('goes by letters where there is no header', () => {
  const read = table(utf8('1,2024-01-01,5.5\n2,2024-02-01,6.5\n'))
  expect(read.headerRow).toBe(0)
  expect(read.rows).toHaveLength(2)
})

it('counts rows as a spreadsheet does, empty ones included', () => {
  const read = table(utf8('name,note\n"one","two\nlines"\n\n\nfour,x\n'))
  expect(read.rows.map(({ row }) => row)).toEqual([2, 5])
})

it('refuses a row wider than the header, naming it, and keeps the others', () => {
  const read = table(utf8(`name,cost,end\n${'a,1,2\n'.repeat(9)}b,1,000,2\n`))
  expect(read.rows).toHaveLength(9)
  expect(read.headers).toHaveLength(3)
  expect(read.problems).toMatchObject([{ code: 'row.ragged', row: 11, value: '2', effect: 'rowRefused' }])
})

it('fills rows that are shorter than the header', () => {
  expect(rows(utf8('name,cost,end\na\nb,1\nc,1,2\n'))[0]).toEqual(['a', null, null])
})

it('refuses the row in whose middle the file ends', () => {
  const read = table(utf8('name,cost,end\na,1,2\nb,1,2\nc,1'))
  expect(read.rows).toHaveLength(2)
  expect(read.problems).toMatchObject([{ code: 'row.truncated', row: 4 }])
})

it('refuses a file whose quote is never closed, naming the row', () => {
  const { tables, problems } = readTables(utf8('name,note\na,b\nc,"cut in the mid'), 'cut.csv')
  expect(tables).toEqual([])
  expect(problems).toMatchObject([{ file: 'cut.csv', row: 3, code: 'file.truncated', effect: 'fileRefused' }])
})

it('tells of a file that ends within a character', () => {
  const bytes = utf8('name,town\nA,Zürich\nB,Köln é')
  expect(table(bytes.subarray(0, bytes.length - 1)).problems).toMatchObject([
    { code: 'file.truncated', effect: 'warning' },
  ])
})

it('leaves NUL characters out and notes it', () => {
  const read = table(utf8('name,note\na\0b,c\n'))
  expect(read.rows[0]?.cells).toEqual(['ab', 'c'])
  expect(read.notes).toMatchObject([{ code: 'text.nul', row: 2 }])
})

it('obeys a sep= line and splits rows that stand in quotes as a whole', () => {
  expect(rows(utf8('sep=;\nname;note\na;b, c\n'))).toEqual([['a', 'b, c']])
  expect(rows(utf8('"name\tnote"\n"a\tb"\n"c\td"\n'))).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})
