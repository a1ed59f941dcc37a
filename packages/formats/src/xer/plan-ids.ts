import type { Kept } from '@gantry/planning'
import { isFromXer } from './cells.ts'

interface Entity {
  readonly id: string
  readonly kept?: Kept
}

/**
 * P6 numbers everything; ids that are such numbers stay, and those that came from an XER file; others get the next free
 * number. Summaries carry `wbs-` before theirs, which is left out.
 */
export function numberIds(entities: readonly Entity[]): Map<string, string> {
  const numbers = new Map<string, string>()
  const taken = new Set<string>()
  let highest = 0
  for (const entity of entities) {
    const number = (isFromXer(entity) ? /^(?:wbs-)?([^\t\r\n]+)$/ : /^(?:wbs-)?([1-9]\d{0,8})$/).exec(entity.id)?.[1]
    if (number === undefined || taken.has(number)) continue
    numbers.set(entity.id, number)
    taken.add(number)
    if (/^\d{1,9}$/.test(number)) highest = Math.max(highest, Number(number))
  }
  for (const { id } of entities) if (!numbers.has(id)) numbers.set(id, String(++highest))
  return numbers
}
