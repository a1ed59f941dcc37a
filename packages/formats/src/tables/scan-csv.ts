/**
 * The grammar of CSV (RFC 4180, read generously): a cell that starts with a quote runs to its closing quote, with line
 * breaks of any sort inside and doubled quotes for a quote; text after the closing quote is kept; quotes elsewhere are
 * plain characters. CR, LF and CRLF each end a record.
 */
export type CsvRecord = {
  cells: string[]
  /** Position of its first character in the text. */
  start: number
}

export type CsvEnd = {
  /** Position of a quote that is never closed. */
  openQuote: number | null
  /** The last record ended with a line break. */
  finished: boolean
}

/** Calls `each` with every record, empty lines included; `each` answers false to stop. */
export function scanCsv(text: string, delimiter: string, each: (record: CsvRecord, index: number) => boolean): CsvEnd {
  const separator = delimiter.charCodeAt(0)
  let at = 0
  let index = 0
  while (at < text.length) {
    const cells: string[] = []
    const start = at
    for (;;) {
      if (text.charCodeAt(at) === QUOTE) {
        const quoted = quotedCell(text, at, separator)
        if (quoted === null) return { openQuote: at, finished: false }
        cells.push(quoted.cell)
        at = quoted.end
      } else {
        const end = bareEnd(text, at, separator)
        cells.push(text.slice(at, end))
        at = end
      }
      if (text.charCodeAt(at) !== separator || at >= text.length) break
      at++
    }
    const ended = at < text.length
    if (text.charCodeAt(at) === CR && text.charCodeAt(at + 1) === LF) at += 2
    else if (ended) at++
    if (!each({ cells, start }, index++)) return { openQuote: null, finished: true }
    if (!ended) return { openQuote: null, finished: false }
  }
  return { openQuote: null, finished: true }
}

const QUOTE = 34
const CR = 13
const LF = 10

function bareEnd(text: string, from: number, separator: number): number {
  let at = from
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === separator || code === LF || code === CR) break
    at++
  }
  return at
}

function quotedCell(text: string, open: number, separator: number): { cell: string; end: number } | null {
  let from = open + 1
  let cell = ''
  for (;;) {
    const close = text.indexOf('"', from)
    if (close === -1) return null
    cell += text.slice(from, close)
    if (text.charCodeAt(close + 1) !== QUOTE) {
      const end = bareEnd(text, close + 1, separator)
      return { cell: cell + text.slice(close + 1, end), end }
    }
    cell += '"'
    from = close + 2
  }
}
