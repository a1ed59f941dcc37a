import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeXlsx } from '../tables-out/index.ts'
import { readTables } from './read-tables.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const codeOf = (bytes: Uint8Array, limits = {}) => {
  const { tables, problems } = readTables(bytes, 'given.bin', limits)
  expect(tables).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]?.effect).toBe('fileRefused')
  expect(problems[0]?.file).toBe('given.bin')
  expect(problems[0]?.mend).toMatch(/^Maybe /)
  return problems[0]?.code
}

const ole = (name: string) => {
  const bytes = new Uint8Array(2048)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  Array.from(name).forEach((character, index) => bytes.set([character.charCodeAt(0), 0], 1024 + index * 2))
  return bytes
}

describe('a file that is no table is refused with what it is', () => {
  const cases: [string, Uint8Array, string][] = [
    ['nothing', new Uint8Array(), 'file.empty'],
    ['only blank lines', utf8('\n\n  \n'), 'file.empty'],
    ['PDF', utf8('%PDF-1.7\n…'), 'file.binary'],
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10), 'file.binary'],
    ['web page', utf8('<html><body><table></table></body></html>'), 'file.binary'],
    ['XML', utf8('<?xml version="1.0"?><Project/>'), 'file.binary'],
    ['random bytes', Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256), 'file.binary'],
    ['old Excel', ole('Workbook'), 'file.oldExcel'],
    ['MS Project', ole('Props14'), 'file.binary'],
    ['encrypted workbook', ole('EncryptedPackage'), 'file.encrypted'],
    ['Word', zipSync({ 'word/document.xml': strToU8('<w/>') }), 'file.binary'],
    ['OpenDocument', zipSync({ 'content.xml': strToU8('<o/>') }), 'file.openDocument'],
    ['binary workbook', zipSync({ 'xl/workbook.bin': strToU8('x') }), 'file.binaryWorkbook'],
    ['ZIP of CSVs', zipSync({ 'a.csv': strToU8('a,b') }), 'file.archive'],
    ['empty workbook', writeXlsx([{ name: 'S', columns: [], rows: [] }]), 'file.empty'],
  ]
  it.each(cases)('%s', (_, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })
})

describe('a file past a limit is refused before it costs anything', () => {
  it('200 MB', () => {
    const started = performance.now()
    expect(codeOf(new Uint8Array(200 * 1024 * 1024))).toBe('file.tooLarge')
    expect(performance.now() - started).toBeLessThan(1000)
  })

  it('a million columns, in CSV and in a workbook', () => {
    expect(codeOf(utf8(`${'a,'.repeat(1_000_000)}b\n`))).toBe('table.tooManyColumns')
    const far = workbook('<row r="1"><c r="BDWGN1" t="inlineStr"><is><t>x</t></is></c></row>')
    expect(codeOf(far)).toBe('table.tooManyColumns')
  })

  it('too many rows, too many cells, too long a cell', () => {
    expect(codeOf(utf8(`name,b\n${'x,y\n'.repeat(50)}`), { rows: 20 })).toBe('table.tooManyRows')
    expect(codeOf(utf8(`name,b\n${'x,y\n'.repeat(50)}`), { cells: 60 })).toBe('table.tooManyCells')
    expect(codeOf(utf8(`name,b\nx,${'y'.repeat(200)}\n`), { cellLength: 100 })).toBe('cell.tooLong')
  })

  it('a bomb that declares its size, one that lies about it, and one of many parts', () => {
    const zeros = new Uint8Array(60 * 1024 * 1024)
    const bomb = zipSync({ 'xl/workbook.xml': zeros })
    expect(codeOf(bomb, { inflatedBytes: 50 * 1024 * 1024 })).toBe('file.bomb')
    const lying = bomb.slice()
    const view = new DataView(lying.buffer)
    for (let at = lying.length - 46; at > 0; at--) {
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1000, true)
    }
    const started = performance.now()
    expect(codeOf(lying)).toBe('file.bomb')
    expect(performance.now() - started).toBeLessThan(3000)
    const many = zipSync(
      Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`xl/part${index}.xml`, strToU8('<x/>')])),
    )
    expect(codeOf(many, { parts: 100 })).toBe('file.bomb')
  })

  it('a workbook with an entity bomb', () => {
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    const parts = { 'xl/workbook.xml': strToU8(`${entities}<workbook><sheets><sheet name="&b;"/></sheets></workbook>`) }
    expect(codeOf(zipSync(parts))).toBe('file.damaged')
  })

  it('when told to stop', () => {
    const text = utf8(`name,b\n${'x,y\n'.repeat(5000)}`)
    expect(codeOf(text, { stopped: () => true })).toBe('file.stopped')
    expect(codeOf(writeXlsx([{ name: 'S', columns: [], rows: [['x']] }]), { stopped: () => true })).toBe('file.stopped')
  })
})

describe('a damaged workbook', () => {
  const whole = writeXlsx([
    {
      name: 'S',
      columns: [{ header: 'Name' }, { header: 'Cost' }],
      rows: Array.from({ length: 200 }, (_, index) => [`Row ${index}`, index]),
    },
  ])

  it('that is cut short is refused, wherever it is cut', () => {
    for (let length = 4; length < whole.length; length += 97) {
      const { tables, problems } = readTables(whole.subarray(0, length), 'cut.xlsx')
      expect(tables).toEqual([])
      expect(problems[0]?.code).toMatch(/^file\./)
    }
  })

  it('with any bytes changed gives tables or a refusal and never throws', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        (changes) => {
          const bytes = whole.slice()
          for (const [at, byte] of changes) bytes[at] = byte
          const { tables, problems } = readTables(bytes, 'changed.xlsx')
          expect(tables.length + problems.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 60 },
    )
  })
})

it('any bytes at all give tables or exactly one refusal', () => {
  const pieces = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.string().map(utf8),
    fc.constantFrom(utf8('a,b\n"'), utf8('PK\x03\x04'), utf8('\r\n')),
  )
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
      const bytes = Uint8Array.from(parts.flatMap((part) => [...part]))
      const { tables, problems } = readTables(bytes, 'any')
      const refused = problems.filter(({ effect }) => effect === 'fileRefused')
      expect(refused.length).toBe(tables.length === 0 ? 1 : 0)
    }),
    { numRuns: 200 },
  )
})

function workbook(rows: string): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8('<workbook><sheets><sheet name="S"/></sheets></workbook>'),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
  })
}
