import { everyKind } from '@gantry/domain/kinds/index'
import { isEverywhere, type Reach, rangeOf } from '@gantry/domain/reach'
import type { Query } from '../database.ts'
import { Params } from './params.ts'
import { sourceOf } from './source.ts'
import { visible } from './visible.ts'
import type { Sight } from './visible-at-place.ts'

const mostWords = 12
const longestWord = 60

/** The words of what was typed, as the index has them: 'River-Cross' → 'river', 'cross'. */
export function wordsOf(q: string): string[] {
  const words = q.toLowerCase().split(/[^\p{L}\p{N}]+/u)
  return words
    .filter(Boolean)
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord))
}

/** Every word as the beginning of one: 'river cros' → '(river:*) & (cros:*)'. Empty when there is no word. */
export function prefixQuery(q: string): string {
  return alternativesQuery(wordsOf(q).map((word) => [word]))
}

/** One of each group has to begin a word: [[bridge, bride], [north]] → '(bridge:* | bride:*) & (north:*)'. */
export function alternativesQuery(groups: readonly (readonly string[])[]): string {
  return groups.map((group) => `(${group.map((word) => `${word}:*`).join(' | ')})`).join(' & ')
}

/** 'rsk 12', 'RSK-012' and 'rsk12' as the reference they mean; anything else as it is, in capitals. */
export function asReference(q: string): string {
  const [, prefix, number] = /^([a-z]{2,5})[\s-]*0*(\d{1,9})$/i.exec(q.trim()) ?? []
  return prefix && number ? `${prefix.toUpperCase()}-${number}` : q.trim().toUpperCase()
}

export interface SearchRow {
  readonly kind: string
  readonly record: string
  readonly ref: string
  readonly title: string
  /** 0 = the reference asked for; then as `SearchOrder` has it. */
  readonly tier: number
}

/** Names of kinds: those that lead, in their order, and those that come after everything else. */
export interface SearchOrder {
  readonly first: readonly string[]
  readonly last: readonly string[]
}

/**
 * The best hits over every kind, within the reader's sight. Rows are SearchRow.
 * @param words of `prefixQuery` or `alternativesQuery`
 */
export function searchQuery(q: string, words: string, order: SearchOrder, sight: Sight, most: number): Query {
  const params = new Params()
  const texts = (values: readonly string[]) => `${params.add(values)}::text[]`
  const ranges = (reach: Reach) => {
    const each = rangesOf(reach)
    return [texts(each.map(({ from }) => from)), texts(each.map(({ below }) => below))]
  }
  const given = [
    `${params.named('org', sight.org)}::uuid`,
    ...[words, asReference(q), q.trim().toLowerCase()].map((text) => `${params.add(text)}::text`),
    texts(order.first),
    texts(order.last),
    ...[sight.see, sight.manage, sight.money].flatMap(ranges),
    ...knownBeside(sight, params),
    `${params.add(sight.person)}::uuid`,
    `${params.add(most)}::integer`,
  ]
  return {
    text: `select kind, record, ref, title, tier from search_everything(${given.join(', ')})`,
    values: params.values,
  }
}

/** The kinds of which not every member knows every record although they have no place, and those the reader knows. */
function knownBeside(sight: Sight, params: Params): string[] {
  const kinds = isEverywhere(sight.see) ? [] : everyKind.filter(({ of }) => of === 'organisation')
  const ids = kinds.map(({ name }) => {
    const source = sourceOf(name)
    return `select t.id from ${source.table} t where t.org = ${params.named('org', sight.org)}::uuid
      and ${visible('t', source, sight, params)}`
  })
  const known = ids.length === 0 ? `'{}'::uuid[]` : `array(${ids.join(' union all ')})`
  return [`${params.add(kinds.map(({ name }) => name))}::text[]`, known]
}

/** What stands around the words, for hits that the same reader was given. Rows: kind, record, snippet. */
export function snippetsQuery(words: string, hits: readonly SearchRow[], sight: Sight): Query {
  const money = rangesOf(sight.money)
  return {
    text: `select kind, record, snippet
      from search_snippets($1::uuid, $2::text, $3::text[], $4::uuid[], $5::text[], $6::text[])`,
    values: [
      sight.org,
      words,
      hits.map(({ kind }) => kind),
      hits.map(({ record }) => record),
      money.map(({ from }) => from),
      money.map(({ below }) => below),
    ],
  }
}

/** Words of the organisation's names that begin as some of `words` do and are about as long. Rows: word. */
export function vocabularyQuery(org: string, words: readonly string[], longer: number): Query {
  const lengths = words.map((word) => word.length)
  return {
    text: 'select word from search_words($1::uuid, $2::text[], $3::integer, $4::integer)',
    values: [org, [...new Set(words.map((word) => word.slice(0, 1)))], Math.min(...lengths) - longer, longestWord],
  }
}

/** A reach as half-open ranges of places. Everything is the range from nothing to beyond the last base-36 step. */
export function rangesOf(reach: Reach): { readonly from: string; readonly below: string }[] {
  return isEverywhere(reach) ? [{ from: '', below: '~' }] : reach.flatMap((prefix) => rangeOf(prefix) ?? [])
}
