import type { AnyKind } from '@gantry/domain/kind'
import { reportingPeriod } from '@gantry/domain/kinds/index'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { writeEvent } from '@gantry/store/events/write'
import { countNamed, type PeriodScope, readScope, writeScope } from '@gantry/store/periods/scope'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'
import { editVerdict, Permissions } from '../records/allowed.ts'
import { changing } from '../records/change-record.ts'
import { type CreateInput, createRecord } from '../records/create-record.ts'
import { getRecord } from '../records/get-record.ts'
import { type Reader, reading, readingIn } from '../records/load.ts'
import { unacceptable } from '../records/read-draft.ts'
import { notNow } from '../records/refusals.ts'

/** Creates a period; everyone is expected to report unless its scope says otherwise. */
export async function createPeriod(
  context: Context,
  kind: AnyKind,
  { scope = { everyone: true }, ...input }: CreateInput & { readonly scope?: PeriodScope },
): Promise<Outcome<RecordJson>> {
  const known = await knownScope(context, reading(context), scope)
  if (!known.ok) return known
  return await createRecord(context, kind, input, { scope })
}

export async function periodScope(context: Context, ref: string): Promise<Outcome<{ scope: PeriodScope }>> {
  const period = await getRecord(context, reportingPeriod, ref)
  if (!period.ok) return period
  const [result] = await reading(context)([readScope(context.org, period.value.id)])
  return done({ scope: result?.rows[0]?.scope as PeriodScope })
}

/** Says anew who is expected to report, until the period is locked. */
export async function changeScope(
  context: Context,
  ref: string,
  input: { readonly version: number; readonly scope: PeriodScope },
): Promise<Outcome<RecordJson>> {
  return await changing(context, reportingPeriod, ref, input, async (tx, { stored }) => {
    const verdict = editVerdict(reportingPeriod, stored, new Permissions(context.actor))
    if (!verdict.ok) return notNow(verdict)
    const read = readingIn(tx)
    const known = await knownScope(context, read, input.scope)
    if (!known.ok) return known
    const [before] = await tx.batch([readScope(context.org, stored.id), writeScope(context, stored, input.scope)])
    await writeEvent(tx, context, {
      verb: 'changed',
      kind: reportingPeriod.name,
      record: stored.id,
      version: stored.version + 1,
      before: { scope: before?.rows[0]?.scope },
      after: { scope: input.scope },
    })
    return undefined
  })
}

/** Whether the units and initiatives that a scope names are there. */
export async function knownScope(context: Context, read: Reader, scope: PeriodScope): Promise<Outcome<true>> {
  if ('everyone' in scope) return done(true)
  const [units, initiatives] = [[...new Set(scope.units)], [...new Set(scope.initiatives)]]
  const [counted] = await read([countNamed(context.org, units, initiatives)])
  const row = counted?.rows[0]
  if (row?.units === units.length && row.initiatives === initiatives.length) return done(true)
  return unacceptable(reportingPeriod, [{ field: 'scope', message: 'names units or initiatives that are not there' }])
}
