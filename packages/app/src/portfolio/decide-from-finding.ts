import { createHash } from 'node:crypto'
import { decision } from '@gantry/domain/kinds/decision'
import { findPeriod } from '@gantry/domain/portfolio/choose-periods'
import { type EvidenceAnswer, evidenceOf } from '@gantry/domain/portfolio/evidence-for'
import type { Finding } from '@gantry/domain/portfolio/overview'
import type { PortfolioIndex } from '@gantry/domain/portfolio/portfolio-index'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { canonicalJson } from '@gantry/store/events/canonical'
import { writeEvent } from '@gantry/store/events/write'
import type { Context } from '../context.ts'
import { notFound, type Outcome } from '../outcome.ts'
import { createRecord } from '../records/create-record.ts'
import { refusedByRule } from '../records/read-draft.ts'
import { forbidden } from '../records/refusals.ts'
import { stepRecord } from '../records/step-record.ts'
import { overview } from './overview.ts'
import { seenBy } from './seen-by.ts'

export interface DecisionRequest {
  readonly finding: string
  readonly period?: string
  readonly compare?: string
  /** Where it is recorded; by default the initiative that the finding is about, else the whole organisation. */
  readonly initiative?: string
  readonly question: string
  readonly context?: string
  readonly options?: readonly string[]
  readonly decideBy?: string
  /** Without an outcome the question is put, and decided later. */
  readonly outcome?: string
  readonly choice?: string
  readonly reason?: string
  readonly right?: string
  readonly decider?: string
  readonly madeOn?: string
  readonly dissent?: string
  readonly conditions?: string
}

/**
 * Records a decision on a finding: asked, and made when an outcome is given. What was seen (the finding and its cells) is
 * kept with its hash, and the status reports it rests on are linked.
 */
export async function decideFromFinding(context: Context, request: DecisionRequest): Promise<Outcome<RecordJson>> {
  const seen = await findingSeen(context, request)
  if (!seen.ok) return seen
  const { finding, evidence, period, compare } = seen.value
  const subject = finding.subject.kind === 'initiative' ? finding.subject.id : null
  if (request.outcome !== undefined) {
    const place = subject === null ? null : await placeOf(context, request.initiative ?? subject)
    const verdict = context.actor.access.may('decide', place)
    if (!verdict.ok) return forbidden(verdict)
    const refusal = decision.steps?.make?.refuse?.({ ...request, madeOn: request.madeOn ?? context.now().slice(0, 10) })
    if (refusal) return refusedByRule(refusal)
  }
  const { question, context: background, options, decideBy, decider, right } = request
  const fields = given({ question, context: background, options, decideBy, decider, right, finding: finding.id })
  const asked = await createRecord(context, decision, { initiative: request.initiative ?? subject, fields })
  if (!asked.ok) return asked
  await keepEvidence(context, asked.value, { finding, evidence, period, compare })
  if (request.outcome === undefined) return asked
  const { outcome, choice, reason, madeOn, dissent, conditions } = request
  return await stepRecord(context, decision, asked.value.id, 'make', {
    version: asked.value.version,
    fields: given({ outcome, choice, reason, dissent, conditions, madeOn: madeOn ?? context.now().slice(0, 10) }),
  })
}

interface Seen {
  readonly finding: Finding
  readonly evidence: EvidenceAnswer | undefined
  readonly period: string
  readonly compare: string | null
}

async function findingSeen(
  context: Context,
  { finding: id, period, compare }: DecisionRequest,
): Promise<Outcome<Seen>> {
  const asked = { ...given({ period, compare }), today: context.now().slice(0, 10) }
  const answer = await overview(context, asked)
  if (!answer.ok) return answer
  const { scope, findings } = answer.value.overview
  const finding = findings.find((one) => one.id === id)
  if (!finding) return notFound('finding', id)
  const { index } = await seenBy(context)
  const evidence = evidenceOf(
    index,
    { ...asked, period: scope.period.id, ...given({ compare: scope.compare?.id }) },
    id,
  )
  return {
    ok: true,
    value: { finding, evidence, period: scope.period.id, compare: periodId(index, scope.compare?.id) },
  }
}

function periodId(index: PortfolioIndex, id: string | undefined): string | null {
  return id !== undefined && findPeriod(index, id) !== undefined ? id : null
}

async function placeOf({ store, org }: Context, initiative: string): Promise<string | null> {
  const [found] = await store.read({ org }, [
    {
      text: "select place from initiative where org = $1 and (id::text = $2 or 'INI-' || ref_no = $2)",
      values: [org, initiative],
    },
  ])
  return (found?.rows[0]?.place as string | undefined) ?? null
}

async function keepEvidence(
  context: Context,
  record: RecordJson,
  { finding, evidence, period, compare }: Seen,
): Promise<void> {
  const { org, newId, actor } = context
  const inputs = { finding, cells: evidence?.cells ?? [] }
  const hash = createHash('sha256').update(canonicalJson(inputs)).digest('hex')
  const statuses = [...new Set(finding.evidence.statuses)]
  await context.store.transaction({ org }, async (tx) => {
    await tx.batch([
      {
        text: `insert into decision_evidence (org, decision, finding, period, compare, inputs_hash, inputs, recorded_at)
          values ($1, $2, $3, $4, $5, $6, $7::jsonb, $8)`,
        values: [org, record.id, finding.id, period, compare, hash, JSON.stringify(inputs), context.now()],
      },
      {
        text: `insert into record_link (org, id, from_kind, from_record, to_kind, to_record, role, created_at, created_by)
          select $1, n.id, 'decision', $2, 'statusReport', s.id, 'restsOn', $5, $6
          from unnest($3::uuid[], $4::uuid[]) as n(status, id) join status_report s on s.org = $1 and s.id = n.status
          on conflict do nothing`,
        values: [org, record.id, statuses, statuses.map(() => newId()), context.now(), actor.person ?? null],
      },
    ])
    await writeEvent(tx, context, {
      verb: 'seen',
      kind: 'decision',
      record: record.id,
      initiative: record.initiative?.id ?? null,
      place: record.initiative ? await placeOfTx(tx, org, record.initiative.id) : null,
      after: { finding: finding.id, inputsHash: hash },
    })
  })
}

async function placeOfTx(
  tx: Parameters<typeof writeEvent>[0],
  org: string,
  initiative: string,
): Promise<string | null> {
  const { rows } = await tx.query<{ place: string }>({
    text: 'select place from initiative where org = $1 and id = $2',
    values: [org, initiative],
  })
  return rows[0]?.place ?? null
}

/** Without what was left out. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
}
