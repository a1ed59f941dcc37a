import type { Query } from '../database.ts'
import { undecidedMatches } from '../imports/identities.ts'
import { Params } from '../records/params.ts'
import { sourceOf } from '../records/source.ts'
import { declarationsQuery } from './declarations.ts'
import { visible } from '../records/visible.ts'
import type { Sight } from '../records/visible-at-place.ts'

/** The reads behind the portfolio's facts, in a fixed order; each shows only what the reader may see. */
export function factsQueries(org: string, sight: Sight): Query[] {
  const plain = (text: string): Query => ({ text, values: [org] })
  return [
    plain('select id, name, currency, locale, fiscal_year_start, settings from organisation where id = $1'),
    plain(`select id, label, as_of, state, scope, due_on, locked_at from reporting_period
      where org = $1 and deleted_at is null order by as_of, ref_no`),
    plain(
      'select id, title, code, parent from organisation_unit where org = $1 and deleted_at is null order by title, id',
    ),
    plain('select from_unit, to_unit, how, on_day from unit_succession where org = $1 order by on_day, id'),
    seen('initiative', sight, initiatives, 'order by t.ref_no'),
    plain(`select distinct l.initiative, s.external_id from identity_link l
      join source_identity s on s.org = l.org and s.id = l.source_identity
      where l.org = $1 and l.ended_at is null and s.external_id is not null order by s.external_id`),
    seen('statusReport', sight, statuses, 'order by t.as_of, t.ref_no'),
    seen('rating', sight, ratings, 'order by t.ref_no'),
    plain(`select from_initiative, to_initiative, how, on_day, note from initiative_lineage
      where org = $1 order by on_day, id`),
    undecidedMatches(sight),
    seen('decision', sight, decisions, 'order by t.ref_no'),
    seen('milestone', sight, milestones, 'order by t.ref_no'),
    plain(`select id, rule, subject, place, reason, review_on, by_name from finding_mute
      where org = $1 and ended_at is null order by created_at, id`),
    plain(`select id, initiative, place, period, text, version, created_by, by_name, created_at, edited_at from remark
      where org = $1 and deleted_at is null order by created_at desc, id desc`),
    plain(`select from_currency, to_currency, day, rate, source from rate_table
      where org = $1 and deleted_at is null order by day, id`),
    plain('select id, import, name, headers from import_file where org = $1'),
    declarationsQuery(org),
  ]
}

/** `t` is the record's row; deleted ones and those out of sight are left out. */
function seen(kind: string, sight: Sight, text: string, order: string): Query {
  const params = new Params()
  const org = params.named('org', sight.org)
  const where = visible('t', sourceOf(kind), sight, params)
  return {
    text: `${text} where t.org = ${org}::uuid and t.deleted_at is null and ${where} ${order}`,
    values: params.values,
  }
}

const initiatives = `select t.id, t.ref_no, t.title, t.type, t.parent, t.place, t.unit, t.category, t.stage, t.condition,
    t.decision_status, o.name as owner_name, m.name as manager_name
  from initiative t
  left join person o on o.org = t.org and o.id = t.owner
  left join person m on m.org = t.org and m.id = t.manager`

const money = ['whole_life_cost', 'in_year_baseline', 'in_year_forecast', 'benefits']
const moneyColumns = money.flatMap((name) => [name, `${name}_currency`, `${name}_low`, `${name}_high`])

const statuses = `select t.id, t.ref_no, t.initiative, t.place, t.period, t.as_of, t.state, t.title,
    t.reported_unit, t.reported_category, t.start_date, t.end_date, ${moneyColumns.map((name) => `t.${name}`).join(', ')},
    t.summary, t.rating_commentary, t.schedule_commentary, t.cost_commentary, t.in_year_commentary,
    t.benefits_commentary, t.done, t.next, t.author, t.absent, t.definitions, t.movement_reasons, t.source,
    t.submitted_on, t.due_on, t.carried, t.recorded_at, reporter.name as reporter_name
  from status_report t left join person reporter on reporter.org = t.org and reporter.id = t.reporter`

const ratings = `select t.id, t.status_report, t.dimension, t.scale, t.assessor, t.value, t.as_of, t.absent from rating t`

const decisions = `select t.id, t.ref_no, t.initiative, t.question, t.state, t.options, p.name as decider, t."right",
    t.decide_by, t.made_on, t.finding
  from decision t left join person p on p.org = t.org and p.id = t.decider`

const milestones = `select t.id, t.ref_no, t.initiative, t.title, t.baseline, t.forecast, t.actual from milestone t`
