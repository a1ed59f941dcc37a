import type { Field, Fields } from '@gantry/domain/field'
import { everyKind } from '@gantry/domain/kinds/index'
import type { Verdict } from '@gantry/domain/reach'
import { customFieldsOf, customFieldsQuery } from '@gantry/store/records/custom-fields'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'

/** A kind as data, for forms, lists and filters. */
export interface KindJson {
  readonly name: string
  readonly label: string
  readonly plural: string
  readonly segment: string
  readonly prefix: string
  readonly of: 'initiative' | 'organisation' | 'either'
  readonly title: string
  readonly list: readonly string[]
  readonly states: readonly string[] | null
  readonly settled: readonly string[]
  readonly steps: Readonly<Record<string, StepJson>>
  readonly fields: Fields
  readonly customFields: readonly CustomJson[]
  /** Whether it can have custom fields and typed absences. */
  readonly extensible: boolean
  readonly allowed: { readonly create: Verdict; readonly customise: Verdict }
}

interface StepJson {
  readonly label: string
  readonly from: readonly string[]
  readonly to: string
  readonly reason: boolean
}

interface CustomJson {
  readonly id: string
  readonly name: string
  readonly version: number
  readonly field: Field
}

/** Every kind, with what the caller may do with it at all. */
export async function describeKinds(context: Context): Promise<Outcome<{ kinds: KindJson[] }>> {
  const { access } = context.actor
  const [result] = await reading(context)([customFieldsQuery(context.org, null)])
  const customs = customFieldsOf(result)
  const kinds = everyKind.map(
    ({ name, label, plural, segment, prefix, of, title, list, states, settled, steps, fields }) => ({
      name,
      label,
      plural,
      segment,
      prefix,
      of,
      title,
      list,
      states: states ?? null,
      settled: settled ?? [],
      steps: Object.fromEntries(
        Object.entries(steps ?? {}).map(([step, { label, from, to, reason }]) => [
          step,
          { label, from, to, reason: reason === 'required' },
        ]),
      ),
      fields,
      customFields: customs
        .filter(({ kind }) => kind === name)
        .map(({ id, name, version, field }) => ({ id, name, version, field })),
      extensible: sourceOf(name).has.custom,
      allowed: {
        create: of === 'organisation' ? access.may('create', null) : access.mayAnywhere('create'),
        customise: access.may('administer', null),
      },
    }),
  )
  return done({ kinds })
}
