import type { Query } from '../database.ts'
import { Params } from '../records/params.ts'
import { placeWithin, type Sight } from '../records/visible-at-place.ts'

/** Weaker matches that wait for a person, strongest first; both sides must be in sight. */
export function proposedIdentities(sight: Sight, limit: number): Query {
  const params = new Params()
  const org = params.named('org', sight.org)
  return {
    text: `select p.id, p.basis, p.score, p.evidence, p.known, s.id as source_identity, s.external_id, s.name, s.unit,
        mine.id as mine, theirs.id as theirs
      ${undecided(org, sight, params)} order by p.score desc, p.id limit ${params.add(limit)}`,
    values: params.values,
  }
}

/** The same as pairs of initiatives, all of them. */
export function undecidedMatches(sight: Sight): Query {
  const params = new Params()
  const org = params.named('org', sight.org)
  return {
    text: `select distinct mine.id as mine, theirs.id as theirs ${undecided(org, sight, params)} order by mine.id, theirs.id`,
    values: params.values,
  }
}

/** Undecided matches with the same name on both sides, of which one side is of the one unit and the other of the other. */
export function proposalsBetweenUnits(sight: Sight, { from, to }: { from: string; to: string }): Query {
  const params = new Params()
  const org = params.named('org', sight.org)
  const [one, other] = [params.add(from), params.add(to)]
  const called = (unit: string) => `exists (select 1 from organisation_unit u
      where u.org = p.org and u.id = ${unit}::uuid
        and lower(p.known->>'unit') in (select lower(name) from unnest(array[u.id::text, u.title, u.code] || u.aliases) name))`
  return {
    text: `select p.id ${undecided(org, sight, params)} and p.basis = 'nameOtherUnit'
        and ((s.unit = ${one}::uuid and ${called(other)}) or (s.unit = ${other}::uuid and ${called(one)}))
      order by p.score desc, p.id`,
    values: params.values,
  }
}

function undecided(org: string, sight: Sight, params: Params): string {
  return `from identity_proposal p
      join source_identity s on s.org = p.org and s.id = p.source_identity
      join initiative theirs on theirs.org = p.org and theirs.id = p.initiative and theirs.deleted_at is null
      join identity_link l on l.org = p.org and l.source_identity = s.id and l.ended_at is null and l.until_as_of is null
      join initiative mine on mine.org = p.org and mine.id = l.initiative and mine.deleted_at is null
      where p.org = ${org}::uuid and p.state = 'proposed' and mine.id <> theirs.id
        and ${placeWithin('mine.place', sight.see, params)} and ${placeWithin('theirs.place', sight.see, params)}`
}

/** Identities with what they are linked to now, by name; of one initiative when it is given. */
export function linkedIdentities(sight: Sight, initiative: string | null, limit: number): Query {
  const params = new Params()
  const org = params.named('org', sight.org)
  const of = initiative === null ? 'true' : `i.id = ${params.add(initiative)}::uuid`
  return {
    text: `select l.id, l.from_as_of, l.until_as_of, l.how, l.evidence, l.recorded_at, l.reason, a.name as by_name,
        s.id as source_identity, s.external_id, s.name, s.unit, i.id as mine
      from identity_link l
      join source_identity s on s.org = l.org and s.id = l.source_identity
      join initiative i on i.org = l.org and i.id = l.initiative and i.deleted_at is null
      left join person a on a.org = l.org and a.id = l.recorded_by
      where l.org = ${org}::uuid and l.ended_at is null and ${of} and ${placeWithin('i.place', sight.see, params)}
      order by s.name, s.id, l.from_as_of nulls first limit ${params.add(limit)}`,
    values: params.values,
  }
}

/** What a side of a proposal looks like: the initiative, and what it reported when. */
export function sidesOf(org: string, initiatives: readonly string[]): Query[] {
  return [
    {
      text: `select i.id, 'INI-' || i.ref_no as ref, i.title, i.place, u.title as unit from initiative i
        left join organisation_unit u on u.org = i.org and u.id = i.unit where i.org = $1 and i.id = any($2::uuid[])`,
      values: [org, initiatives],
    },
    {
      text: `select s.initiative, p.label as period, s.as_of, s.title, s.end_date, s.whole_life_cost,
          s.whole_life_cost_currency, s.source_identity,
          (select r.value from rating r where r.org = s.org and r.status_report = s.id and r.deleted_at is null
            and r.value is not null order by r.assessor = 'independent' desc, r.ref_no limit 1) as rating
        from status_report s join reporting_period p on p.org = s.org and p.id = s.period
        where s.org = $1 and s.initiative = any($2::uuid[]) and s.deleted_at is null order by s.as_of`,
      values: [org, initiatives],
    },
    { text: 'select id, title from organisation_unit where org = $1', values: [org] },
  ]
}
