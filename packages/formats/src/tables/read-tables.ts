import type { ReadTables } from '@gantry/domain/import/types'
import { fileKind, oleKind } from './file-kind.ts'
import { readLimits, type ReadLimits } from './limits.ts'
import { readCsv } from './read-csv.ts'
import { readXlsx } from './read-xlsx.ts'
import { readingProblem, Refusal } from './refusal.ts'

/**
 * Bytes of a CSV or XLSX file → its raw tables. `name` is what problems call the file; what it is, its bytes say.
 * Never throws: what cannot be read comes back as one problem with effect 'fileRefused' and no tables.
 */
export function readTables(bytes: Uint8Array, name: string, limits: Partial<ReadLimits> = {}): ReadTables {
  try {
    const read = readKind(bytes, name, { ...readLimits, ...limits })
    limits.progress?.(1)
    return read
  } catch (error) {
    const refusal = error instanceof Refusal ? error : unforeseen(error)
    const { code, message, mend, where } = refusal
    return { tables: [], problems: [readingProblem(name, 'fileRefused', code, message, mend, where)] }
  }
}

function readKind(bytes: Uint8Array, name: string, limits: ReadLimits): ReadTables {
  if (bytes.length > limits.bytes) throw tooLarge(bytes.length, limits.bytes)
  const found = fileKind(bytes)
  switch (found.kind) {
    case 'empty':
      throw new Refusal('file.empty', 'The file is empty.', 'Maybe the export failed; try it again.')
    case 'foreign':
      throw new Refusal('file.binary', `The file is ${found.what}, not a table.`, found.mend)
    case 'ole': {
      const { code, what, mend } = oleKind(bytes)
      throw new Refusal(code, `The file is ${what}.`, mend)
    }
    case 'zip':
      return readXlsx(bytes, name, limits)
    case 'text': {
      const { table, problems } = readCsv(bytes, name, limits)
      return { tables: [table], problems }
    }
  }
}

function tooLarge(bytes: number, limit: number): Refusal {
  const megabytes = (count: number) => Math.round(count / 1024 / 1024)
  return new Refusal(
    'file.tooLarge',
    `The file has ${megabytes(bytes)} MB; at most ${megabytes(limit)} MB can be read.`,
    'Maybe split it, or leave out columns that are not needed.',
  )
}

/** Anything else that goes wrong on damaged input is a refusal too: import never fails half-way. */
function unforeseen(error: unknown): Refusal {
  const words = error instanceof Error ? error.message : String(error)
  return new Refusal(
    'file.unreadable',
    `The file cannot be read (${words}).`,
    'Maybe open it in a spreadsheet program and save it again.',
  )
}
