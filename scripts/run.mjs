// Runs a file of this repository on Node 24, from any Node ≥ 20.19: finds or installs that Node,
// installs the workspace's packages when its lock file has changed, then starts the file.
//
//   node scripts/run.mjs FILE [ARG…]
//
// Plain JavaScript with no dependency, because it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const wanted = 24

export function main(argv) {
  const [file, ...args] = argv
  const quiet = process.env.GANTRY_QUIET === '1'
  const say = (text) => quiet || process.stderr.write(`gantry: ${text}\n`)
  const node = ownNode() ?? broughtNode(say)
  const env = { ...process.env, PATH: dirname(node) + delimiter + (process.env.PATH ?? '') }
  withLock(() => installPackages(node, env, say))
  runFile(node, file, args, env)
}

/** This process's own Node, when it is new enough. */
function ownNode() {
  return Number(process.versions.node.split('.')[0]) >= wanted ? process.execPath : undefined
}

/** The Node that runtime/ locks for this platform; installed on first use. */
function broughtNode(say) {
  const folder = join(root, 'runtime')
  const stamp = lockStamp(join(folder, 'package-lock.json'))
  const stampFile = join(folder, 'node_modules', '.gantry-stamp')
  if (read(stampFile) !== stamp) {
    say(`this machine has Node ${process.versions.node}; fetching the Node ${wanted} that Gantry runs on`)
    withLock(() => npm(process.execPath, ['ci', '--no-audit', '--no-fund', '--include=optional', '--ignore-scripts'], folder, process.env))
    writeFileSync(stampFile, stamp)
  }
  const node = findNode(join(folder, 'node_modules'))
  if (!node) {
    fail(
      `there is no packaged Node for ${process.platform}-${process.arch}${isMusl() ? ' with musl' : ''}. ` +
        `Maybe install Node ${wanted} or later yourself (https://nodejs.org) and run the command again.`,
    )
  }
  return node
}

function findNode(modules) {
  const exe = process.platform === 'win32' ? 'node.exe' : 'node'
  for (const name of existsSync(modules) ? readdirSync(modules) : []) {
    for (const path of [join(modules, name, 'bin', exe), join(modules, name, exe)]) {
      if (existsSync(path) && statSync(path).isFile() && spawnSync(path, ['-v']).status === 0) return path
    }
  }
  return undefined
}

function isMusl() {
  return process.platform === 'linux' && !process.report?.getReport?.().header?.glibcVersionRuntime
}

/** `npm ci` for the workspace, skipped while node_modules carries the stamp of this lock file. */
function installPackages(node, env, say) {
  const stamp = lockStamp(join(root, 'package-lock.json'))
  const stampFile = join(root, 'node_modules', '.gantry-stamp')
  if (read(stampFile) === stamp) return
  say('installing packages (first run, or the lock file changed)')
  npm(node, ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], root, env)
  writeFileSync(stampFile, stamp)
}

function npm(node, args, cwd, env) {
  const cli = npmCli()
  const [command, all] = cli ? [node, [cli, ...args]] : ['npm', args]
  const done = spawnSync(command, all, { cwd, env, stdio: ['ignore', 2, 2], shell: !cli && process.platform === 'win32' })
  if (done.status !== 0) fail(`npm ${args[0]} failed in ${cwd}. Maybe the npm registry cannot be reached from this machine.`)
}

/** npm's own JavaScript: from the npm that called us, else beside this Node. */
function npmCli() {
  const called = process.env.npm_execpath
  if (called && /npm-cli\.js$/.test(called) && existsSync(called)) return called
  const bin = dirname(process.execPath)
  const places = [join(bin, 'node_modules', 'npm'), join(bin, '..', 'lib', 'node_modules', 'npm')]
  return places.map((place) => join(place, 'bin', 'npm-cli.js')).find((path) => existsSync(path))
}

/** Two `npm start` at once must not both install: a folder is the lock, its owner's pid tells a dead one. */
function withLock(work) {
  const lock = join(root, '.gantry-install-lock')
  const until = Date.now() + 15 * 60_000
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch {
      const owner = Number(read(join(lock, 'pid')))
      const old = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 5_000
      if (old && !(owner && alive(owner))) rmSync(lock, { recursive: true, force: true })
      if (Date.now() > until) fail(`another install seems to hold ${lock}. Maybe remove that folder.`)
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
    }
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

function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function runFile(node, file, args, env) {
  const child = spawn(node, [resolve(root, file), ...args], { stdio: 'inherit', env: { ...env, GANTRY_PARENT: String(process.pid) } })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

function lockStamp(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex') + `-${process.platform}-${process.arch}`
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

function fail(text) {
  process.stderr.write(`gantry: ${text}\n`)
  process.exit(1)
}

main(process.argv.slice(2))
