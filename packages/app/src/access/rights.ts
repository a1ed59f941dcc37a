import { accessOf, type Access } from '@gantry/domain/reach'
import { readRights } from '@gantry/store/access/rights'
import type { OrganisationKey } from '@gantry/store/access/sessions'
import type { Database } from '@gantry/store/database'
import { dayIn } from './day.ts'

/** Rights of persons, kept in memory until something that decides them changes, or the day does. */
export interface Rights {
  of(organisation: OrganisationKey, person: string, now: string): Promise<Access>
}

/** @param most persons kept; the one unused for longest goes first */
export function rightsOver(store: Database, most = 5_000): Rights {
  const kept = new Map<string, Promise<Access>>()
  return {
    of({ org, accessVersion, timeZone }, person, now) {
      const today = dayIn(timeZone, now)
      const key = `${org} ${person} ${accessVersion} ${today}`
      const access = kept.get(key) ?? load(store, org, person, today)
      kept.delete(key)
      kept.set(key, access)
      access.catch(() => kept.delete(key))
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
      return access
    },
  }
}

async function load(store: Database, org: string, person: string, today: string): Promise<Access> {
  const { grants, members, administrators } = await readRights(store, org, person, today)
  return accessOf(grants, members, today, administrators)
}
