import type { MuteFact } from '../portfolio/facts.ts'
import type { Found } from './rule.ts'

/** The mute that silences a finding today: of its rule, and of its subject where the mute names one. Past its review day it is over. */
export function muteFor(
  found: Found,
  units: readonly (string | undefined)[],
  mutes: readonly MuteFact[],
  today: string,
): MuteFact | undefined {
  return mutes.find(({ rule, subject, reviewOn }) => {
    if (rule !== found.rule || reviewOn <= today) return false
    if (subject === undefined || subject === found.subject.id) return true
    if (found.initiatives.length === 1 && found.initiatives[0] === subject) return true
    return units.length > 0 && units.every((unit) => unit === subject)
  })
}
