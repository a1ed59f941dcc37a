// Runs a file of this repository on Node 24, from any Node ≥ 20.19: finds or installs that Node, installs the
// workspace's packages when the lock file has changed, then starts the file.
//
//   node scripts/run.mjs FILE [ARG…]
//
// Plain JavaScript with no dependency, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wanted = 24

/** Starts `file` (relative to the repository) with `args`; the caller's folder, streams and exit code are kept. */
export function launch(file, args) {
  const node = ownNode() ?? broughtNode()
  const env = {
    // glibc keeps what each thread freed in arenas of that thread; with two it gives 160 MB back after a large import.
    MALLOC_ARENA_MAX: '2',
    ...process.env,
    PATH: dirname(node) + delimiter + (process.env.PATH ?? ''),
  }
  installPackages(node, env)
  runFile(node, file, args, env)
}

/** This process's own Node, when it is new enough. */
function ownNode() {
  return Number(process.versions.node.split('.')[0]) >= wanted ? process.execPath : undefined
}

/** The Node that runtime/ locks for this platform; installed on first use. */
function broughtNode() {
  const folder = join(root, 'runtime')
  const modules = join(folder, 'node_modules')
  const stamp = lockStamp(join(folder, 'package-lock.json'))
  const stampFile = join(modules, '.gantry-stamp')
  once(stampFile, stamp, () => {
    say(`this machine has Node ${process.versions.node}; fetching the Node ${wanted} that Gantry runs on`)
    npm(process.execPath, ['ci', '--include=optional'], folder, process.env)
    if (!packagedNode(modules).some(starts)) fail(noNode())
  })
  return packagedNode(modules)[0] ?? fail(noNode())
}

/** The executables below runtime/node_modules; npm unpacks only those of this system and processor. */
function packagedNode(modules) {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node'
  const names = existsSync(modules) ? readdirSync(modules) : []
  return names.map((name) => join(modules, name, 'bin', exe)).filter((path) => existsSync(path))
}

function starts(node) {
  return spawnSync(node, ['-v']).status === 0
}

function noNode() {
  return (
    `there is no packaged Node for ${[process.platform, process.arch, libcHere()].filter(Boolean).join('-')}. ` +
    `Maybe install Node ${wanted} or later yourself (https://nodejs.org) and run the command again.`
  )
}

/** `npm ci` for the workspace; skipped while node_modules carries the stamp of this lock file or already agrees with it. */
function installPackages(node, env) {
  const stampFile = join(root, 'node_modules', '.gantry-stamp')
  once(stampFile, lockStamp(join(root, 'package-lock.json')), () => {
    if (agrees()) return
    say('installing packages (first run, or the lock file changed)')
    npm(node, ['ci', '--include=dev', '--include=optional'], root, env)
  })
}

