import { type Finding, isoLocal, type Minute, type Plan, type Task } from '@gantry/planning'
import { note, say, terminalWidth, wrap } from '../out.ts'

/** `2026-05-14 08:00`. */
export const when = (instant: Minute): string => isoLocal(instant).replace('T', ' ')

/** Minutes of work as days of the plan, to a hundredth: `2.5 d`. */
export const days = (minutes: number, { units }: Plan): string =>
  `${Math.round((minutes / units.minutesPerDay) * 100) / 100} d`

export const count = (number: number): string => number.toLocaleString('en-GB')

/** `1 task`, `2 tasks`. */
export const several = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`

/** A share that says 100 % only of all, and never more than is so. */
export function share(part: number, whole: number): string {
  if (whole === 0) return '\u2013'
  return `${(Math.floor((part / whole) * 10_000) / 100).toFixed(part === whole ? 0 : 2)} %`
}

export function heading(text: string): void {
  say(`\n${text}\n${'\u2500'.repeat(Math.min(terminalWidth(), text.length))}`)
}

export function bullet(mark: string, text: string): void {
  say(wrap(`${mark} ${text}`, terminalWidth(), '  '))
}

/** At most so many of a list, then how many more. */
export function listed<Item>(items: readonly Item[], most: number, tell: (item: Item) => void, what: string): void {
  for (const item of items.slice(0, most)) tell(item)
  if (items.length > most) say(`  \u2026 and ${count(items.length - most)} more ${what}`)
}

const marks = { error: '\u2717', warning: '!', note: '\u00b7' } as const

/** What was odd, the gravest first; those of one id after so many are counted. */
export function sayFindings(findings: readonly Finding[], title: string): void {
  if (findings.length === 0) return
  heading(title)
  const order = { error: 0, warning: 1, note: 2 } as const
  const sorted = [...findings].sort((a, b) => order[a.severity] - order[b.severity])
  for (const same of Map.groupBy(sorted, ({ id }) => id).values())
    listed(same, 10, (finding) => bullet(marks[finding.severity], findingText(finding)), `of ${same[0]!.id}`)
}

const mostNoted = 3

/** What a reader must know of a file before believing what a command says of it; beside the answer. */
export function noteFindings(file: string, findings: readonly Finding[]): void {
  const grave = findings.filter(({ severity }) => severity !== 'note')
  for (const finding of grave.slice(0, mostNoted)) note(`gantry: ${file}: ${findingText(finding)}`)
  const more = grave.length - mostNoted
  if (more > 0) note(`gantry: ${file}: ${count(more)} more of the kind; \`gantry schedule\` tells them all.`)
}

function findingText({ text, count: times, place }: Finding): string {
  return `${text}${times === undefined ? '' : ` (${count(times)} times)`}${place === undefined ? '' : ` [${place}]`}`
}

/** How deep each task lies in its summaries. */
export function depths({ tasks }: Plan): Map<string, number> {
  const found = new Map<string, number>()
  for (const { id, parent } of tasks) found.set(id, parent === undefined ? 0 : (found.get(parent) ?? 0) + 1)
  return found
}

/** What people call the task in its plan. */
export const called = ({ code, id }: Pick<Task, 'code' | 'id'>): string => code ?? id

/** Text in at most so many characters. */
export const cut = (text: string, width: number): string =>
  text.length <= width ? text : `${text.slice(0, Math.max(1, width - 1))}\u2026`
