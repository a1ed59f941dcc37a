import { joinReadings } from '@gantry/domain/import/cell-readings'
import { readMappingFile } from '@gantry/domain/import/mapping-file'
import type { ColumnProposal } from '@gantry/domain/import/types'
import { knownReading } from '@gantry/store/imports/known'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { takeDrop } from './drops.ts'
import { mayImport } from './import-limits.ts'
import { parseOptions } from './parse-options.ts'
import { openWorkshop } from './workshop.ts'

/** One column of files that were dropped for a preview, as the person now says that it is read. */
export interface ColumnRequest {
  readonly token: string
  /** Names of the files to look at; without them, all. */
  readonly files?: readonly string[]
  /** Of the tables to look at. */
  readonly fingerprint: string
  /** A column of a mapping: index, target, type, format, rules. */
  readonly column: unknown
}

/** Reads one column anew: how its cells would be understood, in all tables with these headings. Nothing is written. */
export async function readColumn(context: Context, request: ColumnRequest): Promise<Outcome<ColumnProposal>> {
  const refused = mayImport(context)
  if (refused) return refused
  const change = readMappingFile({ columns: [request.column] })
  if (!change.ok) return refuse({ id: 'import.mapping', status: 422, message: change.message, mend: change.mend })
  const [said] = change.changes
  const drop = await takeDrop(context, request.token)
  if (!drop.ok) return drop
  const files = drop.value.filter(({ name }) => request.files?.includes(name) ?? true)
  const known = await knownReading(context.store, context.org)
  const mapping = { mappings: [], targets: {}, changes: change.changes }
  const workshop = await openWorkshop(files, parseOptions(known, { mapping }), context.newId)
  try {
    const tables = workshop.previews.flatMap((preview) => preview.tables)
    const [first, ...others] = tables
      .filter(({ fingerprint }) => fingerprint === request.fingerprint)
      .flatMap(({ columns }) => columns.filter(({ index }) => index === said?.index))
    return first ? done(joinReadings([first, ...others])) : noColumn
  } finally {
    await workshop.close()
  }
}

const noColumn = refuse({
  id: 'import.no-column',
  status: 404,
  message: 'The files of this preview have no such column.',
  mend: 'Maybe take files, fingerprint and index from the preview.',
})
