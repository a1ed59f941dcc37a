/**
 * Ten yearly files brought in by the command, then the overview and mixed requests on a server over them.
 * `node bench/portfolio/run.ts` = embedded; with DATABASE_URL on that database, which has to be empty. Prints JSON.
 * BENCH_REQUESTS: mixed requests for the memory figure (20,000 unless set).
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { nodeFlags } from '../../scripts/run.mjs'

const root = join(import.meta.dirname, '..', '..')
const folder = join(root, '..', 'shared', 'data', 'portfolio', 'uk-gmpp')
const requests = Number(process.env.BENCH_REQUESTS ?? 20_000)
const stages = 5

if (!existsSync(folder)) {
  console.log(JSON.stringify({ leftOut: `${folder} is not there` }))
} else {
  const dataDir = await mkdtemp(join(tmpdir(), 'gantry-bench-'))
  try {
    console.log(JSON.stringify({ ...bringIn(dataDir), ...(await serve(dataDir)) }, null, 1))
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The whole command, from its start to its end: what somebody at a terminal waits for, a new data folder included. */
function bringIn(dataDir: string): { importSeconds: number } {
  const files = readdirSync(folder).filter((name) => /^gmpp_20\d\d\.csv$/.test(name))
  const args = [join(root, 'bin', 'gantry.mjs'), 'import', ...files.map((name) => join(folder, name)), '--json']
  const began = performance.now()
  const ran = spawnSync(process.execPath, args, {
    env: { ...process.env, GANTRY_DATA: dataDir },
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  })
  if (ran.status !== 0) throw new Error(`gantry import ended with ${ran.status}: ${ran.stderr.slice(0, 2000)}`)
  return { importSeconds: Math.round(performance.now() - began) / 1000 }
}

async function serve(dataDir: string) {
  const child = fork(join(import.meta.dirname, 'server.ts'), {
    execArgv: nodeFlags,
    env: { ...process.env, GANTRY_DATA: dataDir },
  })
  try {
    const { url, key } = (await said(child)) as { url: string; key: string }
    const headers = { authorization: `Bearer ${key}`, 'accept-encoding': 'gzip' }
    const me = await (await fetch(`${url}/api/v1/me`, { headers })).json()
    const [{ slug }] = (me as { organisations: [{ slug: string }] }).organisations
    const home = `${url}/api/v1/orgs/${slug}`
    const began = performance.now()
    const first = await fetch(`${home}/overview`, { headers })
    await first.arrayBuffer()
    const overviewColdMs = Math.round(performance.now() - began)
    if (!first.ok) throw new Error(`The overview answers ${first.status}`)
    const warm = await load([`${home}/overview`], headers, 300, 1)
    return {
      overviewColdMs,
      overviewP95Ms: warm.latency.p97_5,
      overviewP50Ms: warm.latency.p50,
      ...(await mixed(child, home, headers)),
    }
  } finally {
    child.send('stop')
    await new Promise((resolve) => child.once('exit', resolve))
  }
}

/** Memory after each fifth: a leak shows as a line that keeps rising. */
async function mixed(child: ChildProcess, home: string, headers: Record<string, string>) {
  const paths = [
    'overview',
    'initiatives?limit=50',
    'status-reports?limit=50',
    'ratings',
    'risks',
    'kinds',
    'search?q=rail',
  ]
  const urls = paths.map((path) => `${home}/${path}`)
  for (const url of urls) {
    const { status } = await fetch(url, { headers })
    if (status !== 200) throw new Error(`${url} answers ${status}`)
  }
  const [{ ref }] = ((await (await fetch(urls[1]!, { headers })).json()) as { rows: [{ ref: string }] }).rows
  const write = { url: `${home}/risks`, body: JSON.stringify({ initiative: ref, fields: { title: 'Late steel' } }) }
  const memoryMb: number[] = []
  for (let stage = 0; stage < stages; stage += 1) {
    await load(urls, headers, requests / stages, 8, write)
    child.send('memory')
    memoryMb.push(Math.round(((await said(child)) as { megabytes: number }).megabytes))
  }
  return { mixedRequests: requests, memoryMb }
}

async function load(
  urls: readonly string[],
  headers: Record<string, string>,
  amount: number,
  connections: number,
  write?: { url: string; body: string },
) {
  const [url = ''] = urls
  const pathOf = (each: string) => new URL(each).pathname + new URL(each).search
  const reads = urls.map((each) => ({ method: 'GET' as const, path: pathOf(each), headers }))
  const posted = { ...headers, 'content-type': 'application/json' }
  const asked = write
    ? [...reads, { method: 'POST' as const, path: pathOf(write.url), headers: posted, body: write.body }]
    : reads
  const result = await autocannon({ url, amount, connections, requests: asked })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${result.non2xx} refusals, ${result.errors} errors`)
  return result
}

async function said(child: ChildProcess): Promise<unknown> {
  return await new Promise((resolve, reject) => {
    child.once('message', resolve)
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
  })
}
