// Writes THIRD-PARTY.md (--write), or checks that it is current and that every licence is one we may use (--check).
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isAllowed } from './licence.ts'
import { root } from './root.ts'

interface LockedPackage {
  readonly version?: string
  readonly license?: string
  readonly link?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly peerDependenciesMeta?: Readonly<Record<string, { optional?: boolean }>>
}

type Lock = Readonly<Record<string, LockedPackage>>

interface Part {
  readonly name: string
  readonly version: string
  readonly licence: string
}

/** Packages whose package.json names no SPDX licence, with what their authors say elsewhere. */
const readByHand: Readonly<Record<string, string>> = {
  'buffers@0.1.1': 'MIT', // LICENSE in its repository, which the published package lacks
  'chainsaw@0.1.0': 'MIT', // "MIT/X11"
}

const file = join(root, 'THIRD-PARTY.md')
const parts = [...productionParts('package-lock.json'), ...productionParts('runtime/package-lock.json')].sort(byName)
const text = document(parts)

if (process.argv.includes('--write')) writeFileSync(file, text)
const problems = parts.filter(({ licence }) => !isAllowed(licence)).map(forbidden)
if (read(file) !== text) problems.push('THIRD-PARTY.md is out of date. Maybe: npm run check -- --fix')
for (const problem of problems) console.error(problem)
process.exit(problems.length > 0 ? 1 : 0)

/** What the product itself needs, on any system: all that is reached from our packages without their development tools. */
function productionParts(lockFile: string): Part[] {
  const lock = (JSON.parse(readFileSync(join(root, lockFile), 'utf8')) as { packages: Lock }).packages
  const reached = new Set(Object.keys(lock).filter((path) => !path.includes('node_modules/')))
  const found = new Map<string, Part>()
  for (const path of reached) {
    for (const next of needsOf(lock, path)) reached.add(next)
    const { version, license, link } = lock[path] ?? {}
    if (!version || link || !path.includes('node_modules/')) continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const licence = readByHand[`${name}@${version}`] ?? license ?? installedLicence(path)
    found.set(`${name}@${version}`, { name, version, licence })
  }
  return [...found.values()]
}

/** Paths in the lock file of what one package needs at run time. */
function needsOf(lock: Lock, path: string): string[] {
  const { dependencies, optionalDependencies, peerDependencies, peerDependenciesMeta } = lock[path] ?? {}
  const peers = Object.keys(peerDependencies ?? {}).filter((name) => !peerDependenciesMeta?.[name]?.optional)
  const names = [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]
  return names.flatMap((name) => locate(lock, path, name) ?? [])
}

/** Node's own search: the nearest node_modules above `path` that has `name`. */
function locate(lock: Lock, path: string, name: string): string | undefined {
  for (let folder: string | undefined = path; folder !== undefined; folder = above(folder)) {
    const candidate = `${folder}${folder === '' ? '' : '/'}node_modules/${name}`
    if (lock[candidate]) return candidate
  }
  return undefined
}

function above(path: string): string | undefined {
  if (path === '') return undefined
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : ''
}

/** Old packages say `licenses: [{ type }]`, which the lock file does not carry. */
function installedLicence(path: string): string {
  const said = read(join(root, path, 'package.json'))
  const { license, licenses } = (said ? JSON.parse(said) : {}) as {
    license?: string | { type: string }
    licenses?: { type: string }[]
  }
  return typeof license === 'string'
    ? license
    : (license?.type ?? licenses?.map(({ type }) => type).join(' OR ') ?? 'unknown')
}

function document(rows: readonly Part[]): string {
  const lines = rows.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)
  return [
    '# Third-party software',
    '',
    'What Gantry installs beside its own code, on any system, and the licence of each part. Written by',
    '`npm run check -- --fix` from the lock files; tools used only to develop Gantry are not listed. Each package carries',
    'its licence text in `node_modules`.',
    '',
    '| Package | Version | Licence |',
    '|---|---|---|',
    ...lines,
    '',
  ].join('\n')
}

function forbidden({ name, version, licence }: Part): string {
  return (
    `${name} ${version} comes under “${licence}”, which is not among the licences we may use. ` +
    'Maybe look for another package, or read its licence and note it in scripts/third-party.ts.'
  )
}

function byName(a: Part, b: Part): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
