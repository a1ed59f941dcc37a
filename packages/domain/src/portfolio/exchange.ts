import type { ExchangeRule } from './facts.ts'

/** Used by an organisation that has set none: £100m, or half a year, weighs as much as one step of the rating. */
export const defaultExchange: ExchangeRule = {
  costMinorPerRatingStep: 10_000_000_000,
  daysPerRatingStep: 183,
  withheldStep: 3,
}

/** How much moves of different sorts weigh, in full rating steps. Diminishing: four times the move weighs twice as much. */
export function weighCost(minor: number, rule: ExchangeRule): number {
  return Math.sqrt(Math.abs(minor) / rule.costMinorPerRatingStep)
}

export function weighDays(days: number, rule: ExchangeRule): number {
  return Math.sqrt(Math.abs(days) / rule.daysPerRatingStep)
}

/** A step down weighs in full, a step up half: the reader is to be asked, not congratulated. */
export function weighSteps(steps: number): number {
  return steps < 0 ? -steps : steps / 2
}
