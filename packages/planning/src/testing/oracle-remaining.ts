import { compareWithStored, type StoredDifference } from '../compare/stored.ts'
import { schedule } from '../network/schedule.ts'
import type { RuleSetName } from '../plan.ts'
import { isoLocal, parseIsoLocal } from '../time/iso.ts'
import { type OracleGroup, oracleGroupOf } from './oracle-groups.ts'
import { type OracleCase, planOf, readOracle } from './oracle.ts'

/** Where a case first differs, one row a task and end of it. */
export interface OracleDifference {
  readonly case: number
  readonly level: number
  readonly task: number
  readonly field: StoredDifference['field']
  readonly theirs: string
  readonly ours: string
  readonly group: OracleGroup
}

/** All that is left of a key: per case, the differences that follow from no other. */
export function remainingOf(name: 'msp' | 'p6'): OracleDifference[] {
  return readOracle(name).flatMap((one) => rootsOf(one, name === 'p6' ? 'p6' : 'msproject'))
}

function rootsOf(one: OracleCase, rules: RuleSetName): OracleDifference[] {
  const plan = planOf(one, rules)
  const at = (text: string) => parseIsoLocal(text)!
  const tasks = plan.tasks.map((task, n) => {
    const { es, ef, ls, lf } = one.tasks[n]!
    return { ...task, stored: { earlyStart: at(es), earlyFinish: at(ef), lateStart: at(ls), lateFinish: at(lf) } }
  })
  const given = { ...plan, tasks }
  const { differences } = compareWithStored(given, schedule(given))
  const roots = differences.filter(({ reason }) => reason.id !== 'follows' && reason.id !== 'planFinish')
  return (roots.length > 0 ? roots : differences.slice(0, 1)).map((difference) => ({
    case: one.case,
    level: one.level,
    task: Number(difference.task),
    field: difference.field,
    theirs: isoLocal(difference.stored),
    ours: isoLocal(difference.computed!),
    group: oracleGroupOf(one, difference),
  }))
}
