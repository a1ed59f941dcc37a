/**
 * A list of 50 rows through HTTP, session and rights, as a manager who sees 15 % of 20,000 records, against a bare
 * SELECT of the same rows in the same run. `node bench/http/list.ts` = embedded; with DATABASE_URL on a server, in a
 * database made for it and dropped afterwards.
 */
import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import pg from 'pg'
import { nodeFlags } from '../../scripts/run.mjs'

const connections = 20
const seconds = Number(process.env.BENCH_SECONDS ?? 8)
const path = '/api/v1/orgs/bench/risks?limit=50'

type Said = { ready: { url: string; cookie: string } } | { bare: number }

const server = process.env.DATABASE_URL
const scratch = `gantry_bench_${randomBytes(4).toString('hex')}`
const databaseUrl = server ? await createDatabase(server, scratch) : undefined
const dataDir = await mkdtemp(join(tmpdir(), 'gantry-bench-'))
const child = fork(join(import.meta.dirname, 'server.ts'), {
  execArgv: nodeFlags,
  env: { ...process.env, GANTRY_DATA: dataDir, DATABASE_URL: databaseUrl },
})

try {
  const { ready } = (await said()) as { ready: { url: string; cookie: string } }
  await check(ready)
  await measure(ready, 2)
  await bare(1)
  const results: { http: number; bare: number; p95: number }[] = []
  for (let round = 0; round < 3; round++) {
    const alone = await bare(seconds / 2)
    const http = await measure(ready, seconds)
    results.push({ http: http.requests.average, bare: alone, p95: http.latency.p97_5 })
  }
  const [best] = results.sort((a, b) => b.http / b.bare - a.http / a.bare).slice(1, 2)
  const kind = server ? 'PostgreSQL' : 'embedded'
  console.log(
    JSON.stringify(
      {
        kind,
        rounds: results.map(rounded),
        median: best && rounded(best),
        ratio: best && round(best.http / best.bare),
      },
      null,
      1,
    ),
  )
} finally {
  child.send({ stop: true })
  await new Promise((resolve) => child.once('exit', resolve))
  await rm(dataDir, { recursive: true, force: true })
  if (server) await dropDatabase(server, scratch)
}

async function said(): Promise<Said> {
  return await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Said))
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
  })
}

async function bare(forSeconds: number): Promise<number> {
  child.send({ bare: { seconds: forSeconds, connections } })
  return ((await said()) as { bare: number }).bare
}

async function check({ url, cookie }: { url: string; cookie: string }): Promise<void> {
  const answer = await fetch(url + path, { headers: { cookie } })
  const list = (await answer.json()) as { rows: unknown[]; count: { n: number; capped: boolean } }
  if (list.rows.length !== 50 || !list.count.capped)
    throw new Error(`Not the list to measure: ${JSON.stringify(list).slice(0, 300)}`)
}

async function measure({ url, cookie }: { url: string; cookie: string }, duration: number): Promise<autocannon.Result> {
  const result = await autocannon({ url: url + path, connections, duration, headers: { cookie } })
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${result.non2xx} answers were refusals, ${result.errors} errors`)
  return result
}

function rounded({ http, bare, p95 }: { http: number; bare: number; p95: number }) {
  return { httpPerSecond: Math.round(http), barePerSecond: Math.round(bare), p97: p95, ratio: round(http / bare) }
}

function round(ratio: number): number {
  return Math.round(ratio * 1000) / 1000
}

async function createDatabase(url: string, name: string): Promise<string> {
  await asOwner(url, `create database ${name}`)
  const own = new URL(url)
  own.pathname = `/${name}`
  return own.href
}

async function dropDatabase(url: string, name: string): Promise<void> {
  await asOwner(url, `drop database ${name} with (force)`)
}

async function asOwner(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(text)
  await client.end()
}
