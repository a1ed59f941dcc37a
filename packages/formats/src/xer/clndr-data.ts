import type { CalendarException, Shift, Week, Worked } from '@gantry/planning'
import { type Node, parseNode } from './nested-text.ts'
import { formatTime, parseTime } from './values.ts'

export interface CalendarData {
  readonly week: Week
  readonly exceptions: readonly CalendarException[]
  /** Names and values of branches that are about the screen only. */
  readonly views: Readonly<Record<string, string>>
  /** Parts that could not be understood. */
  readonly odd: number
}

/** Days of the week and exceptions from a calendar's text; undefined when the text is not whole. */
export function parseClndrData(text: string, depth: number): CalendarData | undefined {
  const root = parseNode(text, depth)
  if (root === undefined) return undefined
  const days = root.children.find(({ name }) => name === 'DaysOfWeek')
  if (days === undefined) return undefined
  const odd = { count: 0 }
  const exceptions = root.children.filter(({ name }) => name === 'Exceptions').flatMap(({ children }) => children)
  return {
    week: weekOf(days, odd),
    exceptions: exceptions.flatMap((node) => exceptionOf(node, odd)),
    views: Object.fromEntries(
      root.children.filter(({ name }) => isView(name)).map((view) => [view.name, valuesText(view)]),
    ),
    odd: odd.count,
  }
}

const serialOf1970 = 25_569

function weekOf(node: Node, odd: { count: number }): Week {
  const week: Worked[] = [undefined, undefined, undefined, undefined, undefined, undefined, undefined]
  for (const day of node.children) {
    const index = Number(day.name) - 1
    if (week.length > index && index >= 0 && Number.isInteger(index)) week[index] = shiftsOf(day, odd)
    else odd.count++
  }
  return week as unknown as Week
}

function exceptionOf(node: Node, odd: { count: number }): CalendarException[] {
  const serial = Number(node.values['d'] ?? Number.NaN)
  if (!Number.isInteger(serial) || serial < 1 || serial > 2_958_465) {
    odd.count++
    return []
  }
  const day = serial - serialOf1970
  return [{ from: day, to: day, shifts: shiftsOf(node, odd) }]
}

function shiftsOf(node: Node, odd: { count: number }): Shift[] {
  const shifts: Shift[] = []
  for (const { values } of node.children) {
    const from = parseTime(values['s'] ?? '')
    const finish = parseTime(values['f'] ?? '')
    if (from === undefined || finish === undefined || from === 1440) odd.count++
    else shifts.push({ from, to: finish > from ? finish : finish + 1440 })
  }
  return shifts.sort((a, b) => a.from - b.from)
}

function isView(name: string): boolean {
  return name !== 'DaysOfWeek' && name !== 'Exceptions' && /^\w+$/.test(name)
}

function valuesText({ values }: Node): string {
  return Object.entries(values).flat().join('|')
}

/** Days of the week and exceptions → the nested text. */
export function formatClndrData(
  week: Week,
  exceptions: readonly CalendarException[],
  views: Readonly<Record<string, string>>,
): string {
  const days = week.map((worked, index) =>
    worked === undefined ? '' : node(String(index + 1), '', shiftNodes(worked)),
  )
  const dated = exceptions.flatMap(({ from, to, shifts }) =>
    Array.from({ length: to - from + 1 }, (_, index) => ({ day: from + index, shifts })),
  )
  const closed = dated.map(({ day, shifts }, index) =>
    node(String(index), `d|${day + serialOf1970}`, shiftNodes(shifts)),
  )
  return node(
    'CalendarData',
    '',
    node('DaysOfWeek', '', days.join('')) +
      Object.entries(views)
        .map(([name, values]) => node(name, values, ''))
        .join('') +
      node('Exceptions', '', closed.join('')),
  )
}

function node(name: string, values: string, children: string): string {
  return `(0||${name}(${values})(${children}))`
}

function shiftNodes(shifts: readonly Shift[]): string {
  return shifts
    .map(({ from, to }, index) => node(String(index), `s|${formatTime(from)}|f|${formatTime(to % 1440)}`, ''))
    .join('')
}
