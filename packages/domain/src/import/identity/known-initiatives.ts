import type { IdentityFigures, MatchTarget } from '../types.ts'
import { figureKeys } from './identity-figures.ts'
import { emptyWords, rarity, wordsOf } from './name-similarity.ts'
import { acronymLength, initialRuns, nameTokens, type NameToken } from './name-tokens.ts'
import { formerName, normaliseName, presentName } from './normalise-name.ts'
import { idFamily } from './id-family.ts'

export type Identity = {
  source: string | null
  externalId: string | null
  title: string
  unit: string | null
  /** What was last reported under this name. */
  figures?: IdentityFigures | null
}
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
  private readonly figures = new Map<string, Set<Initiative>>()
  /** By acronyms in their names, and by what acronyms of their names could be. */
  private readonly acronyms = new Map<string, Set<Initiative>>()
  private readonly initials = new Map<string, Set<Initiative>>()
  private readonly tokens = new Map<string, Set<Initiative>>()
  private readonly stems = new Map<string, Set<Initiative>>()
  private readonly named = new Map<string, NameToken[][]>()
  private readonly normalised = new Map<string, string>()
  private readonly worded = new Map<string, string[]>()

  add(initiative: Initiative): void {
    this.all.push(initiative)
    for (const identity of initiative.identities) this.index(initiative, identity)
  }

  /** One more name of an initiative; one it already has only becomes its newest. */
  learn(initiative: Initiative, identity: Identity): void {
    const known = initiative.identities.findIndex((other) => isEqual(other, identity))
    if (known === -1) this.index(initiative, identity)
    else for (const { key } of figureKeys(identity.figures)) put(this.figures, key, initiative)
    if (known === -1) initiative.identities.push(identity)
    else
      initiative.identities.push(...initiative.identities.splice(known, 1).map((there) => ({ ...there, ...identity })))
  }

  /** `normaliseName`, computed once a name. */
  normalName(title: string): string {
    return remember(this.normalised, title, normaliseName)
  }

  nameWords(title: string): string[] {
    return remember(this.worded, title, (name) => wordsOf(this.normalName(name)))
  }

  /** The words of a name; of one that mentions another name also those of each of the two. */
  namings(title: string): NameToken[][] {
    return remember(this.named, title, (name) =>
      [name, presentName(name), formerName(name)]
        .filter((each, i, all) => each !== null && each !== '' && all.indexOf(each) === i)
        .map((each) => nameTokens(each as string)),
    )
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
      if (holders !== undefined && holders.size <= mostHolders) for (const holder of holders) found.add(holder)
    }
    return found
  }

  /** Initiatives with a word that may be meant by a word of this name: an acronym of it, one it is an acronym of, or its stem. */
  sounding(title: string): Set<Initiative> {
    const found = new Set<Initiative>()
    const add = (holders: Set<Initiative> | undefined) => {
      if (holders !== undefined && holders.size <= mostHolders) for (const holder of holders) found.add(holder)
    }
    for (const tokens of this.namings(title)) {
      for (const token of tokens) {
        if (isAcronym(token)) add(this.initials.get(token.text))
        add(this.stems.get(stemOf(token)))
      }
      for (const run of initialRuns(tokens)) add(this.acronyms.get(run))
    }
    return found
  }

  /** How telling a word of a name is: 0.5 where nearly every name has it, else by how many names do (see `rarity`). */
  tokenWeight({ text }: NameToken): number {
    return emptyWords.has(text) ? 0.5 : rarity(this.tokens.get(text)?.size ?? 0)
  }

  withFigure(key: string): Initiative[] {
    return [...(this.figures.get(key) ?? [])]
  }

  /** How many initiatives have a figure. */
  figureSpread(key: string): number {
    return this.figures.get(key)?.size ?? 0
  }

  private index(initiative: Initiative, { externalId, title, figures }: Identity): void {
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
    for (const { key } of figureKeys(figures)) put(this.figures, key, initiative)
    for (const tokens of this.namings(title)) {
      for (const run of initialRuns(tokens)) put(this.initials, run, initiative)
      for (const token of tokens) {
        if (isAcronym(token)) put(this.acronyms, token.text, initiative)
        put(this.stems, stemOf(token), initiative)
        put(this.tokens, token.text, initiative)
      }
    }
  }
}

/** A word that more initiatives have says nothing. */
const mostHolders = 200

function isAcronym({ text, acronym }: NameToken): boolean {
  return acronym && text.length >= acronymLength.least && text.length <= acronymLength.most
}

/** The first five letters, by which words with other endings are found. */
function stemOf({ text }: NameToken): string {
  return text.slice(0, 5)
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
