import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type RunningServer, startServer } from './start-server.ts'

let dataDir: string
const toClose: (() => Promise<unknown>)[] = []

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gantry-server-'))
})
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close()
  rmSync(dataDir, { recursive: true, force: true })
})

async function start(options: Partial<Parameters<typeof startServer>[0]> = {}): Promise<RunningServer> {
  const store = await openTestStore()
  toClose.push(() => store.close())
  const server = await startServer({ dataDir, store, webDir: null, ...options })
  toClose.push(() => server.close())
  return server
}

const setupBody = (token: string) => ({
  token,
  organisation: { name: 'Eastmarch', pmoType: 'controlling', size: 'medium', currency: 'GBP' },
  administrator: { name: 'Ada', email: 'ada@example.org', password: 'a bridge over the marsh' },
})

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
}

describe('a server', () => {
  test('says where the first run begins, takes it once, and keeps the token over a restart', async () => {
    const server = await start()
    expect(server.setupUrl).toBe(`${server.url}/setup?token=${server.setupToken}`)
    const answer = await post(`${server.url}/api/v1/setup`, setupBody(server.setupToken))
    expect(answer.status).toBe(201)
    await server.close()
    const again = await startServer({ dataDir, store: server.store, webDir: null })
    toClose.push(() => again.close())
    expect(again.setupUrl).toBeNull()
    expect(again.setupToken).toBe(server.setupToken)
  })

  test('keeps its keys for its owner alone, and notes where it runs while it does', async () => {
    const server = await start()
    for (const name of ['key', 'secret', 'seal-key.pem', 'running.json'])
      expect(statSync(join(dataDir, name)).mode & 0o777).toBe(0o600)
    expect(JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8'))).toEqual({
      url: server.url,
      pid: process.pid,
    })
    const me = await fetch(`${server.url}/api/v1/me`, { headers: { authorization: `Bearer ${server.key}` } })
    expect(await me.json()).toMatchObject({ user: { name: 'Command line' } })
    await server.close()
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false)
  })

  test('answers whether it lives and is ready', async () => {
    const { url } = await start()
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true })
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })

  test('behind https gives cookies that only travel there', async () => {
    const server = await start({ baseUrl: 'https://gantry.example.org' })
    expect(server.setupUrl).toMatch(/^https:\/\/gantry\.example\.org\/setup/)
    const origin = 'https://gantry.example.org'
    const answer = await post(`${server.url}/api/v1/setup`, setupBody(server.setupToken), { origin })
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-gantry=[^;]+;.*HttpOnly; Secure; SameSite=Lax$/)
    expect(answer.headers.get('strict-transport-security')).toContain('max-age')
  })

  test('says in a sentence that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    toClose.push(() => new Promise((resolve) => other.close(resolve)))
    const { port } = other.address() as AddressInfo
    await expect(start({ port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken. Maybe`)
  })
})

describe('the web app', () => {
  let server: RunningServer
  beforeEach(async () => {
    const webDir = join(dataDir, 'web')
    mkdirSync(join(webDir, 'assets'), { recursive: true })
    writeFileSync(join(webDir, 'index.html'), '<script nonce="__CSP_NONCE__" src="/assets/app-1a2b.js"></script>')
    writeFileSync(join(webDir, 'assets', 'app-1a2b.js'), 'console.log("gantry")\n'.repeat(200))
    writeFileSync(join(webDir, '.built-from'), 'sources')
    server = await start({ webDir })
  })

  test('is one page for every address of its own, each time with its own nonce', async () => {
    const nonces = new Set<string>()
    for (const path of ['/', '/o/eastmarch/portfolio?period=PRD-3', '/setup?token=x', '/index.html']) {
      const answer = await fetch(server.url + path)
      const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1] ?? ''
      expect(answer.headers.get('content-security-policy')).toContain(`script-src 'self' 'nonce-${nonce}'`)
      expect(answer.headers.get('cache-control')).toBe('no-store')
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(4)
  })

  test('has its hashed files compressed and kept for ever', async () => {
    for (const encoding of ['br', 'gzip', 'identity']) {
      const url = `${server.url}/assets/app-1a2b.js`
      const answer = await fetch(url, { headers: { 'accept-encoding': encoding } })
      expect(answer.headers.get('content-encoding')).toBe(encoding === 'identity' ? null : encoding)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(await answer.text()).toContain('console.log("gantry")')
      const etag = answer.headers.get('etag') ?? ''
      expect((await fetch(url, { headers: { 'if-none-match': etag } })).status).toBe(304)
    }
  })

  test('is not what unknown files and unknown addresses of the API answer', async () => {
    for (const path of ['/assets/old-9f9f.js', '/api/v1/nothing']) {
      const answer = await fetch(server.url + path)
      expect(answer.status).toBe(404)
      expect(answer.headers.get('content-type')).toContain('application/problem+json')
    }
    for (const path of ['/.built-from', '/../package.json', '/%2e%2e/key', '/assets/../../key'])
      expect(await (await fetch(server.url + path)).text()).not.toMatch(/sources|"name"|^[\w-]{43}$/m)
  })
})

describe('the process', () => {
  const main = join(import.meta.dirname, 'main.ts')

  function run(env: Record<string, string>, args: string[] = []) {
    const child = spawn(process.execPath, [main, ...args], { env: { ...process.env, GANTRY_PORT: '0', ...env } })
    let out = ''
    let trouble = ''
    child.stdout.on('data', (bytes) => {
      out += bytes
    })
    child.stderr.on('data', (bytes) => {
      trouble += bytes
    })
    const ended = once(child, 'exit').then(([code]) => code as number | null)
    toClose.push(async () => {
      child.kill('SIGKILL')
      await ended
    })
    const shows = async (text: string) => {
      while (!out.includes(text) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50))
      return out
    }
    return { child, ended, shows, trouble: () => trouble }
  }

  test('refuses a second one on its folder, and stops cleanly when asked', async () => {
    const first = run({ GANTRY_DATA: dataDir })
    expect(await first.shows('/setup?token=')).toMatch(/http:\/\/127\.0\.0\.1:\d+\/setup\?token=/)
    const second = run({ GANTRY_DATA: dataDir })
    expect(await second.ended).toBe(6)
    expect(second.trouble()).toMatch(/^gantry: .*Maybe/s)
    first.child.kill('SIGTERM')
    expect(await first.ended).toBe(0)
    expect(existsSync(join(dataDir, 'gantry.lock'))).toBe(false)
    expect(existsSync(join(dataDir, 'running.json'))).toBe(false)
  })

  test('ends when the one that started it is gone', async () => {
    const parent = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    const server = run({ GANTRY_DATA: dataDir, GANTRY_PARENT: String(parent.pid) })
    await server.shows('/setup?token=')
    parent.kill('SIGKILL')
    expect(await server.ended).toBe(0)
  })

  test('prints its settings, and refuses those that cannot be', async () => {
    const config = run({ GANTRY_DATA: dataDir }, ['config'])
    expect(await config.shows('GANTRY_TRUST_PROXY')).toContain('GANTRY_DATA')
    const wrong = run({ GANTRY_DATA: dataDir, GANTRY_PORT: 'high' })
    expect(await wrong.ended).toBe(2)
    expect(wrong.trouble()).toBe('gantry: GANTRY_PORT: high is no port. Maybe a number from 1 to 65535.\n')
  })
})
