import { type OracleGroup, oracleGroups } from './oracle-groups.ts'
import type { OracleDifference } from './oracle-remaining.ts'

const keys = { msp: 'Microsoft Project', p6: 'Primavera P6' } as const

/** Every case of the random projects in which we give another date than the other scheduler, with the reason. */
export function oraclePage(rows: Readonly<Record<keyof typeof keys, readonly OracleDifference[]>>): string {
  return `# Random projects: every difference that is left

800 random projects scheduled by MPXJ’s scheduler of Microsoft Project plans and 800 by its scheduler of P6 plans, an
independent implementation of both. Listed is each case in which an early or late date differs, with the differences that
follow from no other in the case. Why we do not follow is told in
[decision 0030](../decisions/0030-planning-answer-keys.md). This page is written by
\`packages/planning/src/network/oracle.test.ts\`.

## Groups

| Group | ${keys.msp}: cases | ${keys.p6}: cases | What happens |
|---|---:|---:|---|
${(Object.keys(oracleGroups) as OracleGroup[]).map((group) => groupRow(group, rows.msp, rows.p6)).join('')}
${caseTable('msp', rows.msp)}
${caseTable('p6', rows.p6)}`
}

const casesIn = (rows: readonly OracleDifference[]): number => new Set(rows.map((row) => row.case)).size

function groupRow(group: OracleGroup, ...keyed: readonly (readonly OracleDifference[])[]): string {
  const counts = keyed.map((rows) => casesIn(rows.filter((row) => row.group === group)))
  if (counts.every((count) => count === 0)) return ''
  const [title, text] = oracleGroups[group]
  return `| ${title} | ${counts.map((count) => count || '').join(' | ')} | ${text} |\n`
}

const fieldNames: Readonly<Record<string, string>> = {
  earlyStart: 'early start',
  earlyFinish: 'early finish',
  lateStart: 'late start',
  lateFinish: 'late finish',
}

function caseTable(key: keyof typeof keys, rows: readonly OracleDifference[]): string {
  const line = ({ case: number, level, task, field, theirs, ours, group }: OracleDifference) =>
    `| ${number} | ${level} | ${task} | ${fieldNames[field]} | ${theirs} | ${ours} | ${oracleGroups[group][0]} |`
  return `## ${keys[key]}: ${casesIn(rows)} cases

| Case | Level | Task | Date | Theirs | Ours | Group |
|---:|---:|---:|---|---|---|---|
${rows.map(line).join('\n')}
`
}
