import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import type { DroppedFile } from './parsed-file.ts'

const keptHours = 2
const prefix = 'gantry-drop-'

interface Manifest {
  readonly org: string
  readonly user: string
  readonly names: readonly string[]
}

/** Puts dropped files aside between preview and import, for whoever dropped them. Resolves to the token to find them by. */
export async function keepDrop(context: Context, files: readonly DroppedFile[]): Promise<string> {
  await forgetOldDrops()
  const folder = await mkdtemp(join(tmpdir(), prefix))
  const token = context.newId()
  const own = join(folder, token)
  await mkdir(own, { mode: 0o700 })
  await Promise.all(files.map((file, i) => writeFile(join(own, String(i)), file.bytes, { mode: 0o600 })))
  const manifest: Manifest = { org: context.org, user: owner(context), names: files.map((file) => file.name) }
  await writeFile(join(own, 'manifest.json'), JSON.stringify(manifest), { mode: 0o600 })
  return `${folder.slice(folder.lastIndexOf(prefix) + prefix.length)}.${token}`
}

/** The files of a token; another person's, an unknown and an old one answer alike. */
export async function takeDrop(context: Context, token: string): Promise<Outcome<DroppedFile[]>> {
  const folder = folderOf(token)
  const manifest = folder === undefined ? undefined : await readManifest(folder)
  if (!folder || !manifest || manifest.org !== context.org || manifest.user !== owner(context)) return gone
  const files = manifest.names.map(async (name, i) => ({ name, bytes: await readFile(join(folder, String(i))) }))
  return done(await Promise.all(files))
}

export async function forgetDrop(token: string): Promise<void> {
  const folder = folderOf(token)
  if (folder) await rm(join(folder, '..'), { recursive: true, force: true })
}

/** 'Ab3x9Q.<id>' → its folder; undefined for any other text, so that no path can be made of one. */
function folderOf(token: string): string | undefined {
  const [, name, id] = /^([A-Za-z0-9]{6})\.([0-9a-f-]{36})$/.exec(token) ?? []
  return name && id ? join(tmpdir(), `${prefix}${name}`, id) : undefined
}

async function readManifest(folder: string): Promise<Manifest | undefined> {
  try {
    return JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest
  } catch {
    return undefined
  }
}

async function forgetOldDrops(): Promise<void> {
  const names = (await readdir(tmpdir())).filter((name) => name.startsWith(prefix))
  const before = Date.now() - keptHours * 3_600_000
  for (const name of names) {
    const folder = join(tmpdir(), name)
    const made = await stat(folder).catch(() => undefined)
    if (made && made.mtimeMs < before) await rm(folder, { recursive: true, force: true })
  }
}

function owner({ actor }: Context): string {
  return actor.user ?? actor.person ?? actor.kind
}

const gone = refuse({
  id: 'import.preview-gone',
  status: 404,
  message: 'The files of this preview are no longer here.',
  mend: `Maybe drop them again; they are kept for ${keptHours} hours.`,
})
