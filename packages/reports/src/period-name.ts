import { monthText } from '@gantry/domain/narrative/format'
import { cut } from './runs.ts'

/** “September 2026”, or the label where it says something else than its date. */
export function periodName(period: { readonly label: string; readonly asOf: string }): string {
  return /^\d{4}(-\d{2}){0,2}$/.test(period.label) ? monthText(period.asOf) : cut(period.label, 40)
}
