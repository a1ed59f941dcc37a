import { randomUUID } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openEventStream } from '@gantry/app/events/event-stream'
import { backUp } from '@gantry/store/backup'
import { folderBlobs } from '@gantry/store/blobs/folder'
import { keptFiles } from '@gantry/store/blobs/kept-files'
import type { Database } from '@gantry/store/database'
import { sealAll } from '@gantry/store/events/seal'
import type { Signer } from '@gantry/store/events/signer'
import type { Installation } from './installation.ts'

export interface InstallationOptions {
  readonly store: Database
  /** Attached files go to `files` below it, backups on their way out to `backups`. */
  readonly dataDir: string
  readonly signer: Signer
}

/** What the routes share of one data folder. */
export async function openInstallation({ store, dataDir, signer }: InstallationOptions): Promise<Installation> {
  const files = filesIn(dataDir)
  return {
    signer,
    stream: await openEventStream(store),
    blobs: folderBlobs(files),
    async makeBackup() {
      await sealAll(store, signer)
      const folder = join(dataDir, 'backups')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `outgoing-${randomUUID()}.backup`)
      await backUp(store, path, { made: new Date(), files: keptFiles(files) })
      return path
    },
  }
}

/** Where attached files are. */
export function filesIn(dataDir: string): string {
  return join(dataDir, 'files')
}
