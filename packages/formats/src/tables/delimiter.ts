import { scanCsv } from './scan-csv.ts'

const candidates = [',', ';', '\t', '|'] as const

const sampleRecords = 200

/**
 * The delimiter under which the records agree best on their number of cells. Records are read with their quotes, so a
 * comma inside a quoted description does not count. One column is the answer only when nothing splits consistently.
 */
export function findDelimiter(text: string): string {
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of candidates) {
    const score = consistency(widths(text, delimiter))
    if (score > best.score * 1.0001) best = { delimiter, score }
  }
  return best.delimiter
}

function widths(text: string, delimiter: string): number[] {
  const found: number[] = []
  scanCsv(text, delimiter, ({ cells }) => {
    if (cells.length > 1 || cells[0] !== '') found.push(cells.length)
    return found.length < sampleRecords
  })
  return found
}

/** Share of records of the most frequent width, weighed by how many columns that makes; 0 for a single column. */
function consistency(found: number[]): number {
  const counts = new Map<number, number>()
  for (const width of found) counts.set(width, (counts.get(width) ?? 0) + 1)
  let best = 0
  for (const [width, count] of counts) {
    if (width > 1) best = Math.max(best, (count / found.length) * (count / found.length) * Math.log2(width + 1))
  }
  return best
}
