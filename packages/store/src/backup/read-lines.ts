import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { StoreRefused } from '../errors.ts'
import type { BackupLine, End, Header } from './format.ts'

/**
 * The lines of a backup, first the header; ends after having checked that the file is whole.
 * @throws StoreRefused 'backup.not-a-backup', 'backup.newer', 'backup.truncated'
 */
export async function* readLines(path: string): AsyncGenerator<BackupLine> {
  const hash = createHash('sha256')
  let first = true
  let ended = false
  for await (const text of textLines(path)) {
    if (ended) throw damaged(path)
    const line = parse(text, path, first)
    if (first) checkHeader(line, path)
    first = false
    if (isEnd(line)) {
      ended = true
      if (line.sha256 !== hash.digest('hex')) throw damaged(path)
    } else {
      hash.update(text).update('\n')
    }
    yield line
  }
  if (first) throw notABackup(path)
  if (!ended) throw damaged(path)
}

async function* textLines(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const gunzip = createGunzip()
  file.on('error', (error) => gunzip.destroy(error))
  let held: Buffer[] = []
  try {
    for await (const chunk of file.pipe(gunzip) as AsyncIterable<Buffer>) {
      let from = 0
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield Buffer.concat([...held, chunk.subarray(from, at)]).toString('utf8')
        held = []
        from = at + 1
      }
      held.push(chunk.subarray(from))
    }
  } catch (error) {
    throw unreadable(error, path)
  } finally {
    file.destroy()
  }
  if (held.some((rest) => rest.length > 0)) throw damaged(path)
}

function unreadable(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'Z_BUF_ERROR') return damaged(path)
  if (code === 'Z_DATA_ERROR') return notABackup(path)
  return error
}

function parse(text: string, path: string, first: boolean): BackupLine {
  try {
    return JSON.parse(text) as BackupLine
  } catch {
    throw first ? notABackup(path) : damaged(path)
  }
}

function checkHeader(line: BackupLine, path: string): asserts line is Header {
  const header = line as Partial<Header>
  if (header?.format !== 'gantry-backup') throw notABackup(path)
  if (header.version === 1 && Array.isArray(header.migrations)) return
  throw new StoreRefused('backup.newer', `${path} was written by a newer Gantry. Maybe update this one first.`, {
    path,
  })
}

export function isEnd(line: BackupLine): line is End {
  return typeof line === 'object' && !Array.isArray(line) && 'end' in line
}

function notABackup(path: string): StoreRefused {
  return new StoreRefused('backup.not-a-backup', `${path} is not a backup of Gantry. Maybe another file was meant.`, {
    path,
  })
}

function damaged(path: string): StoreRefused {
  return new StoreRefused(
    'backup.truncated',
    `${path} is cut off or changed: its end or its checksum is wrong. Maybe it was not copied whole; nothing was restored from it.`,
    { path },
  )
}
