import type { AnyKind } from '@gantry/domain/kind'
import { overlap } from '@gantry/domain/reach'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { csvLine, csvStart, type OutCell, xlsxWriter } from '@gantry/formats/tables-out/index'
import { customFieldsOf, customFieldsQuery } from '@gantry/store/records/custom-fields'
import { listQueries } from '@gantry/store/records/list'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { Permissions } from './allowed.ts'
import { type ExportColumn, exportColumns } from './export-rows.ts'
import { type ListInput, preparedList, shownOf, unaskable } from './list-records.ts'
import { reading } from './load.ts'
import { recordJson } from './present.ts'
import { forbidden } from './refusals.ts'
import { withOtherLabels } from './other-labels.ts'
import { sightOf } from './sight.ts'

const rowsAtOnce = 500

/** The same list as on the screen, whole: every row the caller may export, in pieces of a file. */
export async function exportRecords(
  context: Context,
  kind: AnyKind,
  input: ListInput,
  format: 'csv' | 'xlsx',
): Promise<Outcome<AsyncIterable<Uint8Array>>> {
  const { access } = context.actor
  const everywhere = access.may('export', null)
  const source = sourceOf(kind.name)
  const verdict = source.has.place && kind.of !== 'organisation' ? access.mayAnywhere('export') : everywhere
  if (!verdict.ok) return forbidden(verdict)
  const [fields] = await reading(context)([customFieldsQuery(context.org, kind.name)])
  const customs = customFieldsOf(fields)
  const columns = input.columns ?? [...Object.keys(kind.fields), ...customs.map(({ id }) => id)]
  const prepared = await preparedList(context, source, { ...input, columns, limit: undefined, after: undefined })
  if (!prepared.ok) return prepared
  const sight = { ...sightOf(context), see: overlap(access.reach('see'), access.reach('export')) }
  const placed = everywhere.ok ? {} : { under: prepared.value.request.under ?? '' }
  const request = { ...prepared.value.request, ...placed, limit: rowsAtOnce }
  const queries = listQueries(source, request, sight, customs)
  if ('problems' in queries) return unaskable(kind, queries.problems)
  const shown = shownOf(source, columns, customs)

  async function* pages(): AsyncGenerator<RecordJson[]> {
    const permissions = new Permissions(context.actor)
    let after: (string | null)[] | undefined
    for (;;) {
      const page = listQueries(source, { ...request, after }, sight, customs)
      if ('problems' in page) throw new TypeError('A list that could be asked for cannot be gone on with')
      const [result] = await reading(context)([page.list])
      const rows = (result?.rows ?? []).slice(0, rowsAtOnce)
      const records = rows.map((row) => recordJson(source, row, shown, permissions))
      yield await withOtherLabels(context, reading(context), kind, shown.customs, records)
      const last = rows.at(-1)
      if (!last || (result?.rows.length ?? 0) <= rowsAtOnce) return
      after = Array.from({ length: page.keys }, (_, i) => last[`k${i}`] as string | null)
    }
  }
  const written = exportColumns(source, shown)
  return done(format === 'csv' ? csvFile(written, pages()) : xlsxFile(kind.plural, written, pages()))
}

async function* csvFile(
  columns: readonly ExportColumn[],
  pages: AsyncIterable<RecordJson[]>,
): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvStart + csvLine(columns.map(({ column }) => column.header)))
  for await (const records of pages)
    yield Buffer.from(records.map((record) => csvLine(cellsOf(columns, record))).join(''))
}

async function* xlsxFile(
  name: string,
  columns: readonly ExportColumn[],
  pages: AsyncIterable<RecordJson[]>,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  const writer = xlsxWriter((bytes) => ready.push(bytes))
  const taken = () => ready.splice(0)
  writer.sheet(
    name,
    columns.map(({ column }) => column),
  )
  for await (const records of pages) {
    for (const record of records) writer.row(cellsOf(columns, record))
    yield* taken()
  }
  writer.close()
  yield* taken()
}

function cellsOf(columns: readonly ExportColumn[], record: RecordJson): OutCell[] {
  return columns.map((column) => column.cell(record))
}
