import type { OverviewRequest } from '@gantry/domain/portfolio/overview'
import { type EvidenceAnswer, type EvidenceCell, evidenceOf } from '@gantry/domain/portfolio/evidence-for'
import { rawCells, statusSources } from '@gantry/store/portfolio/raw-cells'
import { isOnMoney, type Source } from '@gantry/store/portfolio/status-fact'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { named, unknownPeriod } from './overview.ts'
import { seenBy } from './seen-by.ts'

/** What a measure or a finding rests on, down to the cells of the files as they were written. */
export async function evidence(context: Context, asked: OverviewRequest, id: string): Promise<Outcome<EvidenceAnswer>> {
  const { index } = await seenBy(context)
  const request = named(index, asked)
  const unknown = unknownPeriod(index, request)
  if (unknown) return unknown
  const answer = evidenceOf(index, request, id)
  if (!answer) return notFound('measure or finding', id)
  return done({ ...answer, cells: await withRaw(context, answer.cells) })
}

interface Where {
  readonly file: string
  readonly row: number
  readonly column: number
}

async function withRaw(context: Context, cells: readonly EvidenceCell[]): Promise<EvidenceCell[]> {
  const { store, org } = context
  const statuses = [...new Set(cells.map((cell) => cell.status))]
  const [sources] = await store.read({ org }, [statusSources(org, statuses)])
  const statusOf = new Map(
    (sources?.rows ?? []).map((row) => [row.id as string, row as { source: Source; place: string | null }]),
  )
  const wheres = cells.map((cell) => {
    const status = statusOf.get(cell.status)
    const hidden = isOnMoney(cell.field) && !context.actor.access.seesMoney(status?.place ?? null)
    return hidden ? undefined : whereIs(status?.source, cell.field)
  })
  const known = wheres.filter((where) => where !== undefined)
  const [raw] = await store.read({ org }, [rawCells(org, known)])
  const texts = new Map(
    (raw?.rows ?? []).map((row) => [`${row.file} ${row.row_no} ${row.col}`, row.raw as string | null]),
  )
  return cells.map((cell, i) => {
    const where = wheres[i]
    const text = where && texts.get(`${where.file} ${where.row} ${where.column}`)
    return text === undefined || text === null ? cell : { ...cell, raw: text }
  })
}

/** The cell a field was read from: in the latest file that speaks of it. */
function whereIs(source: Source | undefined, field: string): Where | undefined {
  if (!source) return undefined
  const column = source.columns?.[field]
  if (column === undefined) return whereIs(source.earlier, field)
  return source.file === undefined || source.row === undefined
    ? undefined
    : { file: source.file, row: source.row, column }
}
