import { filesIn } from '@gantry/api/open-installation'
import { type BackupCounts, restore } from '@gantry/store/backup'
import { takeBack } from '@gantry/store/blobs/kept-files'
import { pino } from 'pino'

/**
 * Fills an empty data folder or database from a backup, its attached files too.
 * @throws StoreRefused when the store holds something, or the file is no whole backup of ours
 */
export async function restoreInto(
  file: string,
  { dataDir, databaseUrl }: { readonly dataDir: string; readonly databaseUrl?: string | undefined },
): Promise<BackupCounts> {
  const folder = filesIn(dataDir)
  const { database, counts } = await restore(file, {
    dataDir,
    databaseUrl,
    log: pino({ level: 'silent' }),
    takeFile: (name, bytes) => takeBack(folder, name, bytes),
  })
  // The heads were signed by the key of another installation, which no backup holds; this one signs them at its start.
  await database.transaction('system', (tx) => tx.query({ text: 'update seal_head set signature = null' }))
  await database.close()
  return counts
}
