import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream, rmSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { flushPath } from '../open/embedded/flushed-nodefs.ts'
import type { BackupCounts, BackupLine } from './format.ts'

const batchBytes = 256 * 1024

/** Writes beside the wanted name and moves into place when whole and flushed, so that half a backup is never taken for one. */
export function openLineWriter(path: string) {
  const draft = `${path}.part`
  const hash = createHash('sha256')
  const gzip = createGzip({ level: 4 })
  const file = createWriteStream(draft, { mode: 0o600 })
  let failure: Error | undefined
  for (const stream of [gzip, file]) {
    stream.on('error', (error: Error) => {
      failure ??= error
    })
  }
  gzip.pipe(file)
  // One wait for all lines: a listener for each would pile up over a large backup.
  const closed = once(file, 'close')
  closed.catch(() => {})
  let held = ''

  async function flush(): Promise<void> {
    if (failure) throw failure
    hash.update(held)
    const text = held
    held = ''
    if (!gzip.write(text)) await Promise.race([once(gzip, 'drain'), closed])
  }

  return {
    async line(line: BackupLine): Promise<void> {
      held += `${JSON.stringify(line)}\n`
      if (held.length >= batchBytes) await flush()
    },

    async end(counts: BackupCounts): Promise<void> {
      await flush()
      gzip.end(`${JSON.stringify({ end: counts, sha256: hash.digest('hex') } satisfies BackupLine)}\n`)
      await finished(file)
      if (failure) throw failure
      flushPath(draft)
      await rename(draft, path)
      flushPath(dirname(path))
    },

    abandon(): void {
      gzip.destroy()
      file.destroy()
      rmSync(draft, { force: true })
    },
  }
}

export type LineWriter = ReturnType<typeof openLineWriter>
