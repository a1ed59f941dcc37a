import { covers } from '@gantry/domain/reach'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import type { ImportReport } from './report.ts'

export interface ImportListing {
  readonly id: string
  readonly state: 'applied' | 'undone'
  readonly portfolio: { readonly id: string; readonly title: string }
  readonly files: readonly string[]
  readonly statusRowsChanged: number
  readonly initiativesCreated: number
  readonly problems: number
  readonly at: string
  readonly byName: string | null
  readonly undoneAt: string | null
  readonly undoReason: string | null
}

interface Row {
  readonly id: string
  readonly state: 'applied' | 'undone'
  readonly portfolio: string
  readonly place: string
  readonly title: string
  readonly report: ImportReport
  readonly created_at: string
  readonly by_name: string | null
  readonly undone_at: string | null
  readonly undo_reason: string | null
}

const columns = `select i.id, i.state, i.portfolio, p.place, p.title, i.report, i.created_at, a.name as by_name, i.undone_at, i.undo_reason
  from import i join initiative p on p.org = i.org and p.id = i.portfolio
  left join person a on a.org = i.org and a.id = i.created_by`

/** Imports into portfolios where the caller may import, newest first. */
export async function listImports(context: Context): Promise<Outcome<{ rows: ImportListing[] }>> {
  const text = `${columns} where i.org = $1 order by i.created_at desc, i.id desc limit 200`
  const [found] = await context.store.read({ org: context.org }, [{ text, values: [context.org] }])
  return done({ rows: mine(context, found?.rows as unknown as Row[]).map(listing) })
}

/** One import with its whole report. */
export async function readImport(
  context: Context,
  id: string,
): Promise<Outcome<ImportListing & { report: ImportReport }>> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return notFound('import', id)
  const text = `${columns} where i.org = $1 and i.id = $2`
  const [found] = await context.store.read({ org: context.org }, [{ text, values: [context.org, id] }])
  const row = mine(context, found?.rows as unknown as Row[])[0]
  if (!row) return notFound('import', id)
  // Reports of earlier versions do not speak of parents.
  return done({ ...listing(row), report: { ...row.report, parents: row.report.parents ?? [] } })
}

function mine({ actor: { access } }: Context, rows: readonly Row[]): Row[] {
  return rows.filter((row) => covers(access.reach('import'), row.place))
}

function listing(row: Row): ImportListing {
  const { files } = row.report
  const sum = (count: (file: ImportReport['files'][number]) => number) =>
    files.reduce((total, file) => total + count(file), 0)
  return {
    id: row.id,
    state: row.state,
    portfolio: { id: row.portfolio, title: row.title },
    files: files.map((file) => file.file),
    statusRowsChanged: sum((file) => file.statusRowsChanged),
    initiativesCreated: sum((file) => file.initiativesCreated),
    problems: sum((file) => file.problems.length),
    at: row.created_at,
    byName: row.by_name,
    undoneAt: row.undone_at,
    undoReason: row.undo_reason,
  }
}
