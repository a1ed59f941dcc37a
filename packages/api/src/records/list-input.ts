import type { ListInput } from '@gantry/app/records/list-records'
import { done, type Outcome, refuse } from '@gantry/app/outcome'
import { type Filter, type FilterOp, filterOps } from '@gantry/store/records/filter'
import type { ListQuery } from './shapes.ts'

/** What a list is asked for, out of its URL. */
export function listInput(query: ListQuery): Outcome<ListInput> {
  const filters: Filter[] = []
  for (const text of [query.filter ?? []].flat()) {
    const filter = parseFilter(text)
    if (!filter) return badFilter(text)
    filters.push(filter)
  }
  const columns = query.columns
    ?.split(',')
    .map((name) => name.trim())
    .filter(Boolean)
  const { q, sort, after, limit, initiative } = query
  return done({ q, sort, after, limit, initiative, filters, columns, deleted: query.deleted === 'true' })
}

/** 'impact:gte:4', 'owner:absent', 'title:contains:a:b'. */
function parseFilter(text: string): Filter | undefined {
  const [, field, op, value] = /^([^:]+):([a-z]+)(?::([^\0]*))?$/s.exec(text) ?? []
  if (field === undefined || !isOp(op)) return undefined
  return { field, op, value: value ?? '' }
}

function isOp(op: string | undefined): op is FilterOp {
  return filterOps.some((each) => each === op)
}

function badFilter(text: string) {
  return refuse({
    id: 'list.filter',
    status: 400,
    message: `“${text.slice(0, 100)}” is not a filter.`,
    mend: `Maybe like impact:gte:4; the operators are ${filterOps.join(', ')}.`,
  })
}
