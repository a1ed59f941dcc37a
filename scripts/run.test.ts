import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { root } from './root.ts'

/** A repository of its own with one workspace package and nothing to fetch, so that npm needs no network. */
let home = ''

beforeEach(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'gantry-run-')))
  for (const folder of ['scripts', 'part', 'elsewhere']) mkdirSync(join(home, folder))
  copyFileSync(join(root, 'scripts/run.mjs'), join(home, 'scripts/run.mjs'))
  write('package.json', { name: 'house', version: '1.0.0', workspaces: ['part'] })
  write('part/package.json', { name: 'part', version: '1.0.0' })
  write('package-lock.json', lockFile('1.0.0'))
})

afterEach(() => rmSync(home, { recursive: true, force: true }))

test('installs once, then starts the file without a word', () => {
  program(`console.log('here')`)
  expect(run().stderr).toContain('installing packages')
  expect(run()).toMatchObject({ stdout: 'here\n', stderr: '', status: 0 })
})

test('installs again when the lock file asks for something else', () => {
  program('')
  run()
  write('package.json', { name: 'house', version: '1.0.0', workspaces: ['part', 'elsewhere'] })
  write('elsewhere/package.json', { name: 'other', version: '1.0.0' })
  write('package-lock.json', lockFile('1.0.0', { other: 'elsewhere' }))
  expect(run().stderr).toContain('installing packages')
  expect(run().stderr).toBe('')
})

test('installs nothing when the lock file changed and what is there agrees with it', () => {
  program('')
  run()
  write('package-lock.json', lockFile('1.0.1'))
  expect(run().stderr).toBe('')
})

test('clears away the lock of an install that died', () => {
  program('')
  mkdirSync(join(home, '.gantry-install-lock'))
  writeFileSync(join(home, '.gantry-install-lock/pid'), '999999999')
  const past = Date.now() / 1000 - 60
  utimesSync(join(home, '.gantry-install-lock'), past, past)
  expect(run().status).toBe(0)
})

test('keeps arguments, folder and exit code', () => {
  program('console.log(JSON.stringify([process.cwd(), ...process.argv.slice(2)])); process.exitCode = 7')
  run()
  const { stdout, status } = run(['a b', '--json'], join(home, 'elsewhere'))
  expect(JSON.parse(stdout)).toEqual([join(home, 'elsewhere'), 'a b', '--json'])
  expect(status).toBe(7)
})

test('puts its Node first on the PATH and tells the program its parent', () => {
  program(`
    import { spawnSync } from 'node:child_process'
    console.log(spawnSync('node', ['-v']).stdout.toString().trim() === process.version)
    console.log(process.env.GANTRY_PARENT === String(process.ppid))
  `)
  run()
  expect(run().stdout).toBe('true\ntrue\n')
})

test('passes SIGTERM on and ends as the program ends', async () => {
  program(`
    process.on('SIGTERM', () => { console.log('closing'); process.exit(3) })
    setInterval(() => {}, 1000)
    console.log('ready')
  `)
  const child = spawn(process.execPath, [join(home, 'scripts/run.mjs'), 'program.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
    if (said === 'ready\n') child.kill('SIGTERM')
  })
  const code = await new Promise((done) => child.on('exit', done))
  expect([said, code]).toEqual(['ready\nclosing\n', 3])
})

function program(text: string): void {
  writeFileSync(join(home, 'program.ts'), text)
}

function run(args: string[] = [], cwd = home) {
  const done = spawnSync(process.execPath, [join(home, 'scripts/run.mjs'), 'program.ts', ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, npm_config_offline: 'true', npm_config_loglevel: 'error' },
  })
  return { stdout: done.stdout, stderr: done.stderr, status: done.status }
}

function write(file: string, value: unknown): void {
  writeFileSync(join(home, file), JSON.stringify(value, null, 2))
}

function lockFile(version: string, more: Record<string, string> = {}) {
  const parts = { part: 'part', ...more }
  const packages = Object.entries(parts).flatMap(([name, folder]) => [
    [`node_modules/${name}`, { resolved: folder, link: true }],
    [folder, { name, version: '1.0.0' }],
  ])
  const workspaces = Object.values(parts)
  return {
    name: 'house',
    version,
    lockfileVersion: 3,
    requires: true,
    packages: { '': { name: 'house', version: '1.0.0', workspaces }, ...Object.fromEntries(packages) },
  }
}
