import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { StoreRefused } from '../../errors.ts'
import { startOfProcess } from './process-start.ts'

interface Holder {
  readonly pid: number
  /** When that process began, since process numbers are used again. */
  readonly started: string | null
  readonly host: string
}

const lockName = 'gantry.lock'
const heartbeatMs = 5_000
/** Another machine or container cannot be asked whether it lives; its lock counts while it was touched lately. */
const foreignHostMs = 30_000
/** How long another process may have been between reading a stale lock and moving it aside. */
const settleMs = 100

/**
 * Two processes on one folder destroy each other's rows, and the embedded database takes no lock of its own.
 * Returns the way to let go. @throws StoreRefused 'store.folder-in-use'
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, lockName)
  const me: Holder = { pid: process.pid, started: startOfProcess(process.pid), host: hostname() }
  const mine = JSON.stringify({ ...me, id: crypto.randomUUID() })
  const draft = `${path}.${crypto.randomUUID()}`
  writeFileSync(draft, mine, { mode: 0o600 })
  try {
    do {
      while (!link(draft, path)) removeIfStale(path, folder)
      pause(settleMs)
      // Someone who took ours for the stale one they had read a moment before may have moved it aside by now.
    } while (read(path) !== mine)
  } finally {
    rmSync(draft, { force: true })
  }
  const heartbeat = setInterval(() => touch(path), heartbeatMs)
  heartbeat.unref()
  return () => {
    clearInterval(heartbeat)
    if (read(path) === mine) rmSync(path, { force: true })
  }
}

function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/** Linking is atomic: the lock appears whole or not at all. False when there is one. */
function link(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moved aside first and looked at again: between reading and removing, someone else may have put a fresh one there. */
function removeIfStale(path: string, folder: string): void {
  const found = read(path)
  if (found === undefined) return
  const holder = parse(found)
  if (holder && isAlive(holder, path)) throw inUse(holder, folder)
  const aside = `${path}.stale.${crypto.randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (read(aside) !== found && !link(aside, path)) throw inUse(holder ?? { pid: 0, started: null, host: '' }, folder)
  rmSync(aside, { force: true })
}

function isAlive(holder: Holder, path: string): boolean {
  if (holder.host !== hostname()) return ageMs(path) < foreignHostMs
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const started = startOfProcess(holder.pid)
  return started === null || holder.started === null || started === holder.started
}

function inUse(holder: Holder, folder: string): StoreRefused {
  const who =
    holder.host && holder.host !== hostname() ? `process ${holder.pid} on ${holder.host}` : `process ${holder.pid}`
  return new StoreRefused(
    'store.folder-in-use',
    `The data folder ${folder} is in use by ${who}. Maybe stop that Gantry first, or speak to it: the gantry command does so by itself. Two at once would destroy data.`,
    { folder, pid: holder.pid, host: holder.host },
  )
}

function parse(text: string): Holder | undefined {
  try {
    const holder = JSON.parse(text) as Partial<Holder>
    return typeof holder.pid === 'number' && typeof holder.host === 'string'
      ? { pid: holder.pid, started: holder.started ?? null, host: holder.host }
      : undefined
  } catch {
    return undefined
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function ageMs(path: string): number {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}

function touch(path: string): void {
  try {
    utimesSync(path, new Date(), new Date())
  } catch {
    // The folder is gone; the database will say so itself.
  }
}
