import { cpSync, existsSync, renameSync } from 'node:fs'
import { ensureCluster } from '../open/embedded/cluster.ts'
import { alone } from './alone.ts'
import { cached, removeOld } from './cache.ts'

/** Makes `dataDir` as a first start would, its database still without tables, by copying: a second instead of five. */
export async function newFolder(dataDir: string): Promise<void> {
  const made = cached('folder')
  if (!existsSync(made)) {
    await alone(`${made}.lock`, async () => {
      if (existsSync(made)) return
      removeOld()
      const draft = `${made}.${process.pid}`
      await ensureCluster(draft)
      renameSync(draft, made)
    })
  }
  cpSync(made, dataDir, { recursive: true })
}
