import { type KindJson, kindCalls } from '@gantry/client'
import type { Field } from '@gantry/domain/field'
import { useQuery } from '@tanstack/react-query'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'

/** Every kind with its fields, custom ones too. */
export function useKinds() {
  const { slug } = useOrganisation()
  return useQuery({
    queryKey: ['org', slug, 'kinds'],
    queryFn: ({ signal }) => kindCalls(http, slug).kinds(signal),
    select: ({ kinds }) => kinds,
    staleTime: 300_000,
    meta: { watches: ['customField'] },
  })
}

/** Kinds whose changes may change what is shown of this one: itself, and those its steps wait for. */
export function watchedBy(kind: KindJson): string[] {
  return [kind.name, ...new Set(Object.values(kind.steps).flatMap(({ waitsFor }) => waitsFor))]
}

/** A field of a kind as forms, columns and filters take it. */
export interface NamedField {
  /** Its name in lists and filters. */
  readonly name: string
  /** Its key among `fields`, or its id among `custom`; also its key among `absent`. */
  readonly key: string
  readonly field: Field
  readonly custom: boolean
  /** What its values are called, where they are keys. */
  readonly words?: Readonly<Record<string, string>>
}

/** Built-in fields, then custom ones. */
export function fieldsOf(kind: KindJson): NamedField[] {
  const own = Object.entries(kind.fields).map(([name, field]) => ({
    name,
    key: name,
    field,
    custom: false,
    ...(field.fieldKeys ? { words: labelsOf(kind) } : {}),
  }))
  const custom = kind.customFields.map(({ id, name, field }) => ({ name, key: id, field, custom: true }))
  return [...own, ...custom]
}

function labelsOf({ fields }: KindJson): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(fields).map(([name, { label }]) => [name, label]))
}
