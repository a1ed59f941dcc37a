import { readMappingFile } from '@gantry/domain/import/mapping-file'
import type { ColumnMapping } from '@gantry/domain/import/types'
import { z } from 'zod'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { MappingChoice } from './parsed-file.ts'

const targets = z.record(z.string(), z.string().max(200))
const tables = z.union([z.array(z.unknown()).max(100), z.object({ mappings: z.array(z.unknown()).max(100) })])
const fingerprinted = z.looseObject({
  fingerprint: z.string(),
  columns: z.array(
    z.looseObject({ index: z.int().min(0), fingerprint: z.string(), target: z.string(), type: z.string() }),
  ),
})

/**
 * What a person decided about columns, as a file or a screen gives it: the mapping that a report or a preview shows (one,
 * or one a table), { columns: [{ header, target, … }] }, or simply heading → target.
 */
export function readChoice(said: unknown): Outcome<MappingChoice | undefined> {
  if (said === undefined || said === null || said === '') return done(undefined)
  const json = typeof said === 'string' ? jsonOf(said) : said
  const several = tables.safeParse(json)
  if (several.success) return joined(Array.isArray(several.data) ? several.data : several.data.mappings)
  const simple = targets.safeParse(json)
  if (simple.success) return done({ mappings: [], targets: simple.data, changes: [] })
  return readTable(json)
}

function joined(each: readonly unknown[]): Outcome<MappingChoice> {
  const read = each.map(readTable)
  const refused = read.find((one) => !one.ok)
  if (refused) return refused
  // Changes by heading are for one mapping that is to fit any file; of several, each has its own table.
  return done({ mappings: read.flatMap((one) => (one.ok ? one.value.mappings : [])), targets: {}, changes: [] })
}

function readTable(json: unknown): Outcome<MappingChoice> {
  const read = readMappingFile(json)
  if (!read.ok) return refuse({ id: 'import.mapping', status: 422, message: read.message, mend: read.mend })
  const whole = fingerprinted.safeParse(json)
  const mappings = whole.success
    ? [{ fingerprint: whole.data.fingerprint, columns: whole.data.columns as unknown as ColumnMapping[] }]
    : []
  const changes = read.changes.map(({ index, ...change }) => (change.header ? change : { index, ...change }))
  return done({ mappings, targets: {}, changes })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
