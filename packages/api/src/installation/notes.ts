import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupNote, VerifiedNote } from '@gantry/app/installation/health'
import { z } from 'zod'

/** What an installation remembers of itself, in its data folder: a store restored elsewhere is another installation. */
export interface Notes {
  lastBackup(): BackupNote | null
  noteBackup(note: BackupNote): Promise<void>
  lastVerified(org: string): VerifiedNote | null
  noteVerified(org: string, note: VerifiedNote): Promise<void>
}

const backup = z.object({ at: z.string(), bytes: z.number() })
const verified = z.object({ at: z.string(), holds: z.boolean(), events: z.number() })
const shape = z.object({ backup: backup.nullable(), verified: z.record(z.string(), verified) })

export async function openNotes(dataDir: string): Promise<Notes> {
  const file = join(dataDir, 'notes.json')
  const notes = await readNotes(file)
  let writing = Promise.resolve()
  const write = async () => {
    writing = writing.then(async () => {
      await writeFile(`${file}.new`, `${JSON.stringify(notes)}\n`, { mode: 0o600 })
      await rename(`${file}.new`, file)
    })
    await writing
  }
  return {
    lastBackup: () => notes.backup,
    lastVerified: (org) => notes.verified[org] ?? null,
    async noteBackup(note) {
      notes.backup = note
      await write()
    },
    async noteVerified(org, note) {
      notes.verified[org] = note
      await write()
    },
  }
}

/** Nothing hangs on them: what cannot be read is forgotten. */
async function readNotes(file: string): Promise<z.infer<typeof shape>> {
  try {
    return shape.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return { backup: null, verified: {} }
  }
}
