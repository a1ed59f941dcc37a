import type { MatchTarget } from '../types.ts'
import { wordsOf } from './name-similarity.ts'
import { formerName, normaliseName, presentName } from './normalise-name.ts'
import { idFamily } from './id-family.ts'

export type Identity = { source: string | null; externalId: string | null; title: string; unit: string | null }
/** One initiative with everything it was called, newest last. */
export type Initiative = { target: MatchTarget; identities: Identity[] }

/** Initiatives found by id, exact name, normalised name, id family and the words of their names. */
export class KnownInitiatives {
  readonly all: Initiative[] = []
  private readonly ids = new Map<string, Set<Initiative>>()
  private readonly names = new Map<string, Set<Initiative>>()
  private readonly normal = new Map<string, Set<Initiative>>()
  private readonly families = new Map<string, Set<Initiative>>()
  private readonly aliases = new Map<string, Set<Initiative>>()
  private readonly words = new Map<string, Set<Initiative>>()
  private readonly normalised = new Map<string, string>()
  private readonly worded = new Map<string, string[]>()

  add(initiative: Initiative): void {
    this.all.push(initiative)
    for (const identity of initiative.identities) this.index(initiative, identity)
  }

  /** One more name of an initiative; one it already has only becomes its newest. */
  learn(initiative: Initiative, identity: Identity): void {
    const known = initiative.identities.findIndex((other) => isEqual(other, identity))
    if (known === initiative.identities.length - 1 && known !== -1) return
    if (known === -1) this.index(initiative, identity)
    else initiative.identities.splice(known, 1)
    initiative.identities.push(identity)
  }

  /** `normaliseName`, computed once a name. */
  normalName(title: string): string {
    return remember(this.normalised, title, normaliseName)
  }

  nameWords(title: string): string[] {
    return remember(this.worded, title, (name) => wordsOf(this.normalName(name)))
  }

  byId(id: string): Initiative[] {
    return [...(this.ids.get(foldId(id)) ?? [])]
  }

  byName(title: string): Initiative[] {
    return [...(this.names.get(foldName(title)) ?? [])]
  }

  byNormalName(title: string): Initiative[] {
    return [...(this.normal.get(this.normalName(title)) ?? [])]
  }

  /** Initiatives one of whose names mentions this one: "… (formerly X)" for "X", and the other way round. */
  byAlias(title: string): Initiative[] {
    const names = [formerName(title), presentName(title)].filter((name) => name !== null && name !== title)
    const mentioned = names.flatMap((name) => [...(this.normal.get(this.normalName(name as string)) ?? [])])
    return [...new Set([...mentioned, ...(this.aliases.get(this.normalName(title)) ?? [])])]
  }

  byFamily(id: string): Initiative[] {
    const family = idFamily(id)
    return family === null ? [] : [...(this.families.get(family) ?? [])]
  }

  /** How many initiatives use a word in a name. */
  spread(word: string): number {
    return this.words.get(word)?.size ?? 0
  }

  /** Initiatives that share a word that is not everywhere. */
  sharing(words: string[]): Set<Initiative> {
    const found = new Set<Initiative>()
    for (const word of words) {
      const holders = this.words.get(word)
      if (holders !== undefined && holders.size <= 200) for (const holder of holders) found.add(holder)
    }
    return found
  }

  private index(initiative: Initiative, { externalId, title }: Identity): void {
    if (externalId !== null) {
      put(this.ids, foldId(externalId), initiative)
      const family = idFamily(externalId)
      if (family !== null) put(this.families, family, initiative)
    }
    put(this.names, foldName(title), initiative)
    put(this.normal, this.normalName(title), initiative)
    for (const name of [formerName(title), presentName(title)]) {
      if (name !== null && name !== title) put(this.aliases, this.normalName(name), initiative)
    }
    for (const word of this.nameWords(title)) put(this.words, word, initiative)
  }
}

function isEqual(a: Identity, b: Identity): boolean {
  return a.source === b.source && a.externalId === b.externalId && a.title === b.title && a.unit === b.unit
}

function remember<Value>(known: Map<string, Value>, key: string, compute: (key: string) => Value): Value {
  let value = known.get(key)
  if (value === undefined) {
    value = compute(key)
    known.set(key, value)
  }
  return value
}

function put(index: Map<string, Set<Initiative>>, key: string, initiative: Initiative): void {
  if (key === '') return
  const found = index.get(key)
  if (found === undefined) index.set(key, new Set([initiative]))
  else found.add(initiative)
}

export function foldId(id: string): string {
  return id.trim().toLowerCase()
}

/** Exact but for case and runs of spaces. */
export function foldName(title: string): string {
  return title.replace(/\s+/g, ' ').trim().toLowerCase()
}
