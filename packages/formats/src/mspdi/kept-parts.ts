import { type Element, innerXml, outerXml } from './element.ts'
import type { TextPool } from './text-pool.ts'

/**
 * What an entry says, by key, as the XML inside each field. The key is the field's name; fields that repeat have one key
 * each (`Baseline:0`) where something tells them apart, else one key together (`*TimephasedData`, outer XML).
 */
export type Parts = Map<string, string>

const toldApartBy: Readonly<Record<string, string>> = {
  Baseline: 'Number',
  ExtendedAttribute: 'FieldID',
  OutlineCode: 'FieldID',
}

/** The parts of an entry, without those the caller reads whole by itself. */
export function partsOf(element: Element, without: ReadonlySet<string> = none): Parts {
  const parts: Parts = new Map()
  const { children } = element
  if (children === undefined) return parts
  let repeated: Map<string, string[]> | undefined
  for (const child of children) {
    const { name } = child
    if (without.has(name)) continue
    const key = keyOf(child)
    if (key === undefined || parts.has(key)) {
      const list = (repeated ??= new Map<string, string[]>()).get(name)
      if (list === undefined) repeated.set(name, [outerXml(child)])
      else list.push(outerXml(child))
    } else parts.set(key, innerXml(child))
  }
  for (const [name, list] of repeated ?? []) parts.set(`*${name}`, list.join(''))
  return parts
}

const none: ReadonlySet<string> = new Set()

function keyOf({ name, children }: Element): string | undefined {
  if (name === 'TimephasedData' || name === '__proto__') return undefined
  const by = children === undefined ? undefined : toldApartBy[name]
  if (by === undefined) return name
  const mark = children?.find((child) => child.name === by)?.text
  return mark === undefined ? name : `${name}:${mark}`
}

/**
 * What a file said beyond the model, so that writing gives it back. `fields`: what the model has no word for.
 * `respelled`: where the file said in other words (or not at all, null) what we should have written: [the file's, ours].
 * The file's words are written as long as ours would still be the same, that is, until someone changes the value.
 */
export interface KeptParts {
  readonly fields?: Readonly<Record<string, string>>
  readonly respelled?: Readonly<Record<string, readonly [string | null, string]>>
}

/** What has to be kept beside our own words to give back the file's. */
export function differenceOf(file: Parts, ours: Parts, pool: TextPool): KeptParts | undefined {
  const fields: Record<string, string> = {}
  const respelled: Record<string, readonly [string | null, string]> = {}
  let found = 0
  let more = 0
  let others = 0
  for (const [key, text] of file) {
    const own = ours.get(key)
    if (own === undefined) {
      fields[key] = pool.own(text)
      more++
      continue
    }
    found++
    if (own === text || key === 'UID') continue
    respelled[key] = [pool.own(text), pool.own(own)]
    others++
  }
  if (found < ours.size)
    for (const [key, own] of ours) {
      if (file.has(key)) continue
      respelled[key] = [null, pool.own(own)]
      others++
    }
  if (more === 0 && others === 0) return undefined
  return { ...(more === 0 ? {} : { fields }), ...(others === 0 ? {} : { respelled }) }
}

/** Our words and what was kept, as they go into a file. */
export function mergeParts(ours: Parts, kept: KeptParts | undefined): Parts {
  if (kept === undefined) return ours
  const parts: Parts = new Map()
  for (const [key, own] of ours) {
    const respelled = kept.respelled?.[key]
    if (respelled === undefined || respelled[1] !== own) parts.set(key, own)
    else if (respelled[0] !== null) parts.set(key, respelled[0])
  }
  for (const [key, text] of Object.entries(kept.fields ?? {}))
    if (!parts.has(key) && !ours.has(key)) parts.set(key, text)
  return parts
}
