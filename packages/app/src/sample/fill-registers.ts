import type { Value } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import { kinds } from '@gantry/domain/kinds/index'
import { insertRecords } from '@gantry/store/records/insert'
import type { Context } from '../context.ts'
import type { Initiatives } from './arrange-tree.ts'
import type { SampleEntry } from './sample-files.ts'

/** Risks, issues, decisions and the rest, a kind at a time. */
export async function fillRegisters(
  context: Context,
  registers: Readonly<Record<string, readonly SampleEntry[]>>,
  initiatives: Initiatives,
  people: ReadonlyMap<string, string>,
): Promise<void> {
  const places = await placesOf(context)
  await context.store.transaction({ org: context.org }, async (tx) => {
    for (const [segment, entries] of Object.entries(registers)) {
      const kind = kinds.find((each) => each.segment === segment)
      if (!kind) throw new Error(`The sample has a register "${segment}" and there is no such kind`)
      const records = entries.map((entry) => {
        const initiative = initiatives.get(entry.initiative)
        if (!initiative) throw new Error(`The sample speaks of ${entry.initiative}, which no return brought`)
        return {
          initiative,
          place: places.get(initiative) ?? null,
          state: entry.state,
          fields: fieldsOf(kind, entry, people),
        }
      })
      await insertRecords(tx, context, kind, records)
    }
  })
}

/** People are named in the file, and ids in the store. */
function fieldsOf(kind: AnyKind, { fields }: SampleEntry, people: ReadonlyMap<string, string>): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => {
      const field = kind.fields[key]
      if (!field) throw new Error(`A ${kind.name} of the sample has a field "${key}" that the kind has not`)
      if (field.type !== 'person') return [key, value as Value]
      const id = people.get(String(value))
      if (!id) throw new Error(`The sample names ${String(value)}, who is nobody there`)
      return [key, id]
    }),
  )
}

async function placesOf({ store, org }: Context): Promise<Map<string, string>> {
  const [found] = await store.read({ org }, [
    { text: `select id, place from initiative where org = $1`, values: [org] },
  ])
  return new Map((found!.rows as { id: string; place: string }[]).map(({ id, place }) => [id, place]))
}
