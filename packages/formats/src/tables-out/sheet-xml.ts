import { columnLetter } from '@gantry/domain/import/raw-table'
import type { OutCell, OutColumn } from './out-cell.ts'

/** Cell styles of `xlsxStyles`, by index. */
const styles = { plain: 0, header: 1, date: 2, dateTime: 3, money: 4, percent: 5, wrapped: 6 }
/** The same styles again for cells that can be written in although the sheet is protected. */
const unlocked = 7
const cellStyles = [
  '',
  ' fontId="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/>',
  ' numFmtId="164" applyNumberFormat="1"',
  ' numFmtId="165" applyNumberFormat="1"',
  ' numFmtId="4" applyNumberFormat="1"',
  ' numFmtId="10" applyNumberFormat="1"',
  ' applyAlignment="1"><alignment vertical="top" wrapText="1"/>',
]
function lockedXf(style: string): string {
  return style.endsWith('/>') ? `<xf${style}</xf>` : `<xf${style}/>`
}
function unlockedXf(style: string): string {
  const [attributes = ''] = style.split('>')
  return `<xf${attributes} applyProtection="1">${style.slice(attributes.length + 1)}<protection locked="0"/></xf>`
}

export const xlsxStyles =
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
  `<cellXfs count="${cellStyles.length * 2}">${cellStyles.map(lockedXf).join('')}${cellStyles.map(unlockedXf).join('')}</cellXfs></styleSheet>`

export function sheetStart(columns: OutColumn[]): string {
  const guarded = isProtected(columns)
  const widths = columns.map(({ header, width, locked }, index) => {
    const shown = width ?? Math.min(60, Math.max(10, header.length + 2))
    const style = guarded && !locked ? ` style="${unlocked}"` : ''
    return `<col min="${index + 1}" max="${index + 1}" width="${shown}"${style} customWidth="1"/>`
  })
  const header = columns.map((column, index) => textCell(cellReference(index, 1), column.header, styles.header))
  return (
    '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `${widths.length === 0 ? '' : `<cols>${widths.join('')}</cols>`}<sheetData><row r="1">${header.join('')}</row>`
  )
}

export function sheetEnd(columns: OutColumn[], rows: number): string {
  const last = cellReference(Math.max(0, columns.length - 1), Math.max(1, rows))
  const filter = columns.length === 0 ? '' : `<autoFilter ref="A1:${last}"/>`
  return `</sheetData>${isProtected(columns) ? protection : ''}${filter}${dropDowns(columns, rows)}</worksheet>`
}

/** Widths, sorting and filtering stay possible. */
const protection = '<sheetProtection sheet="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'

function isProtected(columns: OutColumn[]): boolean {
  return columns.some(({ locked }) => locked)
}

function dropDowns(columns: OutColumn[], rows: number): string {
  const lists = columns.flatMap(({ choices }, index) => {
    if (!choices) return []
    const range = `${cellReference(index, 2)}:${cellReference(index, Math.max(2, rows))}`
    return `<dataValidation type="list" allowBlank="1" sqref="${range}"><formula1>${xmlText(`"${choices.join(',')}"`)}</formula1></dataValidation>`
  })
  return lists.length === 0 ? '' : `<dataValidations count="${lists.length}">${lists.join('')}</dataValidations>`
}

export function rowXml(number: number, cells: OutCell[], columns: OutColumn[]): string {
  const guarded = isProtected(columns)
  let xml = `<row r="${number}">`
  for (const [index, cell] of cells.entries()) {
    const column = columns[index]
    const base = guarded && column?.locked !== true ? unlocked : 0
    xml += cellXml(cellReference(index, number), cell, column?.kind, base)
  }
  return `${xml}</row>`
}

function cellXml(reference: string, cell: OutCell, kind: OutColumn['kind'], base: number): string {
  if (cell === null || cell === undefined || cell === '') return ''
  if (typeof cell === 'boolean') return `<c r="${reference}"${styleOf(base)} t="b"><v>${cell ? 1 : 0}</v></c>`
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? `<c r="${reference}"${numberStyle(kind, base)}><v>${cell}</v></c>` : ''
  if (typeof cell === 'object') return dateCell(reference, cell.date, base)
  const day = kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell)
  return day
    ? dateCell(reference, cell, base)
    : textCell(reference, cell, base + (cell.includes('\n') ? styles.wrapped : styles.plain))
}

function numberStyle(kind: OutColumn['kind'], base: number): string {
  if (kind === 'money') return styleOf(base + styles.money)
  return styleOf(base + (kind === 'percent' ? styles.percent : styles.plain))
}

function styleOf(style: number): string {
  return style === styles.plain ? '' : ` s="${style}"`
}

/** Days before 1900 have no number in a workbook: they go out as text. */
function dateCell(reference: string, date: string, base: number): string {
  const [day = '', time] = date.split('T')
  const [hours = 0, minutes = 0] = (time ?? '').split(':').map(Number)
  const days = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
  if (!(days >= 61)) return textCell(reference, date, base + styles.plain)
  const serial = days + (hours * 60 + minutes) / 1440
  return `<c r="${reference}"${styleOf(base + (time === undefined ? styles.date : styles.dateTime))}><v>${serial}</v></c>`
}

/** Text as an inline string: a workbook never runs it, whatever it begins with. */
function textCell(reference: string, text: string, style: number): string {
  const space = /^\s|\s$|\n/.test(text) ? ' xml:space="preserve"' : ''
  return `<c r="${reference}"${styleOf(style)} t="inlineStr"><is><t${space}>${xmlText(cellLimit(text))}</t></is></c>`
}

/** A workbook's cell holds 32,767 characters; what is longer ends with a mark that says so. */
function cellLimit(text: string): string {
  const mark = '… [cut: longer than a workbook cell holds]'
  return text.length > 32_767 ? text.slice(0, 32_767 - mark.length) + mark : text
}

/** Escaped for XML; control characters as _xHHHH_, and a text that already looks so is escaped itself. */
export function xmlText(text: string): string {
  return text
    .replace(/_x(?=[0-9A-Fa-f]{4}_)/g, '_x005F_x')
    .replace(
      /(?![\t\n\u007f-\u009f])[\p{Cc}\ufffe\uffff]/gu,
      (control) => `_x${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replace(/\p{Cs}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function cellReference(column: number, row: number): string {
  return columnLetter(column) + row
}
