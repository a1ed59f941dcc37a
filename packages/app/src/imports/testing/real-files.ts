import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { DroppedFile } from '../parsed-file.ts'

const folder = join(import.meta.dirname, '../../../../../../shared/data/portfolio')

/** Published portfolios beside the repository; tests that need them are left out where they are not. */
export const haveRealFiles = existsSync(folder)

export function realFiles(...paths: readonly string[]): DroppedFile[] {
  return paths.map((path) => ({ name: basename(path), bytes: readFileSync(join(folder, path)) }))
}

export const tenReleases = Array.from({ length: 10 }, (_, i) => `uk-gmpp/gmpp_${2014 + i}.csv`)
