/**
 * What people wait for at a plan: bringing it in, loading it, and saving one edit, over HTTP on a whole server with its
 * data on disk; with DATABASE_URL on a PostgreSQL server. `node bench/plans/run.ts [tasks] [edits]` prints JSON.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePlan } from '../../packages/formats/src/plans/write-plan.ts'
import { bookOf, changeRow, engineBuild, type PlanSnapshot } from '../../packages/planning/src/editing/index.ts'
import { LivePlan } from '../../packages/planning/src/index.ts'
import { scattered } from '../planning/generated.ts'
import { planToSave } from './plan.ts'

const [tasks = 10_000, edits = 200] = process.argv.slice(2).map(Number)
const dataDir = mkdtempSync(join(tmpdir(), 'gantry-bench-plans-'))
const child = fork(new URL('./server.ts', import.meta.url), { env: { ...process.env, GANTRY_DATA: dataDir } })
try {
  const { url, setupToken } = await new Promise<{ url: string; setupToken: string }>((resolve) =>
    child.once('message', (message) => resolve(message as { url: string; setupToken: string })),
  )
  console.log(JSON.stringify(await measured(url, setupToken), null, 2))
} finally {
  child.send('stop')
  await new Promise((resolve) => child.once('exit', resolve))
  rmSync(dataDir, { recursive: true, force: true })
}

async function measured(url: string, token: string) {
  const cookie = await setUp(url, token)
  const ask = askAt(`${url}/api/v1/orgs/bench`, url, cookie)
  const initiative = (await ask('POST', '/initiatives', { fields: { title: 'Bench', type: 'project' } })).json
    .ref as string
  const form = new FormData()
  form.append(
    'files',
    new Blob([writePlan(planToSave(tasks), 'gantry-plan').bytes as Uint8Array<ArrayBuffer>]),
    'plan.json',
  )
  const preview = await ask('POST', `/plans/imports/preview?initiative=${initiative}`, form)
  const imported = await ask('POST', '/plans/imports', { initiative, token: preview.json.token, dates: 'reschedule' })
  const plan = `/plans/${imported.json.id as string}`
  // Dates of all tasks are written behind an import: wait for the calm that a person would find.
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const first = await ask('GET', `${plan}/rows`)
  const loads: number[] = []
  for (let n = 0; n < 20; n++) loads.push((await ask('GET', `${plan}/rows`)).ms)
  const book = bookOf(first.json.plan as PlanSnapshot)
  const ids = book.toPlan().tasks.flatMap(({ id, type }) => (type === 'task' ? [id] : []))
  const random = scattered(11)
  const saves: number[] = []
  let head = first.json.head as number
  let hash = ''
  const last = new Map<string, number>()
  for (let n = 0; n < edits; n++) {
    const id = ids[random(ids.length)]!
    const duration = 60 * (1 + random(40))
    const edit = changeRow(book, 'task', id, { duration })
    const was = { duration: last.get(id) ?? book.task.get(id)!.duration }
    last.set(id, duration)
    const command = { id: crypto.randomUUID(), verb: 'task.duration', edits: [{ ...edit, was }] }
    const saved = await ask('POST', `${plan}/commands`, { base: head, engine: engineBuild, commands: [command] })
    saves.push(saved.ms)
    head = saved.json.head as number
    hash = saved.json.hash as string
    // A person does not edit faster than this; the dates of tasks are written in between.
    await new Promise((resolve) => setTimeout(resolve, 150))
  }
  const end = await ask('GET', `${plan}/rows`)
  const agrees = new LivePlan(bookOf(end.json.plan as PlanSnapshot).toPlan()).hash() === hash
  if (!agrees) throw new Error('Browser and server do not agree on the dates')
  return {
    tasks,
    importMs: Math.round(imported.ms),
    loadFirstMs: Math.round(first.ms),
    loadP50Ms: quantile(loads, 0.5),
    loadAfterEditMs: Math.round(end.ms),
    rowsKb: Math.round(end.bytes / 1024),
    saveP50Ms: quantile(saves, 0.5),
    saveP95Ms: quantile(saves, 0.95),
    saveWorstMs: quantile(saves, 1),
  }
}

interface Answer {
  readonly json: Record<string, unknown>
  readonly ms: number
  readonly bytes: number
}

function askAt(base: string, origin: string, cookie: string) {
  return async (method: string, path: string, body?: object): Promise<Answer> => {
    const isForm = body instanceof FormData
    const began = performance.now()
    const answer = await fetch(base + path, {
      method,
      headers: { origin, cookie, ...(body && !isForm && { 'content-type': 'application/json' }) },
      ...(body && { body: isForm ? body : JSON.stringify(body) }),
    })
    const text = await answer.text()
    const ms = performance.now() - began
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 500)}`)
    return { json: JSON.parse(text) as Record<string, unknown>, ms, bytes: text.length }
  }
}

async function setUp(url: string, token: string): Promise<string> {
  const organisation = { name: 'Bench', pmoType: 'controlling', size: 'large', currency: 'GBP' }
  const administrator = { name: 'Ada Byrne', email: 'ada@example.org', password: 'a bridge over the marsh' }
  const answer = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, organisation, administrator }),
  })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
}

function quantile(values: readonly number[], at: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))] ?? 0) * 10) / 10
}
