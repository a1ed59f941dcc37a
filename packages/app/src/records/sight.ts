import type { Scope } from '@gantry/store/database'
import type { Sight } from '@gantry/store/records/visible-at-place'
import type { Context } from '../context.ts'

/** The eyes of the caller, for every read of records. */
export function sightOf({ org, actor: { person, access } }: Context): Sight {
  return {
    org,
    person: person ?? null,
    see: access.reach('see'),
    manage: access.reach('edit'),
    money: access.reach('seeMoney'),
  }
}

export function scopeOf(context: Context): Scope {
  return { org: context.org }
}
