import { type StoredField, storedFields } from '@gantry/planning/compare/stored'
import type { StoredPlan } from './stored-plans.ts'

/** What of the stored dates of real plans our schedule gives too, as a page. */
export function storedPlansPage(plans: readonly StoredPlan[]): string {
  const untouched = plans.filter(({ begun }) => begun === 0)
  const begun = plans.filter((plan) => plan.begun > 0)
  return `# Real plans: our dates beside the file’s own

Plans that Microsoft Project and Primavera P6 scheduled and saved, kept beside the repository and read by a test. For each
field: equal values of those that the file stores, summaries left out. Nothing in a file is changed by the comparison; a
file’s dates are evidence, and \`gantry compare FILE\` gives the same for any file. Plans of Microsoft Project’s binary
format come by way of another program’s conversion, which counts floats itself: those are left out. This page is written
by \`packages/formats/src/plans/real-plans.test.ts\`.

## Plans on which no work has begun

${table(untouched)}

## Plans on which work has begun

${table(begun)}

## What differs, and why

Values that differ, by file, reason and field. “Follows” is what a difference elsewhere in the same file explains.

${reasons(plans)}
`
}

const titles: Readonly<Record<StoredField, string>> = {
  earlyStart: 'Early start',
  earlyFinish: 'Early finish',
  lateStart: 'Late start',
  lateFinish: 'Late finish',
  start: 'Start',
  finish: 'Finish',
  totalFloat: 'Total float',
  freeFloat: 'Free float',
}

function table(plans: readonly StoredPlan[]): string {
  const total = (field: StoredField, what: 'compared' | 'equal') =>
    plans.reduce((sum, { fields }) => sum + fields[field][what], 0)
  const cell = (compared: number, equal: number) => (compared === 0 ? '' : `${equal}/${compared}`)
  return [
    `| File | Saved as | Tasks | ${storedFields.map((field) => titles[field]).join(' | ')} |`,
    `|---|---|---:|${storedFields.map(() => '---:|').join('')}`,
    ...plans.map(
      ({ file, from, tasks, fields }) =>
        `| ${file} | ${from} | ${tasks} | ${storedFields.map((field) => cell(fields[field].compared, fields[field].equal)).join(' | ')} |`,
    ),
    `| **All** | | ${plans.reduce((sum, { tasks }) => sum + tasks, 0)} | ${storedFields.map((field) => `**${cell(total(field, 'compared'), total(field, 'equal'))}**`).join(' | ')} |`,
  ].join('\n')
}

function reasons(plans: readonly StoredPlan[]): string {
  const rows = plans.flatMap(({ file, differences }) =>
    [...Map.groupBy(differences, ({ reason }) => reason.id).values()].map((same) => {
      const text = same[0]!.reason.id === 'follows' ? 'Follows from a difference elsewhere.' : same[0]!.reason.text
      const byField = [...Map.groupBy(same, ({ field }) => field)].map(
        ([field, { length }]) => `${titles[field].toLowerCase()} ${length}`,
      )
      return `| ${file} | ${text} | ${byField.join(', ')} |`
    }),
  )
  return ['| File | Reason | Values |', '|---|---|---|', ...rows].join('\n')
}
