import { type AnyKind, snakeCase } from '@gantry/domain/kind'
import { everyKind, kinds } from '@gantry/domain/kinds/index'

/** A kind and the table its records stand in. Hand-written tables lack some of the common columns. */
export interface Source {
  readonly kind: AnyKind
  readonly table: string
  readonly title: string
  readonly has: Readonly<Record<CommonColumn, boolean>>
}
type CommonColumn = 'state' | 'initiative' | 'place' | 'absent' | 'custom' | 'audience'

const whole: Source['has'] = { state: true, initiative: true, place: true, absent: true, custom: true, audience: true }
const bare: Source['has'] = {
  state: false,
  initiative: false,
  place: false,
  absent: false,
  custom: false,
  audience: false,
}

const byHand: Readonly<Record<string, Source['has']>> = {
  initiative: { ...whole, state: false, initiative: false },
  organisationUnit: bare,
  reportingPeriod: { ...bare, state: true },
}

const sources = new Map(
  everyKind.map((kind): [string, Source] => [
    kind.name,
    {
      kind,
      table: snakeCase(kind.name),
      title: snakeCase(kind.title),
      has: kinds.includes(kind) ? whole : (byHand[kind.name] ?? bare),
    },
  ]),
)

/** @throws TypeError for a kind that is not listed */
export function sourceOf(kind: string): Source {
  const source = sources.get(kind)
  if (!source) throw new TypeError(`No table is known for the kind ${kind}`)
  return source
}

/** Tables whose rows carry the place of their initiative, beside comments, attachments and search entries. */
export const placedTables: readonly string[] = kinds.map((kind) => snakeCase(kind.name))
