import type { DeclarationFact } from '@gantry/domain/portfolio/facts'
import type { Query, Result } from '../database.ts'

/** Those that hold, oldest first. */
export function declarationsQuery(org: string): Query {
  return {
    text: `select id, field, one, other, verdict, from_as_of, reason, by_name, created_at::date as on_day
      from definition_declaration where org = $1 and ended_at is null order by created_at, id`,
    values: [org],
  }
}

export function declarationsOf(result: Pick<Result, 'rows'> | undefined): DeclarationFact[] {
  return (result?.rows ?? []).map((row) => ({
    id: row.id as string,
    field: row.field as DeclarationFact['field'],
    one: row.one as DeclarationFact['one'],
    other: row.other as DeclarationFact['other'],
    verdict: row.verdict as DeclarationFact['verdict'],
    ...(row.from_as_of === null ? {} : { from: row.from_as_of as string }),
    reason: row.reason as string,
    byName: row.by_name as string,
    on: row.on_day as string,
  }))
}

/** Nobody else declares anything in this organisation until the transaction ends. */
export function lockDeclarations(org: string): Query {
  return { text: `select pg_advisory_xact_lock(hashtextextended('definitions ' || $1::text, 0))`, values: [org] }
}

export function insertDeclaration(org: string, declaration: DeclarationFact, at: string, by: string | null): Query {
  const { id, field, one, other, verdict, from = null, reason, byName } = declaration
  return {
    text: `insert into definition_declaration
        (org, id, field, one, other, verdict, from_as_of, reason, created_at, created_by, by_name)
      values ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7::date, $8, $9, $10, $11)`,
    values: [org, id, field, JSON.stringify(one), JSON.stringify(other), verdict, from, reason, at, by, byName],
  }
}

export function endDeclaration(org: string, id: string, at: string, by: string | null): Query {
  return {
    text: 'update definition_declaration set ended_at = $3, ended_by = $4 where org = $1 and id = $2 and ended_at is null',
    values: [org, id, at, by],
  }
}
