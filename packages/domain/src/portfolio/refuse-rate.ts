import { isDay } from '../day.ts'
import { isCurrency } from './currency.ts'
import type { RateTable } from './facts.ts'

/** What is wrong with one value of a rate. */
export interface WrongInRate {
  readonly field: keyof RateTable
  readonly message: string
}

/** Between any two currencies of the world there is less than this, either way round. */
const most = 10_000_000
const longestSource = 200

/** What cannot be in a rate, value by value: codes of ISO 4217, a day of the calendar, more than nothing, and by whom. */
export function refuseRate({ from, to, day, rate, source }: RateTable): WrongInRate[] {
  const wrong: WrongInRate[] = []
  if (!isCurrency(from)) wrong.push({ field: 'from', message: notACurrency(from) })
  if (!isCurrency(to)) wrong.push({ field: 'to', message: notACurrency(to) })
  if (from === to && isCurrency(to)) wrong.push({ field: 'to', message: `Both currencies are ${to}.` })
  if (!isDay(day)) wrong.push({ field: 'day', message: `“${day.slice(0, 30)}” is no day. Maybe 2027-03-31.` })
  if (!(rate > 0 && rate <= most && 1 / rate <= most))
    wrong.push({ field: 'rate', message: `A rate is more than nothing; ${rate} cannot be one.` })
  if (source.trim() === '')
    wrong.push({ field: 'source', message: 'A rate needs its source. Maybe a bank or a table.' })
  if (source.length > longestSource)
    wrong.push({ field: 'source', message: `A source has ${longestSource} characters at most.` })
  return wrong
}

function notACurrency(text: string): string {
  return `“${text.slice(0, 30)}” is no ISO 4217 code. Maybe GBP, EUR or USD.`
}
