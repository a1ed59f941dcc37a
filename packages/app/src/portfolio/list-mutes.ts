import { covers, type Verdict } from '@gantry/domain/reach'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'

export interface MuteListing {
  readonly id: string
  readonly rule: string
  /** What the rule is set aside for; null = everywhere. */
  readonly subject: { readonly kind: 'initiative' | 'unit'; readonly ref: string; readonly title: string } | null
  readonly reason: string
  /** Day on which it is shown again. */
  readonly reviewOn: string
  readonly at: string
  readonly byName: string
  readonly allowed: { readonly unmute: Verdict }
}

interface Row extends Record<string, unknown> {
  readonly id: string
  readonly rule: string
  readonly place: string | null
  readonly initiative_ref: number | null
  readonly initiative_title: string | null
  readonly unit_ref: number | null
  readonly unit_title: string | null
  readonly reason: string
  readonly review_on: string
  readonly created_at: string
  readonly by_name: string
}

const text = `select m.id, m.rule, coalesce(i.place, m.place) as place, i.ref_no as initiative_ref, i.title as initiative_title,
    u.ref_no as unit_ref, u.title as unit_title, m.reason, m.review_on, m.created_at, m.by_name
  from finding_mute m
  left join initiative i on i.org = m.org and i.id = m.subject
  left join organisation_unit u on u.org = m.org and u.id = m.subject
  where m.org = $1 and m.ended_at is null order by m.review_on, m.id limit 1000`

/** Findings that are set aside, about what the caller may see; those to be looked at again soonest first. */
export async function listMutes(context: Context): Promise<Outcome<{ rows: MuteListing[] }>> {
  const { org, store, actor } = context
  const see = actor.access.reach('see')
  const [found] = await store.read({ org }, [{ text, values: [org] }])
  const rows = (found?.rows ?? []) as unknown as Row[]
  return done({
    rows: rows
      .filter(({ place }) => place === null || covers(see, place))
      .map((row) => ({
        id: row.id,
        rule: row.rule,
        subject: subjectOf(row),
        reason: row.reason,
        reviewOn: row.review_on,
        at: row.created_at,
        byName: row.by_name,
        allowed: { unmute: actor.access.may('edit', row.place) },
      })),
  })
}

function subjectOf(row: Row): MuteListing['subject'] {
  if (row.initiative_ref !== null)
    return { kind: 'initiative', ref: `INI-${row.initiative_ref}`, title: row.initiative_title ?? '' }
  return row.unit_ref === null ? null : { kind: 'unit', ref: `UNT-${row.unit_ref}`, title: row.unit_title ?? '' }
}
