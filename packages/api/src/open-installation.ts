import { randomUUID } from 'node:crypto'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { openEventStream } from '@gantry/app/events/event-stream'
import { openPlanDesk } from '@gantry/app/plans/desk'
import { backUp } from '@gantry/store/backup'
import { folderBlobs } from '@gantry/store/blobs/folder'
import { keptFiles } from '@gantry/store/blobs/kept-files'
import type { Database } from '@gantry/store/database'
import { sealAll } from '@gantry/store/events/seal'
import type { Signer } from '@gantry/store/events/signer'
import type { Installation } from './installation.ts'
import { folderSize } from './installation/folder-size.ts'
import { openNotes } from './installation/notes.ts'
import { RequestTimes } from './installation/request-times.ts'

export interface InstallationOptions {
  readonly store: Database
  /** Attached files go to `files` below it, backups on their way out to `backups`. */
  readonly dataDir: string
  readonly signer: Signer
  /** When the sealer last ended a round well, epoch milliseconds. */
  readonly lastRound?: () => number | undefined
  /** Told when the dates of a plan’s tasks could not be written behind it. */
  readonly plansFailed?: (error: unknown) => void
}

/** What the routes share of one data folder. */
export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const { store, dataDir, signer, lastRound } = options
  const files = filesIn(dataDir)
  const notes = await openNotes(dataDir)
  const requests = new RequestTimes()
  return {
    signer,
    stream: await openEventStream(store),
    plans: await openPlanDesk(store, { ...(options.plansFailed && { failed: options.plansFailed }) }),
    blobs: folderBlobs(files),
    notes,
    requests,
    health: {
      folder: folderSize(dataDir),
      process: processFigures,
      requests: (now) => requests.figures(Date.parse(now)),
      lastBackup: notes.lastBackup,
      lastVerified: notes.lastVerified,
      lastRoundAt() {
        const at = lastRound?.()
        return at === undefined ? null : new Date(at).toISOString()
      },
    },
    async makeBackup() {
      await sealAll(store, signer)
      const folder = join(dataDir, 'backups')
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = join(folder, `outgoing-${randomUUID()}.backup`)
      const made = new Date()
      await backUp(store, path, { made, files: keptFiles(files) })
      await notes.noteBackup({ at: made.toISOString(), bytes: (await stat(path)).size })
      return path
    },
  }
}

function processFigures() {
  return {
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    memoryBytes: process.memoryUsage.rss(),
    node: process.versions.node,
  }
}

/** Where attached files are. */
export function filesIn(dataDir: string): string {
  return join(dataDir, 'files')
}
