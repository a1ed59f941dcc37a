/**
 * `npm run bench`: the figures of docs/decisions/0016 and others as a table, on the embedded store, and with DATABASE_URL on a server too, in
 * databases made for it and dropped afterwards. Meant for a quiet machine; ratios hold on a busy one, seconds do not.
 */
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'

interface Figures {
  readonly ratio?: number
  readonly median?: { readonly httpPerSecond: number; readonly barePerSecond: number }
  readonly importSeconds?: number
  readonly overviewColdMs?: number
  readonly overviewP95Ms?: number
  readonly memoryMb?: readonly number[]
  readonly readableMs?: number
  readonly filterMs?: number
  readonly scriptKb?: number
  readonly leftOut?: string
}

const server = process.env.DATABASE_URL
const rows = [await onStore('embedded', undefined), ...(server ? [await onStore('PostgreSQL', server)] : [])]
console.table(Object.fromEntries(rows))
if (!server) console.log('Left out: PostgreSQL. Maybe set DATABASE_URL to a server where databases may be made.')

async function onStore(name: string, url: string | undefined): Promise<[string, Record<string, string | number>]> {
  const list = await run('http/list.ts', url)
  const portfolio = url
    ? await inScratch(url, (scratch) => run('portfolio/run.ts', scratch))
    : await run('portfolio/run.ts', url)
  // What a browser waits for hardly depends on the store: measured once.
  const page = url ? {} : pageFigures(await run('page/run.ts', url))
  return [name, { ...listFigures(list), ...portfolioFigures(portfolio), ...page }]
}

function listFigures({ ratio = 0, median }: Figures): Record<string, string | number> {
  return {
    'list/bare (≥ 0.4, embedded 0.3)': ratio,
    'lists/s': median?.httpPerSecond ?? 0,
    'bare/s': median?.barePerSecond ?? 0,
  }
}

function portfolioFigures(figures: Figures): Record<string, string | number> {
  if (figures.leftOut) return { 'left out': figures.leftOut }
  return {
    'import s (< 20)': figures.importSeconds ?? 0,
    'overview cold ms (< 1500)': figures.overviewColdMs ?? 0,
    'overview p97.5 ms (< 30, embedded 60)': figures.overviewP95Ms ?? 0,
    'memory MB (< 300, embedded 600)': (figures.memoryMb ?? []).join(' → '),
  }
}

function pageFigures(figures: Figures): Record<string, string | number> {
  if (figures.leftOut) return { 'page left out': figures.leftOut }
  return {
    'page readable ms (< 1500)': figures.readableMs ?? 0,
    'filter ms (< 100)': figures.filterMs ?? 0,
    'script kB (≤ 350)': figures.scriptKb ?? 0,
  }
}

async function run(file: string, databaseUrl: string | undefined): Promise<Figures> {
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, file)], {
    env: databaseUrl ? { ...env, DATABASE_URL: databaseUrl } : env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString()
  })
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`bench/${file} ended with ${String(code)}`)
  return JSON.parse(out) as Figures
}

async function inScratch<T>(url: string, work: (scratch: string) => Promise<T>): Promise<T> {
  const name = `gantry_bench_${randomBytes(4).toString('hex')}`
  const scratch = new URL(url)
  scratch.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(`create database ${name}`)
    return await work(scratch.href)
  } finally {
    await client.query(`drop database if exists ${name} with (force)`)
    await client.end()
  }
}
