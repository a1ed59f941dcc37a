import type { AnyKind, AnyStep, RuleRefusal } from '@gantry/domain/kind'
import type { Verdict } from '@gantry/domain/reach'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { type Unmet, unmetOf, unmetQuery } from '@gantry/store/records/linked'
import type { Context } from '../context.ts'
import type { Reader } from './load.ts'
import { sightOf } from './sight.ts'

/** Of some records, why a step waits for others that refer to them; those that wait for none are left out. */
export async function linkedRefusals(
  context: Context,
  read: Reader,
  { linked = [] }: AnyStep,
  records: readonly string[],
): Promise<ReadonlyMap<string, RuleRefusal>> {
  if (linked.length === 0 || records.length === 0) return new Map()
  const results = await read(linked.map((need) => unmetQuery(need, records, sightOf(context))))
  const refusals = new Map<string, RuleRefusal>()
  for (const [i, need] of linked.entries())
    for (const unmet of unmetOf(need, results[i]?.rows ?? []))
      if (!refusals.has(unmet.record))
        refusals.set(unmet.record, { id: need.id, message: `${need.message} ${told(unmet)}`, mend: need.mend })
  return refusals
}

/** 'ACT-3, ACT-4, ACT-9 and 2 more are not.' */
function told({ refs, count }: Unmet): string {
  const more = count - refs.length
  return `${refs.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${count === 1 ? 'is' : 'are'} not yet.`
}

/** Says of each step that a page of records may take, or only lacks a field for, whether it waits for others. */
export async function withLinkedNeeds(
  context: Context,
  read: Reader,
  kind: AnyKind,
  records: readonly RecordJson[],
): Promise<RecordJson[]> {
  let told = [...records]
  for (const [name, step] of Object.entries(kind.steps ?? {})) {
    const ids = told.filter(({ allowed }) => couldBe(allowed.steps[name])).map(({ id }) => id)
    const refusals = await linkedRefusals(context, read, step, ids)
    told = told.map((record) => waiting(record, name, refusals.get(record.id)))
  }
  return told
}

function couldBe(verdict: Verdict | undefined): boolean {
  return verdict !== undefined && (verdict.ok || verdict.field !== undefined)
}

function waiting(record: RecordJson, step: string, refusal: RuleRefusal | undefined): RecordJson {
  if (!refusal) return record
  const verdict = { ok: false, id: refusal.id, reason: `${refusal.message} ${refusal.mend}` } as const
  return { ...record, allowed: { ...record.allowed, steps: { ...record.allowed.steps, [step]: verdict } } }
}
