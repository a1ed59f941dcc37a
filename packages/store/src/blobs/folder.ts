import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Blob, BlobStore } from './blob-store.ts'

/** A folder of files: `ab/ab12…` for the hash ab12…, so that no folder grows too wide. */
export function folderBlobs(folder: string): BlobStore {
  return {
    async put(content) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const temporary = join(folder, `.incoming-${randomUUID()}`)
      try {
        const blob = await writeDown(temporary, content)
        const path = pathOf(folder, blob.sha256)
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await rename(temporary, path)
        await flush(dirname(path))
        return blob
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
    },

    async get(sha256) {
      if (!/^[0-9a-f]{64}$/.test(sha256)) return undefined
      try {
        const file = await open(pathOf(folder, sha256), 'r')
        return file.createReadStream()
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
        throw error
      }
    },
  }
}

function pathOf(folder: string, sha256: string): string {
  return join(folder, sha256.slice(0, 2), sha256)
}

async function writeDown(path: string, content: AsyncIterable<Uint8Array>): Promise<Blob> {
  const hash = createHash('sha256')
  let bytes = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const piece of content) {
      hash.update(piece)
      bytes += piece.byteLength
      await file.writeFile(piece)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return { sha256: hash.digest('hex'), bytes }
}

/** The name of a new file is safe only once its folder is flushed; Windows flushes folders by itself. */
async function flush(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
