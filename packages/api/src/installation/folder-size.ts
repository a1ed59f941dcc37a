import { readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderFigures } from '@gantry/app/installation/health'

const keptMs = 60_000

/** How much a data folder holds and its disk has left; looked up once a minute at most. */
export function folderSize(folder: string): () => Promise<FolderFigures> {
  let last: { readonly at: number; readonly figures: Promise<FolderFigures> } | undefined
  return () => {
    if (last === undefined || Date.now() - last.at > keptMs) last = { at: Date.now(), figures: measure(folder) }
    return last.figures
  }
}

async function measure(folder: string): Promise<FolderFigures> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  let bytes = 0
  for (const entry of entries) if (entry.isFile()) bytes += await sizeOf(join(entry.parentPath, entry.name))
  const disk = await statfs(folder).catch(() => null)
  return { bytes, freeBytes: disk && disk.bavail * disk.bsize }
}

/** A file that the database took away meanwhile holds nothing. */
async function sizeOf(file: string): Promise<number> {
  return await stat(file).then(
    ({ size }) => size,
    () => 0,
  )
}
