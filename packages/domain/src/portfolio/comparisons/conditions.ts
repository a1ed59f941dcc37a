import { declaredMatch } from '../declared-definitions.ts'
import { definitionText, matchDefinitions } from '../definition.ts'
import type { DayField, DeclarationFact, MoneyField } from '../facts.ts'
import { dayText } from '../../narrative/format.ts'
import type { Comparison, Condition } from '../overview.ts'
import type { Subject, View } from '../view.ts'

export function condition(id: Condition['id'], holds: boolean, text: string): Condition {
  return { id, holds, text }
}

/** Two dates, the later after the earlier. */
export function asOfCondition({ period, compare }: View): Condition {
  const holds = compare !== undefined && compare.asOf < period.asOf
  return condition('asOf', holds, holds ? `as of ${compare.asOf} and ${period.asOf}` : 'no two as-of dates')
}

export function populationCondition(n: number, of: number, what: string): Condition {
  return condition(
    'population',
    n > 0,
    of === 0 ? 'no initiative reported both times' : `${n} of ${of} initiatives ${what}`,
  )
}

/** Coverage: whether both periods asked the same units; where not, only those expected both times are compared. */
export function coverageCondition({ subjects }: View): Condition {
  const outside = subjects.filter(({ comparable }) => !comparable).length
  if (subjects.length === outside) return condition('coverage', false, 'no initiative was expected both times')
  const text =
    outside === 0
      ? 'the same units were expected both times'
      : `limited to initiatives expected both times; ${outside} others are left out on both sides`
  return condition('coverage', true, text)
}

/** What the reports say the field means, over pairs that would be compared. */
export function definitionCondition(pairs: readonly Subject[], field: MoneyField | DayField): Condition {
  let differs = 0
  let unstated = 0
  let example = ''
  const declared = declarationsAmong(pairs, field)
  const agreed = declared.filter(({ verdict }) => verdict === 'same')
  const parted = declared.filter(({ verdict }) => verdict === 'different')
  for (const { before, now } of pairs) {
    const a = before?.definitions[field]
    const b = now?.definitions[field]
    const match = matchDefinitions(a, b)
    if (match === 'unstated') unstated += 1
    if (match !== 'differs') continue
    differs += 1
    example ||= `“${shorten(definitionText(a))}” became “${shorten(definitionText(b))}”`
  }
  const holds = differs * 2 <= pairs.length
  if (differs > 0)
    return condition(
      'definition',
      holds,
      `the definition changed in ${differs} of ${pairs.length}: ${example}${declaredWords('; declared different', parted)}`,
    )
  if (agreed.length > 0) return condition('definition', true, declaredWords('declared the same', agreed))
  if (unstated > 0)
    return condition(
      'definition',
      true,
      `one side does not state its definition in ${unstated} of ${pairs.length}; taken as reported`,
    )
  return condition('definition', true, 'the same definition both times')
}

/** What people declared of the definitions of pairs that would be compared, each declaration once. */
export function declarationsAmong(pairs: readonly Subject[], field: MoneyField | DayField): DeclarationFact[] {
  const found = pairs.flatMap(
    ({ before, now }) => declaredMatch(before?.definitions[field], now?.definitions[field])?.by ?? [],
  )
  return [...new Map(found.map((declaration) => [declaration.id, declaration])).values()]
}

/** What a comparison rests on, or fails by, where people declared it. */
export function declaredIn(pairs: readonly Subject[], field: MoneyField | DayField): Pick<Comparison, 'declared'> {
  const declared = declarationsAmong(pairs, field)
  return declared.length === 0
    ? {}
    : { declared: declared.map(({ id, verdict, byName, on, reason }) => ({ id, verdict, byName, on, reason })) }
}

/** By whom, on which day and why. */
export function declaredWords(start: string, list: readonly DeclarationFact[]): string {
  if (list.length === 0) return ''
  return `${start} by ${list.map(({ byName, on, reason }) => `${byName} on ${dayText(on)} (“${shorten(reason)}”)`).join(', ')}`
}

function shorten(words: string): string {
  const line = words.replace(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 90)}…` : line
}
