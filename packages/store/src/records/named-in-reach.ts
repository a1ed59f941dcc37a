import { kindReferredTo } from '@gantry/domain/field'
import { type AnyKind, snakeCase } from '@gantry/domain/kind'
import { everyKind } from '@gantry/domain/kinds/index'
import type { Params } from './params.ts'
import { sourceOf } from './source.ts'
import { quotedName } from './table.ts'
import { placeWithin, type Sight, visibleAtPlace } from './visible-at-place.ts'

/**
 * SQL: a record of the whole organisation is known to this reader, who sees a part of it or nothing.
 *
 * Known is what records at the reader's places name; above such a unit, the units it belongs to; of periods also those
 * that were opened here (an imported one that only others reported in tells that they exist); of people the reader, and
 * whoever was ever given a role that covers one of the reader's places or lies within them.
 */
export function knownInReach(alias: string, kind: AnyKind, sight: Sight, params: Params): string {
  const org = params.named('org', sight.org)
  const named = namedIn(kind, sight, params)
  const among = (ids: string[]) => (ids.length === 0 ? 'false' : `${alias}.id in (${ids.join(' union all ')})`)
  switch (kind.name) {
    case 'organisationUnit':
      return named.length === 0 ? 'false' : `${alias}.id in (${withUnitsAbove(named, org)})`
    case 'reportingPeriod':
      return `(${alias}.state <> 'imported' or ${among(named)})`
    case 'person': {
      const self = sight.person === null ? 'false' : `${alias}.id = ${params.named('person', sight.person)}::uuid`
      return `(${self} or ${among([...named, ...holdersBeside(sight, org, params)])})`
    }
    default:
      return 'true'
  }
}

/** Statements of the ids that the fields of records at the reader's places name. */
function namedIn(kind: AnyKind, sight: Sight, params: Params): string[] {
  if (sight.see.length === 0) return []
  const org = params.named('org', sight.org)
  return everyKind
    .filter((each) => sourceOf(each.name).has.place)
    .flatMap((each) => {
      const source = sourceOf(each.name)
      const columns = Object.entries(each.fields)
        .filter(([, field]) => field.type !== 'refs' && kindReferredTo(field) === kind.name)
        .map(([key]) => `n.${quotedName(snakeCase(key))}`)
      if (columns.length === 0 || each.of === 'organisation') return []
      return columns.map(
        (column) => `select ${column} from ${source.table} n where n.org = ${org}::uuid and n.deleted_at is null
          and n.place is not null and ${column} is not null and ${visibleAtPlace('n', source, sight, params)}`,
      )
    })
}

function withUnitsAbove(named: readonly string[], org: string): string {
  return `with recursive kept (id) as (select * from (${named.join(' union all ')}) named
    union select u.parent from organisation_unit u join kept on u.id = kept.id
      where u.org = ${org}::uuid and u.parent is not null)
    select id from kept`
}

function holdersBeside({ see }: Sight, org: string, params: Params): string[] {
  if (see.length === 0) return []
  const mine = params.named('prefixes', see)
  return [
    `select h.person from access_grant h left join initiative i on i.org = h.org and i.id = h.initiative
      where h.org = ${org}::uuid and (h.initiative is null or ${placeWithin('i.place', see, params)}
        or exists (select from unnest(${mine}::text[]) as mine (place) where starts_with(mine.place, i.place)))`,
  ]
}
