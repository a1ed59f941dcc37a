import { isEverywhere, type Reach, rangeOf } from '@gantry/domain/reach'
import type { Query } from '../database.ts'
import type { Sight } from './visible.ts'

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
  const [see, manage, money] = [rangesOf(sight.see), rangesOf(sight.manage), rangesOf(sight.money)]
  return {
    text: `select kind, record, ref, title, tier from search_everything($1::uuid, $2::text, $3::text, $4::text,
      $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::uuid,
      $14::integer)`,
    values: [
      sight.org,
      words,
      asReference(q),
      q.trim().toLowerCase(),
      order.first,
      order.last,
      see.map((range) => range.from),
      see.map((range) => range.below),
      manage.map((range) => range.from),
      manage.map((range) => range.below),
      money.map((range) => range.from),
      money.map((range) => range.below),
      sight.person,
      most,
    ],
  }
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
