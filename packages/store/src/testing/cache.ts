import { readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { ownVersion } from '../open/embedded/cluster.ts'

const dayMs = 24 * 60 * 60_000
const prefix = `gantry-store-${userInfo().username}-`

/** Where something made once for many test runs is kept: in the temporary folder, per user and version of the database. */
export function cached(name: string): string {
  return join(tmpdir(), `${prefix}${ownVersion()}-${name}`)
}

/** What nobody made anew for a day is of an older schema. */
export function removeOld(): void {
  for (const name of readdirSync(tmpdir()).filter((file) => file.startsWith(prefix))) {
    const path = join(tmpdir(), name)
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now())
    if (age > dayMs) rmSync(path, { force: true, recursive: true })
  }
}
