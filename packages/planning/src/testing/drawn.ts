import { expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import type { Plan } from '../plan.ts'
import type { Schedule } from '../schedule.ts'
import { drawLate, drawPlan } from './draw-plan.ts'
import { planText } from './plan-text.ts'

/**
 * A plan whose text holds its answer: behind each task its picture, a character a day (`X` worked, `.` not worked, `*` a
 * milestone); where there is a second picture, its late dates; behind that what else is told: `float 2d`, `free 1d`,
 * `critical`, `not critical`, `finding deadline.missed`, `no finding`.
 */
export function draws(name: string, text: string): void {
  // oxlint-disable-next-line vitest/valid-title -- the name is the caller's
  test(name, () => expect(redrawn(text)).toBe(text))
}

/** The text with every answer in it as the engine gives it. */
export function redrawn(text: string): string {
  const plan = planText(text)
  const told = schedule(plan)
  const pictures = [drawPlan(plan, told), drawLate(plan, told)]
  const lines = text.split('\n')
  const widths = [0, 1].map((n) =>
    Math.max(...lines.map((line) => (isDrawn(line) ? (line.split('|')[n + 1] ?? '').length : 0))),
  )
  let task = -1
  return lines
    .map((line) => {
      if (/^\s*(plan|calendar|resource)\s/.test(line) || line.trim() === '') return ruled(line, widths)
      task++
      if (!isDrawn(line)) return line
      const parts = line.split('|')
      const drawn = parts.slice(1, -1).map((_, n) => pictures[n]![task]!.padEnd(widths[n]!))
      return [parts[0], ...drawn, tail(plan, told, task, parts.at(-1)!)].join('|')
    })
    .join('\n')
}

const isDrawn = (line: string): boolean => line.includes('|')

/** Days of the week over the pictures. */
function ruled(line: string, widths: readonly number[]): string {
  const parts = line.split('|')
  const rulers = parts.slice(1, -1).map((_, n) => 'MTWTFSS'.repeat(20).slice(0, widths[n]))
  return rulers.length === 0 ? line : [parts[0], ...rulers, parts.at(-1)].join('|')
}

/** What is told behind the picture, as it is. */
function tail(plan: Plan, told: Schedule, at: number, text: string): string {
  const { id } = plan.tasks[at]!
  const one = told.tasks.get(id)
  const days = (minutes: number | undefined) => `${minutes === undefined ? '?' : minutes / 480}d`
  const findings = [...new Set(told.findings.filter(({ tasks }) => tasks?.includes(id)).map((finding) => finding.id))]
  return text
    .split(';')
    .map((clause) => {
      const [word] = clause.trim().split(' ')
      if (word === 'float') return ` float ${days(one?.totalFloat)}`
      if (word === 'free') return ` free ${days(one?.freeFloat)}`
      if (word === 'critical' || word === 'not') return one?.critical ? ' critical' : ' not critical'
      if (word === 'finding' || word === 'no')
        return findings.length > 0 ? ` finding ${findings.join(', ')}` : ' no finding'
      return clause
    })
    .join(';')
}
