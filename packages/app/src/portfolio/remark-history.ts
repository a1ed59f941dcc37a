import { type RemarkRow, remarkQuery } from '@gantry/store/portfolio/remarks'
import { eventsOfRecord, eventsOfRows } from '@gantry/store/records/history'
import { labelOf, labelsOfMany } from '@gantry/store/records/label'
import { Params } from '@gantry/store/records/params'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { sightOf } from '../records/sight.ts'

/** What was done with a remark, and how it read after that. */
export interface RemarkEntry {
  readonly at: string
  readonly byName: string
  readonly verb: string
  readonly text: string | null
}

const mostEntries = 200

/** Every wording a remark had, newest first. */
export async function remarkHistory(context: Context, id: string): Promise<Outcome<{ entries: RemarkEntry[] }>> {
  const read = reading(context)
  const [found, happened] = await read([
    remarkQuery(context.org, id, false),
    eventsOfRecord(context.org, 'remark', id, null, mostEntries),
  ])
  const remark = found?.rows[0] as unknown as RemarkRow | undefined
  if (!remark || remark.deleted_at !== null || !context.actor.access.may('see', remark.place).ok)
    return notFound('remark', id)
  const events = eventsOfRows(happened?.rows ?? [])
  const names = await namesOf(context, [...new Set(events.flatMap(({ actor }) => actor ?? []))])
  return done({
    entries: events.map(({ at, actor, verb, leaves }) => {
      const text = leaves.find(({ field, side }) => field === 'text' && side === 'after')?.value
      return {
        at,
        byName: names.get(actor ?? '') ?? remark.by_name,
        verb,
        text: typeof text === 'string' ? text : null,
      }
    }),
  })
}

async function namesOf(context: Context, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const params = new Params()
  const text = labelsOfMany('person', people, sightOf(context), params)
  const [labels] = await reading(context)([{ text, values: params.values }])
  return new Map(
    (labels?.rows ?? []).flatMap(({ id, label }) => {
      const known = labelOf(label, 'person')
      return known && 'title' in known ? [[String(id), known.title] as const] : []
    }),
  )
}
