import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, readdir, rename } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { BackupFile } from '../backup/format.ts'

const named = /^[0-9a-f]{64}$/

/** Every file that a folder of blobs keeps, for a backup; what is still coming in is left out. */
export async function* keptFiles(folder: string): AsyncGenerator<BackupFile> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isFile() && named.test(entry.name)) {
      yield { name: entry.name, bytes: createReadStream(join(entry.parentPath, entry.name)) }
    }
  }
}

/** Puts a file of a backup back where `folderBlobs` looks for it. A name that is no hash is passed over. */
export async function takeBack(folder: string, name: string, bytes: readonly Uint8Array[]): Promise<void> {
  if (!named.test(basename(name))) return
  const path = join(folder, name.slice(0, 2), name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await pipeline(bytes, createWriteStream(`${path}.incoming`, { mode: 0o600 }))
  await rename(`${path}.incoming`, path)
}
