import { statusReport } from '@gantry/domain/kinds/status-report'
import type { AnyKind } from '@gantry/domain/kind'
import type { Refused as NotAllowed, Verdict } from '@gantry/domain/reach'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { recordQuery } from '@gantry/store/records/read'
import { sourceOf } from '@gantry/store/records/source'
import { type Row, type Stored, storedOf } from '@gantry/store/records/stored'
import type { Actor, Context } from '../context.ts'
import { notFound, type Outcome } from '../outcome.ts'
import { editVerdict, Permissions } from '../records/allowed.ts'
import { type ChangeInput, changeRecord } from '../records/change-record.ts'
import { type CreateInput, createRecord } from '../records/create-record.ts'
import { reading } from '../records/load.ts'
import { notNow } from '../records/refusals.ts'
import { removeRecord } from '../records/remove-record.ts'
import { sightOf } from '../records/sight.ts'

/** A rating that hangs on a status report is written while the report may be, by whom it is the assessment of. */
export async function createRating(context: Context, kind: AnyKind, input: CreateInput): Promise<Outcome<RecordJson>> {
  const report = await reportNamed(context, input.fields?.statusReport)
  const no = report && ratingVerdict(context.actor, report, String(input.fields?.assessor ?? 'owner'))
  return no && !no.ok ? notNow(no) : await createRecord(context, kind, input)
}

export async function changeRating(
  context: Context,
  kind: AnyKind,
  ref: string,
  input: ChangeInput,
): Promise<Outcome<RecordJson>> {
  const refused = await refusedFor(context, kind, ref, input.fields)
  return refused ?? (await changeRecord(context, kind, ref, input))
}

export const removeRating: typeof removeRecord = async (context, kind, ref, input) =>
  (await refusedFor(context, kind, ref)) ?? (await removeRecord(context, kind, ref, input))

async function refusedFor(
  context: Context,
  kind: AnyKind,
  ref: string,
  fields: Readonly<Record<string, unknown>> = {},
) {
  const query = recordQuery(sourceOf(kind.name), ref, sightOf(context))
  const [found] = query ? await reading(context)([query]) : []
  const row = found?.rows[0]
  if (!row) return notFound(kind.label.toLowerCase(), ref)
  for (const [id, assessor] of [
    [row.status_report, row.assessor],
    [fields.statusReport, fields.assessor ?? row.assessor],
  ]) {
    const report = await reportNamed(context, id)
    const no = report && ratingVerdict(context.actor, report, String(assessor))
    if (no && !no.ok) return notNow(no)
  }
  return undefined
}

async function reportNamed(context: Context, id: unknown): Promise<Stored | undefined> {
  if (typeof id !== 'string') return undefined
  const source = sourceOf(statusReport.name)
  const query = recordQuery(source, id, sightOf(context))
  const [found] = query ? await reading(context)([query]) : []
  const row: Row | undefined = found?.rows[0]
  return row && storedOf(source, row)
}

/**
 * Who may rate: the owner's rating is part of the report; the independent one takes the right to decide there, and
 * comes from somebody who does not owe the report. It may come after the report was submitted, until it is accepted.
 */
export function ratingVerdict(actor: Actor, report: Stored, assessor: string): Verdict {
  const permissions = new Permissions(actor)
  if (assessor !== 'independent') return editVerdict(statusReport, report, permissions)
  const { state, place, fields } = report
  if (state !== 'due' && state !== 'submitted' && state !== 'challenged') return settled(state)
  if (actor.person !== undefined && fields.reporter === actor.person) return notIndependent
  const may = permissions.may('decide', place)
  return may.ok ? may : { ...may, reason: notYours }
}

function settled(state: string | null): NotAllowed {
  return {
    ok: false,
    id: 'record.settled',
    reason: `A status report that is ${state} stands as it is, with its ratings.`,
  }
}

const notYours = 'An independent rating is given by those who may record decisions there; your roles do not allow that.'

const notIndependent: NotAllowed = {
  ok: false,
  id: 'rating.independent',
  reason: 'You owe this report, so your rating of it is not an independent one.',
}
