import { everyKind, kindNamed } from '@gantry/domain/kinds/index'
import { searchOrder } from '@gantry/domain/kinds/search-order'
import { isOver } from '@gantry/domain/records/is-over'
import type { LabelJson } from '@gantry/domain/records/record-json'
import { labelSql, labelOf } from '@gantry/store/records/label'
import { Params } from '@gantry/store/records/params'
import {
  alternativesQuery,
  prefixQuery,
  type SearchRow,
  searchQuery,
  snippetsQuery,
  vocabularyQuery,
  wordsOf,
} from '@gantry/store/records/search'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { reading } from './load.ts'
import { nearWords, slipsAllowed } from './near-words.ts'
import { sightOf } from './sight.ts'

export interface HitJson {
  readonly kind: string
  readonly id: string
  readonly ref: string
  /** Its reference is what was asked for. */
  readonly exact: boolean
  readonly title: string
  readonly snippet: string
  readonly state: string | null
  readonly initiative: LabelJson | null
  /** Of which period it speaks: reports on one initiative have one name. */
  readonly period: string | null
}

export interface FoundJson {
  readonly hits: readonly HitJson[]
  /** The beginnings of words that were found: those typed, or those they were taken for. */
  readonly words: readonly string[]
  /** Nothing has what was typed; these hits have words that are nearly the same. */
  readonly nearly: boolean
}

/** So many hits are looked at for each one shown, so that what is open can pass what is over. */
const lookedAt = 3
/** A slip has to be understood among so many words at most. */
const mostMeant = 60

/**
 * The best hits over everything the caller may see: the reference asked for, initiatives, people, records with
 * something left to do, those that are over, reports; among equals by how well the words fit. Words are taken by their
 * beginnings; where nobody has them, by those nearly the same.
 */
export async function search(context: Context, q: string, most = 20): Promise<Outcome<FoundJson>> {
  const typed = wordsOf(q)
  const exact = prefixQuery(q)
  const rows = q.trim() === '' ? [] : await find(context, q, exact, most)
  if (rows.length > 0 || typed.every((word) => slipsAllowed(word) === 0))
    return done({ hits: await hitsOf(context, rows, exact, most), words: typed, nearly: false })
  const meant = await meantBy(context, typed)
  const nearly = meant === undefined ? '' : alternativesQuery(meant)
  const near = meant === undefined ? [] : await find(context, q, nearly, most)
  const hits = await hitsOf(context, near, nearly, most)
  // Words of what the caller may not see stay here: only those that a hit holds are told.
  const read = hits.map(({ title, snippet }) => ` ${title} ${snippet}`.toLowerCase()).join('\n')
  const words = near.length === 0 ? typed : (meant ?? []).flat().filter((word) => read.includes(word))
  return done({ hits, words, nearly: near.length > 0 })
}

async function find(context: Context, q: string, words: string, most: number): Promise<SearchRow[]> {
  const query = searchQuery(q, words, searchOrder, sightOf(context), most * lookedAt)
  const [result] = await reading(context)([query])
  return (result?.rows ?? []) as unknown as SearchRow[]
}

/** For each word typed, itself and those there are that it may mean; undefined when none means anything else. */
async function meantBy(context: Context, typed: readonly string[]): Promise<string[][] | undefined> {
  const longest = Math.max(...typed.map(slipsAllowed))
  const [result] = await reading(context)([vocabularyQuery(context.org, typed, longest)])
  const vocabulary = (result?.rows ?? []).map((row) => String(row.word)).filter((word) => wordsOf(word)[0] === word)
  const groups = typed.map((word) => [word, ...nearWords(word, vocabulary).slice(0, mostMeant)])
  return groups.some((group) => group.length > 1) ? groups : undefined
}

async function hitsOf(context: Context, rows: readonly SearchRow[], words: string, most: number): Promise<HitJson[]> {
  if (rows.length === 0) return []
  const standings = await standingsOf(context, rows)
  const stateOf = ({ record }: SearchRow) => standings.get(record)?.state ?? null
  const over = (row: SearchRow) => {
    const state = stateOf(row)
    return Number(state !== null && isOver(kindNamed(row.kind), state))
  }
  const shown = rows.toSorted((a, b) => a.tier - b.tier || over(a) - over(b)).slice(0, most)
  const [cut] = await reading(context)([snippetsQuery(words, shown, sightOf(context))])
  const snippets = new Map((cut?.rows ?? []).map((row) => [`${row.kind} ${row.record}`, String(row.snippet)]))
  return shown.map((row) => ({
    kind: row.kind,
    id: row.record,
    ref: row.ref,
    exact: row.tier === 0,
    title: row.title,
    snippet: snippets.get(`${row.kind} ${row.record}`) ?? '',
    state: stateOf(row),
    initiative: standings.get(row.record)?.initiative ?? null,
    period: standings.get(row.record)?.period ?? null,
  }))
}

interface Standing {
  readonly state: string | null
  readonly initiative: LabelJson | null
  readonly period: string | null
}

/** How the hits stand and what they hang on: one statement a kind among them, in one round trip. */
async function standingsOf(context: Context, rows: readonly SearchRow[]): Promise<Map<string, Standing>> {
  const among = everyKind.filter(({ name }) => {
    const { has } = sourceOf(name)
    return (has.initiative || has.state) && rows.some(({ kind }) => kind === name)
  })
  if (among.length === 0) return new Map()
  const queries = among.map(({ name }) => {
    const { table, has } = sourceOf(name)
    const params = new Params()
    const ids = params.add(rows.filter(({ kind }) => kind === name).map(({ record }) => record))
    const label = has.initiative ? labelSql('r.initiative', 'initiative', sightOf(context), params) : 'null::text'
    const period = hasPeriod(name) ? labelSql('r.period', 'reportingPeriod', sightOf(context), params) : 'null::text'
    return {
      text: `select r.id, ${has.state ? 'r.state' : 'null::text'} as state, ${label} as label, ${period} as period from ${table} r
        where r.org = ${params.named('org', context.org)}::uuid and r.id = any(${ids}::uuid[])`,
      values: params.values,
    }
  })
  const results = await reading(context)(queries)
  return new Map(
    results.flatMap((result) =>
      result.rows.map((row): [string, Standing] => [
        String(row.id),
        {
          state: (row.state as string | null) ?? null,
          initiative: labelOf(row.label, 'initiative') ?? null,
          period: titleOf(labelOf(row.period, 'reportingPeriod')),
        },
      ]),
    ),
  )
}

function titleOf(label: LabelJson | undefined): string | null {
  return label && 'title' in label ? label.title : null
}

function hasPeriod(name: string): boolean {
  const { period } = kindNamed(name).fields
  return period?.type === 'ref' && period.to === 'reportingPeriod'
}
