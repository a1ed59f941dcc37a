import type { RunningServer } from '@gantry/server/start-server'
import { createHttp, planCalls, sessionCalls } from '@gantry/client'
import { bookOf, changeRow, engineBuild, makeRow, PlanBook, type RowEdit, snapshotOf } from '@gantry/planning/editing'
import type { Plan } from '@gantry/planning/plan'

/** A plan in a server, where its screen is, and how long saving an edit of it takes. */
export interface Filled {
  readonly address: string
  /** Milliseconds of requests that save one edit each: median and 95th percentile. */
  readonly saves: (count: number) => Promise<{ readonly median: number; readonly p95: number }>
}

type Server = Pick<RunningServer, 'url' | 'key' | 'setupToken'>

const mostEdits = 15_000

/** Sets the server up. @returns the slug of its organisation */
export async function found({ url, setupToken }: Server): Promise<string> {
  const { org } = await sessionCalls(createHttp({ origin: url })).setUp({
    token: setupToken,
    organisation: { name: 'Eastmarch', pmoType: 'directive', size: 'small', currency: 'GBP' },
    administrator: { name: 'Ada Marsh', email: 'ada@example.org', password: 'a bridge over the marsh' },
  })
  return org ?? 'eastmarch'
}

export async function fillPlan(server: Server, org: string, plan: Plan): Promise<Filled> {
  const http = createHttp({ origin: server.url, headers: { authorization: `Bearer ${server.key}` } })
  const { ref } = await http.post<{ ref: string }>(`/orgs/${org}/initiatives`, {
    fields: { title: plan.title, type: 'project' },
  })
  const calls = planCalls(http, org)
  const { id } = await calls.create({ initiative: ref })
  const there = bookOf((await calls.rows(id)).plan)
  const { settings, calendars, tasks, dependencies } = snapshotOf(PlanBook.fromPlan(plan))
  const edits: RowEdit[] = [
    ...calendars.map(({ id: row, ...fields }) => makeRow('calendar', row, fields)),
    changeRow(there, 'settings', 'plan', settings),
    ...tasks.map(({ id: row, ...fields }) => makeRow('task', row, fields)),
    ...dependencies.map(({ id: row, ...fields }) => makeRow('dependency', row, fields)),
  ]
  let head = 0
  const save = async (some: readonly RowEdit[]) => {
    const command = { id: crypto.randomUUID(), verb: 'bench.fill', edits: some }
    const saved = await calls.save(id, { base: head, engine: engineBuild, commands: [command] })
    const refusal = saved.results[0]?.refusal
    if (refusal) throw new Error(refusal.sentence)
    head = saved.head
  }
  for (let from = 0; from < edits.length; from += mostEdits) await save(edits.slice(from, from + mostEdits))
  const [edited] = tasks.filter(({ type }) => type === 'task')
  return {
    address: `${server.url}/o/${org}/initiatives/${ref}/plan`,
    saves: async (count) => {
      const times: number[] = []
      const book = bookOf((await calls.rows(id)).plan)
      for (let n = 0; n < count; n++) {
        const from = performance.now()
        await save([{ ...changeRow(book, 'task', edited!.id, { duration: 480 + n * 60 }), was: {} } as RowEdit])
        times.push(performance.now() - from)
      }
      times.sort((a, b) => a - b)
      return { median: Math.round(times[count >> 1]!), p95: Math.round(times[Math.floor(count * 0.95)]!) }
    },
  }
}
