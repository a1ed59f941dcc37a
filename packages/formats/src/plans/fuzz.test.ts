import { describe, expect, it } from 'vitest'
import { smallXer, task } from '../testing/xer-text.ts'
import { mutated } from '../testing/mutate.ts'
import { wholeFiles } from '../testing/plan-files.ts'
import { readPlan } from './read-plan.ts'
import { writePlan } from './write-plan.ts'

const written = { xer: 'xer', 'gantry-plan': 'gantry-plan', 'task-list': 'task-list', psplib: 'psplib-sm' } as const
const formats = Object.keys(written) as (keyof typeof written)[]

/** A short run of bench/formats/fuzz-*.ts; the files are the same in each run. */
describe('spoiled files', () => {
  it.each(formats)('of %s are refused, or read and written again, and never fail', (format) => {
    const files = wholeFiles[format]()
    const outcomes = Array.from({ length: 150 }, (_, number) => {
      const read = readPlan(mutated(files, number), 'spoiled')
      if (read.refusal !== undefined) {
        expect(read.refusal.mend, `file ${number}`).toMatch(/^Maybe /)
        return 'refused'
      }
      expect(writePlan(read.plan, written[format]).bytes.length, `file ${number}`).toBeGreaterThan(0)
      return 'read'
    })
    expect(new Set(outcomes)).toContain('read')
  })
})

/** Each of these once took minutes, or would in a reader that looks back too often. */
describe('texts made to be slow', () => {
  const xer = (cells: Record<string, string>) =>
    smallXer({ TASK: [task({ task_id: 100, wbs_id: 11, ...cells })], TASKPRED: [] })
  const notes = (text: string) => smallXer({ TASKMEMO: [{ memo_id: 1, task_id: 100, task_memo: text }] })
  const list = (cell: string) =>
    new TextEncoder().encode(`Name,Duration,Predecessors,Resources\nPiles,5,"${cell}","${cell}"\n`)

  it.each([
    ['a number that never ends', xer({ target_drtn_hr_cnt: `${'1'.repeat(500_000)}x` })],
    ['a date of blanks', xer({ act_start_date: `${' '.repeat(500_000)}x` })],
    ['a note of open tags', notes('<style '.repeat(200_000))],
    ['a note of brackets', notes('<'.repeat(500_000))],
    [
      'a calendar in a calendar',
      smallXer({ CALENDAR: [{ clndr_id: 1, clndr_data: '(0||CalendarData()('.repeat(50_000) }] }),
    ],
    [
      'fields of one name',
      smallXer({
        UDFTYPE: Array.from({ length: 10_000 }, (_, id) => ({
          udf_type_id: id,
          table_name: 'TASK',
          udf_type_label: 'x',
        })),
      }),
    ],
    ['predecessors of blanks', list(`1${' '.repeat(90_000)}x`)],
    ['predecessors of lags', list('+1'.repeat(40_000))],
    ['a problem of blank lines', new TextEncoder().encode(`${'\n'.repeat(100_000)}1 1`)],
    ['brackets in brackets', new TextEncoder().encode('{'.repeat(1_000_000))],
  ])('%s', (_, bytes) => {
    const began = performance.now()
    readPlan(bytes)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
