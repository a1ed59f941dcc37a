import type { Field, Fields } from '@gantry/domain/field'
import { everyKind } from '@gantry/domain/kinds/index'
import type { Verdict } from '@gantry/domain/reach'
import { customFieldsOf, customFieldsQuery } from '@gantry/store/records/custom-fields'
import { sourceOf } from '@gantry/store/records/source'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { severalVerdict } from '../records/change-several.ts'
import { reading } from '../records/load.ts'
import { moveVerdict } from '../records/moving-to.ts'

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
  /** What a new record is asked for, in order, before the rest. */
  readonly form: readonly string[]
  readonly states: readonly string[] | null
  readonly settled: readonly string[]
  readonly steps: Readonly<Record<string, StepJson>>
  readonly fields: Fields
  readonly customFields: readonly CustomJson[]
  /** Whether it can have custom fields and typed absences. */
  readonly extensible: boolean
  readonly allowed: {
    readonly create: Verdict
    readonly customise: Verdict
    readonly move: Verdict
    readonly several: Verdict
  }
}

interface StepJson {
  readonly label: string
  readonly from: readonly string[]
  readonly to: string
  readonly reason: boolean
  /** Fields it asks for. */
  readonly needs: readonly string[]
  /** Kinds of records that must have got somewhere first. */
  readonly waitsFor: readonly string[]
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
  const kinds = everyKind.map((kind) => {
    const { name, label, plural, segment, prefix, of, title, list, form, states, settled, steps, fields } = kind
    return {
      name,
      label,
      plural,
      segment,
      prefix,
      of,
      title,
      list,
      form: form ?? list.filter((key) => fields[key]?.computed !== true),
      states: states ?? null,
      settled: settled ?? [],
      steps: Object.fromEntries(
        Object.entries(steps ?? {}).map(([step, { label, from, to, reason, needs = [], linked = [] }]) => [
          step,
          { label, from, to, reason: reason === 'required', needs, waitsFor: linked.map((need) => need.kind) },
        ]),
      ),
      fields,
      customFields: customs
        .filter((custom) => custom.kind === name)
        .map(({ id, name, version, field }) => ({ id, name, version, field })),
      extensible: sourceOf(name).has.custom,
      allowed: {
        create: of === 'organisation' ? access.may('create', null) : access.mayAnywhere('create'),
        customise: access.may('administer', null),
        move: moveVerdict(kind),
        several: severalVerdict(kind),
      },
    }
  })
  return done({ kinds })
}
