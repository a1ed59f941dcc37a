import { createHash } from 'node:crypto'
import { foldName } from '../identity/fold-name.ts'

/** What a person says of a proposed match: the two are one initiative, or they are two. */
export const linkChoices = ['same', 'apart'] as const
export type LinkChoice = (typeof linkChoices)[number]

/** Decisions on proposed matches, by their keys. */
export type LinkChoices = Readonly<Record<string, LinkChoice>>

/** How a source speaks of an initiative. */
export interface NamedSide {
  readonly externalId: string | null
  readonly title: string
  readonly unit: string | null
}

/**
 * By what a proposed match is found again when the same files are read once more: what the row is called, and the
 * initiative on record, or what a row before it is called where that one is new too.
 */
export function linkKey(incoming: NamedSide, known: NamedSide & { readonly onRecord?: string }): string {
  return `${printOf(incoming)}.${known.onRecord ?? printOf(known)}`
}

/** 22 characters that stand for an id, a name and a unit, whatever their case. */
export function printOf({ externalId, title, unit }: NamedSide): string {
  const said = JSON.stringify([externalId, title, unit].map((part) => foldName(part ?? '')))
  return createHash('sha256').update(said).digest('base64url').slice(0, 22)
}
