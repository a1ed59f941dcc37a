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

/** A field of a kind as forms, columns and filters take it. */
export interface NamedField {
  /** Its name in lists and filters. */
  readonly name: string
  /** Its key among `fields`, or its id among `custom`; also its key among `absent`. */
  readonly key: string
  readonly field: Field
  readonly custom: boolean
}

/** Built-in fields, then custom ones. */
export function fieldsOf(kind: KindJson): NamedField[] {
  const own = Object.entries(kind.fields).map(([name, field]) => ({ name, key: name, field, custom: false }))
  const custom = kind.customFields.map(({ id, name, field }) => ({ name, key: id, field, custom: true }))
  return [...own, ...custom]
}
