import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import type { DroppedFile } from '../imports/parsed-file.ts'

/** Where the invented organisation lies, as anybody may read it. */
const folder = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'eastmarch')

const node = z.object({
  id: z.string(),
  title: z.string(),
  type: z.enum(['portfolio', 'programme', 'project']),
  parent: z.string().nullable(),
  unit: z.string(),
  category: z.string(),
  description: z.string(),
  owner: z.string(),
  manager: z.string(),
})
const entry = z.object({
  initiative: z.string(),
  state: z.string().optional(),
  fields: z.record(z.string(), z.unknown()),
})
const organisation = z.object({ tree: z.array(node), registers: z.record(z.string(), z.array(entry)) })

export type SampleNode = z.infer<typeof node>
export type SampleEntry = z.infer<typeof entry>

/** The tree and the registers. */
export async function readSample(): Promise<z.infer<typeof organisation>> {
  return organisation.parse(JSON.parse(await readFile(join(folder, 'organisation.json'), 'utf8')))
}

/** The quarterly returns, oldest first, as somebody would drop them. */
export async function readReturns(): Promise<DroppedFile[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.csv')).sort()
  return await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(folder, name)) })))
}
