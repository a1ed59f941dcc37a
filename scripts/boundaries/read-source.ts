import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix, relative, sep } from 'node:path'
import { root } from '../root.ts'

export interface Source {
  /** Path in the repository, with forward slashes. */
  readonly path: string
  /** `packages/domain`, `apps/web`, … */
  readonly part: string
  /** Tests and their helpers may use Node, a clock and the environment. */
  readonly isTest: boolean
  /** The text without its comments. */
  readonly code: string
}

export function readSources(): Source[] {
  const files = globSync('{apps,packages}/*/src/**/*.{ts,tsx}', { cwd: root })
  return files.map((file) => toSource(file.split(sep).join('/'), readFileSync(join(root, file), 'utf8')))
}

export function toSource(path: string, text: string): Source {
  return {
    path,
    part: path.split('/').slice(0, 2).join('/'),
    isTest: /\.test\.tsx?$|\/testing\//.test(path),
    code: text.replace(/\/\*[\s\S]*?\*\//g, ' ').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1'),
  }
}

/** Every module a file names: import, export … from, import(), and side-effect imports. */
export function importsOf({ code }: Source): string[] {
  return [...code.matchAll(/\b(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g)].flatMap(([, name]) => name ?? [])
}

/** The name behind `@gantry/…`, without its subpath. */
export function ourPackage(name: string): string | undefined {
  return /^@gantry\/([^/]+)/.exec(name)?.[1]
}

/** Whether a relative import leaves its own package. */
export function leavesPackage({ path, part }: Source, name: string): boolean {
  if (!name.startsWith('.')) return false
  const target = posix.normalize(posix.join(dirname(path), name))
  return relative(part, target).startsWith('..')
}
