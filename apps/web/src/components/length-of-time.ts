import type { TFunction } from 'i18next'

/** Calendar days in the largest unit that says it plainly: up to ten weeks in days, up to two years in months. */
export function lengthOf(t: TFunction<'common'>, days: number): string {
  if (days < 70) return t('days', { count: days })
  const months = Math.round(days / 30.4375)
  if (months < 24) return t('months', { count: months })
  const years = Math.round(days / 36.525) / 10
  return t('years', { count: years })
}
