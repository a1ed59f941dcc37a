import { lengthOfDays } from '@gantry/domain/narrative/format'
import type { TFunction } from 'i18next'

/** Calendar days in the unit that says it plainly: the one that the story tells them in. */
export function lengthOf(t: TFunction<'common'>, days: number): string {
  const { count, unit } = lengthOfDays(days)
  return t(`${unit}s`, { count })
}
