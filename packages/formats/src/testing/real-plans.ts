import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'

/** Plans saved by real tools beside the repository, where they are there. */
export const realPlans = resolve(import.meta.dirname, '../../../../../shared/data')
export const hasRealPlans = existsSync(realPlans)

/** Files of a folder by how their names end, as name and bytes. */
export function realFiles(folder: string, ending: string): readonly (readonly [string, Uint8Array])[] {
  const path = resolve(realPlans, folder)
  if (!existsSync(path)) return []
  return readdirSync(path)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => [basename(name), new Uint8Array(readFileSync(resolve(path, name)))])
}