/** Whether node_modules, by npm's own record of it, holds what the lock file asks for: true after `npm install NAME`. */
function agrees() {
  const asked = packagesOf(join(root, 'package-lock.json'))
  const there = packagesOf(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(asked).every(([path, want]) => {
    if (!path.includes('node_modules/')) return true
    const have = there[path]
    if (!have || !existsSync(join(root, path))) return Boolean(want.optional) && !isForThisMachine(want)
    return (
      have.version === want.version && have.link === want.link && (!want.integrity || have.integrity === want.integrity)
    )
  })
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

function isForThisMachine({ os, cpu, libc }) {
  const here = (list, value) => !list || list.includes(value)
  return Boolean(os ?? cpu) && here(os, process.platform) && here(cpu, process.arch) && here(libc, libcHere())
}

function libcHere() {
  if (process.platform !== 'linux') return undefined
  return process.report.getReport().header.glibcVersionRuntime ? 'glibc' : 'musl'
}

/** Install scripts are never run: no package here needs one. */
function npm(node, args, cwd, env) {
  const cli = npmCli()
  const all = [...args, '--prefix', cwd, '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const [command, rest] = cli ? [node, [cli, ...all]] : ['npm', all]
  // The npm that called us hands its own settings down; those that would change what is installed are dropped.
  const clean = Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^npm_config_(omit|include|production|only|workspaces?|global|prefix|dry_run|package_lock|package_lock_only|install_links|os|cpu|libc)$/i.test(
          name,
        ),
    ),
  )
  delete clean.NODE_ENV
  const done = spawnSync(command, rest, {
    cwd,
    env: clean,
    stdio: ['ignore', 2, 2],
    shell: !cli && process.platform === 'win32',
  })
  if (done.status !== 0) {
    fail(
      `npm ${args[0]} failed in ${cwd}. Maybe the npm registry cannot be reached from this machine, or the disk is full.`,
    )
  }
}

/** npm's own JavaScript: from the npm that called us, else beside this Node. */
function npmCli() {
  const called = process.env.npm_execpath
  if (called && called.endsWith('npm-cli.js') && existsSync(called)) return called
  const bin = dirname(realpathSync(process.execPath))
  const places = [join(bin, 'node_modules', 'npm'), join(bin, '..', 'lib', 'node_modules', 'npm')]
  return places.map((place) => join(place, 'bin', 'npm-cli.js')).find((path) => existsSync(path))
}

/** Does `work` unless the stamp file says it was done for this stamp; alone, when several start at once. */
function once(stampFile, stamp, work) {
  if (read(stampFile) === stamp) return
  withLock(() => {
    if (read(stampFile) === stamp) return
    work()
    writeFileSync(stampFile, stamp)
  })
}

/** Two `npm start` at once must not both install: a folder is the lock, its owner's pid tells a dead one. */
function withLock(work) {
  const lock = join(root, '.gantry-install-lock')
  const until = Date.now() + 15 * 60_000
  while (!taken(lock)) {
    if (isDead(lock)) rmSync(lock, { recursive: true, force: true })
    if (Date.now() > until) fail(`another install seems to hold ${lock}. Maybe remove that folder.`)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  const release = () => rmSync(lock, { recursive: true, force: true })
  process.once('exit', release)
  try {
    writeFileSync(join(lock, 'pid'), String(process.pid))
    work()
  } finally {
    release()
    process.off('exit', release)
  }
}

function taken(lock) {
  try {
    mkdirSync(lock)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    return fail(
      `packages must be installed, but ${root} cannot be written (${error.code}). Maybe run it once as the owner of that folder.`,
    )
  }
}

/** A lock without a living owner; the five seconds cover the moment between the folder and its pid file. */
function isDead(lock) {
  const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
  const owner = Number(read(join(lock, 'pid')))
  return made !== undefined && Date.now() - made > 5_000 && !(owner && isAlive(owner))
}

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** A young generation of 3 × 8 MB: lists and overviews are short-lived, and more room only makes the process bigger. */
export const nodeFlags = ['--max-semi-space-size=8']

function runFile(node, file, args, env) {
  const child = spawn(node, [...nodeFlags, resolve(root, file), ...args], {
    stdio: 'inherit',
    env: { ...env, GANTRY_PARENT: String(process.pid) },
  })
  // A terminal's Ctrl-C reaches the child by itself; a second one would mean "at once".
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'))
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  if (process.env.npm_lifecycle_event) stopWithParent(child)
  child.on('error', (error) => fail(`${node} does not start: ${error.message}`))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

/** npm runs us through a shell that may die of a signal without passing it on. */
function stopWithParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 1_000).unref()
}

function lockStamp(file) {
  return `${createHash('sha256').update(readFileSync(file)).digest('hex')}-${process.platform}-${process.arch}`
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function say(text) {
  process.stderr.write(`gantry: ${text}\n`)
}

function fail(text) {
  say(text)
  process.exit(1)
}

const called = process.argv[1]
if (called && realpathSync(called) === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2)
  launch(file ?? fail('which file? Maybe: node scripts/run.mjs scripts/start.ts'), args)
}
