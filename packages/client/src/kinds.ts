import type { Field } from '@gantry/domain/field'
import type { Http } from './http.ts'
import type { Verdict } from './verdict.ts'

/** A kind of record as data, for forms, lists and filters. */
export interface KindJson {
  readonly name: string
  readonly label: string
  readonly plural: string
  readonly segment: string
  readonly prefix: string
  readonly of: 'initiative' | 'organisation' | 'either'
  /** The field that names a record. */
  readonly title: string
  readonly list: readonly string[]
  /** What a new record is asked for, in order, before the rest. */
  readonly form: readonly string[]
  readonly states: readonly string[] | null
  readonly settled: readonly string[]
  readonly steps: Readonly<
    Record<
      string,
      {
        readonly label: string
        readonly from: readonly string[]
        readonly to: string
        readonly reason: boolean
        /** Fields it asks for. */
        readonly needs: readonly string[]
        /** Kinds of records that must have got somewhere first. */
        readonly waitsFor: readonly string[]
      }
    >
  >
  readonly fields: Readonly<Record<string, Field>>
  readonly customFields: readonly {
    readonly id: string
    readonly name: string
    readonly version: number
    readonly field: Field
  }[]
  readonly extensible: boolean
  readonly allowed: {
    readonly create: Verdict
    readonly customise: Verdict
    /** To another initiative. */
    readonly move: Verdict
    /** Several records at once. */
    readonly several: Verdict
  }
}

export interface CustomFieldInput {
  readonly kind: string
  readonly field: Field
}

/** What kinds there are in an organisation, and their custom fields. */
export function kindCalls(http: Http, org: string) {
  const base = `/orgs/${encodeURIComponent(org)}`
  return {
    kinds: (signal?: AbortSignal) => http.get<{ readonly kinds: readonly KindJson[] }>(`${base}/kinds`, { signal }),
    addField: (input: CustomFieldInput) => http.post<unknown>(`${base}/custom-fields`, input),
    changeField: (id: string, change: { version: number; field?: Partial<Omit<Field, 'type' | 'to'>> }) =>
      http.patch<unknown>(`${base}/custom-fields/${encodeURIComponent(id)}`, change),
    dropField: (id: string, version: number) =>
      http.delete<unknown>(`${base}/custom-fields/${encodeURIComponent(id)}`, { version }),
  }
}
