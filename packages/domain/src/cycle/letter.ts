import { daysBetween } from '../day.ts'

export interface Owed {
  readonly ref: string
  readonly title: string
  /** Where it is filled in. */
  readonly address: string
  readonly state: string
  readonly dueOn: string | null
  /** The question of a challenge that waits for its answer. */
  readonly question: string | null
}

export interface Letter {
  readonly subject: string
  readonly text: string
}

/** Whole days after the due date; 0 until then, and where there is none. */
export function daysLate(dueOn: string | null, today: string): number {
  return dueOn === null ? 0 : Math.max(0, daysBetween(dueOn, today))
}

/** The reminder to one owner: what is owed, since when and where, and what was asked back. */
export function reminder(
  period: { readonly label: string; readonly locksOn: string | null },
  owner: string,
  owed: readonly Owed[],
  today: string,
  words = '',
): Letter {
  const count = owed.length === 1 ? 'One status report' : `${owed.length} status reports`
  const lines = owed.flatMap((report) => [
    `- ${report.ref} ${report.title}: ${standing(report, today)}`,
    `  ${report.address}`,
  ])
  const lock = period.locksOn === null ? [] : [`The period locks on ${period.locksOn}.`]
  return {
    subject: `Status reports for ${period.label}: ${owed.length} open`,
    text: [
      `Dear ${owner},`,
      '',
      `${count} for ${period.label} still ${owed.length === 1 ? 'waits' : 'wait'} for you:`,
      ...lines,
      '',
      ...(words.trim() ? [words.trim(), ''] : []),
      ...lock,
    ]
      .join('\n')
      .trimEnd(),
  }
}

function standing({ state, dueOn, question }: Owed, today: string): string {
  if (state === 'challenged') return question === null ? 'was challenged' : `was challenged: ${question}`
  if (dueOn === null) return 'due'
  const late = daysLate(dueOn, today)
  return late === 0 ? `due on ${dueOn}` : `was due on ${dueOn}, ${late} ${late === 1 ? 'day' : 'days'} ago`
}
