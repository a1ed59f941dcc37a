import { strToU8, Zip, ZipDeflate } from 'fflate'
import type { OutCell, OutColumn } from './out-cell.ts'
import { rowXml, sheetEnd, sheetStart, xlsxStyles, xmlText } from './sheet-xml.ts'

/** Takes sheets and rows one after the other and emits the workbook's bytes as they become ready. */
export type XlsxWriter = {
  /** Begins a sheet; the one before is finished. */
  sheet(name: string, columns: OutColumn[]): void
  row(cells: OutCell[]): void
  close(): void
}

const rowsOfSheet = 1_048_576
const pieceLength = 64_000

/** Opens a workbook that is written as a stream: memory holds one piece of one sheet, however many rows come. */
export function xlsxWriter(emit: (bytes: Uint8Array) => void): XlsxWriter {
  const names: string[] = []
  let columns: OutColumn[] = []
  let part: ZipDeflate | null = null
  let rows = 0
  let pending = ''
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    emit(bytes)
  })
  const flush = (last: boolean) => {
    part?.push(strToU8(pending), last)
    pending = ''
  }
  const finish = () => {
    if (part === null) return
    pending += sheetEnd(columns, rows)
    flush(true)
    part = null
  }
  const begin = (name: string, sheetColumns: OutColumn[]) => {
    finish()
    names.push(sheetName(name, names))
    columns = sheetColumns
    part = addPart(zip, `xl/worksheets/sheet${names.length}.xml`)
    pending = sheetStart(columns)
    rows = 1
  }
  return {
    sheet: begin,
    row(cells) {
      if (rows >= rowsOfSheet) begin(names.at(-1) ?? 'Sheet', columns)
      pending += rowXml(++rows, cells, columns)
      if (pending.length >= pieceLength) flush(false)
    },
    close() {
      if (names.length === 0) begin('Sheet', [])
      finish()
      for (const [path, xml] of workbookParts(names)) addPart(zip, path).push(strToU8(xml), true)
      zip.end()
    },
  }
}

/** A small workbook at once. */
export function writeXlsx(sheets: { name: string; columns: OutColumn[]; rows: Iterable<OutCell[]> }[]): Uint8Array {
  const pieces: Uint8Array[] = []
  const writer = xlsxWriter((bytes) => pieces.push(bytes))
  for (const { name, columns, rows } of sheets) {
    writer.sheet(name, columns)
    for (const row of rows) writer.row(row)
  }
  writer.close()
  return joined(pieces)
}

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Entries carry a fixed time, so that the same rows give the same bytes. */
function addPart(zip: Zip, path: string): ZipDeflate {
  const part = new ZipDeflate(path, { level: 6 })
  part.mtime = new Date(1980, 0, 1)
  zip.add(part)
  return part
}

/** At most 31 characters, none of []:*?/\, no apostrophe at an end, and not used yet (whatever its case). */
export function sheetName(wanted: string, used: string[]): string {
  const clean =
    wanted
      .replace(/[[\]:*?/\\\p{Cc}]/gu, ' ')
      .replace(/^'+|'+$/g, '')
      .trim()
      .slice(0, 31) || 'Sheet'
  const taken = new Set(used.map((name) => name.toLowerCase()))
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? '' : ` (${number})`
    const name = clean.slice(0, 31 - suffix.length) + suffix
    if (!taken.has(name.toLowerCase())) return name
  }
}

function workbookParts(names: string[]): [string, string][] {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const each = (line: (number: number, name: string) => string) =>
    names.map((name, index) => line(index + 1, name)).join('')
  return [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
        '<Default Extension="xml" ContentType="application/xml"/>' +
        `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
        `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/>` +
        `${each((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${types}.worksheet+xml"/>`)}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
        `${each((number, name) => `<sheet name="${xmlText(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${packageRelations}">` +
        `${each((number) => `<Relationship Id="rId${number}" Type="${relations}/worksheet" Target="worksheets/sheet${number}.xml"/>`)}` +
        `<Relationship Id="rIdStyles" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', head + xlsxStyles],
  ]
}
