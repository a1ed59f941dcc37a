import { numberFormat, type NumberFormat } from './number-format.ts'
import { Refusal } from './refusal.ts'
import { walkXml } from './walk-xml.ts'
import type { InflateBudget, ZipEntry } from './zip.ts'

export type SheetPart = { name: string; hidden: boolean; path: string }
export type Workbook = { sheets: SheetPart[]; dates: '1900' | '1904'; formats: NumberFormat[]; strings: string[] }

type Package = { bytes: Uint8Array; entries: Map<string, ZipEntry>; budget: InflateBudget }

/** Sheets in their order, date system, the number format of each style, and the shared strings. */
export function readWorkbookParts(file: Package): Workbook {
  const workbookPath = [...file.entries.keys()].find((name) => /^xl\/workbook[^/]*\.xml$/i.test(name))
  if (workbookPath === undefined) throw notWorkbook(file.entries)
  const targets = readTargets(file, workbookPath)
  const { sheets, dates } = readSheets(file, workbookPath, targets)
  return { sheets, dates, formats: readFormats(file), strings: readStrings(file) }
}

function notWorkbook(entries: Map<string, ZipEntry>): Refusal {
  const has = (prefix: string) => [...entries.keys()].some((name) => name.startsWith(prefix))
  const [code, what, mend] = has('xl/workbook.bin')
    ? ['file.binaryWorkbook', 'a binary workbook (.xlsb)', 'Maybe save it as XLSX.']
    : has('word/')
      ? ['file.binary', 'a Word document', 'Maybe copy the table into a spreadsheet and save it as XLSX.']
      : has('ppt/')
        ? ['file.binary', 'a presentation', 'Maybe copy the table into a spreadsheet and save it as XLSX.']
        : has('content.xml')
          ? ['file.openDocument', 'an OpenDocument file', 'Maybe save it as XLSX.']
          : ['file.archive', 'a ZIP archive and no workbook', 'Maybe unpack it first and bring in the tables inside.']
  return new Refusal(code, `The file is ${what}.`, mend)
}

function readTargets(file: Package, workbookPath: string): Map<string, string> {
  const targets = new Map<string, string>()
  const entry = part(file, workbookPath.replace(/([^/]+)$/, '_rels/$1.rels'))
  if (entry !== undefined) {
    walkXml(file.bytes, entry, file.budget, {
      open: (name, { Id, Target }) => {
        if (name === 'Relationship' && Id !== undefined && Target !== undefined) {
          targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`)
        }
      },
    })
  }
  return targets
}

function readSheets(file: Package, path: string, targets: Map<string, string>): Pick<Workbook, 'sheets' | 'dates'> {
  const sheets: SheetPart[] = []
  let dates: '1900' | '1904' = '1900'
  walkXml(file.bytes, part(file, path) as ZipEntry, file.budget, {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes.date1904 ?? '')) dates = '1904'
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const target = targets.get(id) ?? `xl/worksheets/sheet${sheets.length + 1}.xml`
      sheets.push({ name: attributes.name ?? '', hidden: (attributes.state ?? 'visible') !== 'visible', path: target })
    },
  })
  return { sheets, dates }
}

function readFormats(file: Package): NumberFormat[] {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inside = false
  const entry = part(file, 'xl/styles.xml')
  if (entry === undefined) return formats
  walkXml(file.bytes, entry, file.budget, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (name === 'cellXfs') inside = true
      if (name === 'xf' && inside) {
        const id = Number(attributes.numFmtId ?? 0)
        formats.push(numberFormat(id, codes.get(id)))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inside = false
    },
  })
  return formats
}

function readStrings(file: Package): string[] {
  const strings: string[] = []
  const entry = part(file, 'xl/sharedStrings.xml')
  if (entry === undefined) return strings
  let current: string | null = null
  let phonetic = false
  let taking = false
  walkXml(file.bytes, entry, file.budget, {
    open: (name) => {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic = true
      taking = name === 't' && !phonetic
    },
    text: (text) => {
      if (taking && current !== null) current += text
    },
    close: (name) => {
      if (name === 't') taking = false
      if (name === 'rPh') phonetic = false
      if (name === 'si') {
        strings.push(unescapeString(current ?? ''))
        current = null
      }
    },
  })
  return strings
}

/** `_x000D_` stands for a control character in workbook strings (ECMA-376 part 1, 22.9.2.19). */
export function unescapeString(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
}

/** Part names are compared without case, as the format wants. */
export function part(file: Package, path: string): ZipEntry | undefined {
  const clean = path.replace(/\/\.\//g, '/').replace(/[^/]+\/\.\.\//g, '')
  const exact = file.entries.get(clean)
  if (exact !== undefined) return exact
  const lower = clean.toLowerCase()
  for (const [name, entry] of file.entries) if (name.toLowerCase() === lower) return entry
  return undefined
}
