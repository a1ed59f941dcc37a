import type { Plan, Task } from '@gantry/planning'
import { parseIsoLocal } from '@gantry/planning/time/iso'
import { describe, expect, it } from 'vitest'
import { writeXlsx } from '../tables-out/index.ts'
import { usualUnits } from '@gantry/planning/time/units'
import { formatDuration, parseDuration } from './durations.ts'
import { readTaskList } from './read.ts'
import { writeTaskList } from './write.ts'

const at = (text: string) => parseIsoLocal(text)
const bytesOf = (lines: readonly string[]) => new TextEncoder().encode(lines.join('\n'))
const read = (...lines: string[]) => readTaskList(bytesOf(lines), 'ferry.csv')

function plan(...lines: string[]): Plan {
  const found = read(...lines)
  if (found.refusal !== undefined) throw new Error(found.refusal.message)
  return found.plan
}

const links = ({ dependencies }: Plan) =>
  dependencies.map(
    ({ predecessor, successor, type, lag }) =>
      `${predecessor} ${type} ${'minutes' in lag ? `${lag.minutes}${lag.in === 'elapsed' ? 'e' : ''}` : `${lag.percent}%`} ${successor}`,
  )
const outline = ({ tasks }: Plan) => tasks.map(({ id, type, parent }) => `${parent ?? '–'} > ${id} ${type}`)
const taskOf = (of: Plan, id: string): Task => of.tasks.find((task) => task.id === id) ?? expect.fail(`no task ${id}`)

describe('a list', () => {
  const ferry = plan(
    'ID,Name,Outline Level,Duration,Start,Finish,Predecessors,% Complete,Resource Names,Area',
    '1,Quay,1,,2026-03-02,2026-03-13,,,,',
    '2,Piles,2,5d,2026-03-02,2026-03-06,,100%,Crane;Ada[50%],North',
    '3,Deck,2,1 wk,2026-03-09,2026-03-13,"2FS+2d;2SS",40%,Ada,North',
    '4,Cure,2,3 ed?,,,3FS,,,',
    '5,Open,1,0d,,,"3FF+1,5h, 4",,,',
  )

  it('takes its levels as an outline', () => {
    expect(outline(ferry)).toEqual(['– > 1 summary', '1 > 2 task', '1 > 3 task', '1 > 4 task', '– > 5 milestone'])
  })

  it('takes durations with their units', () => {
    expect(
      ferry.tasks.map(
        ({ duration, elapsed, estimated }) => `${duration}${elapsed ? ' elapsed' : ''}${estimated ? ' ?' : ''}`,
      ),
    ).toEqual(['0', '2400', '2400', '4320 elapsed ?', '0'])
  })

  it('takes links with types and lags', () => {
    expect(links(ferry)).toEqual(['2 FS 960 3', '2 SS 0 3', '3 FS 0 4', '3 FF 90 5', '4 FS 0 5'])
  })

  it('takes dates as what its maker had, from the usual start of a day to its end', () => {
    expect(taskOf(ferry, '2').stored).toEqual({ start: at('2026-03-02T08:00'), finish: at('2026-03-06T17:00') })
    expect(ferry.start).toBe(at('2026-03-02T08:00'))
  })

  it('takes what is done', () => {
    expect(taskOf(ferry, '2').progress).toEqual({
      actualStart: at('2026-03-02T08:00'),
      actualFinish: at('2026-03-06T17:00'),
      percent: 100,
      remaining: 0,
    })
    expect(taskOf(ferry, '3').progress).toMatchObject({ percent: 40, remaining: 1440 })
  })

  it('takes people, and columns it does not know as custom fields', () => {
    expect(ferry.resources.map(({ name }) => name)).toEqual(['Crane', 'Ada'])
    expect(ferry.assignments.map(({ task, units, work }) => `${task} ${units} ${work}`)).toEqual([
      '2 1 2400',
      '2 0.5 1200',
      '3 1 2400',
    ])
    expect(taskOf(ferry, '3').custom).toEqual({ Area: 'North' })
  })

  it('is called after its file', () => {
    expect(ferry.title).toBe('ferry')
  })
})

describe('other lists', () => {
  it('numbers such as 1.2 are an outline too', () => {
    expect(outline(plan('WBS;Task;Duration', '1;Quay;', '1.1;Piles;5', '1.2;Deck;5', '2;Road;10'))).toEqual([
      '– > 1 summary',
      '1 > 2 task',
      '1 > 3 task',
      '– > 4 task',
    ])
  })

  it('ten milestones with a date each are a plan: each is held at its date', () => {
    const milestones = plan('Milestone,Date', 'Permit,13/03/2026', 'Opening,30/06/2026')
    expect(milestones.tasks.map(({ name, type, constraint }) => [name, type, constraint?.date])).toEqual([
      ['Permit', 'milestone', undefined],
      ['Opening', 'milestone', at('2026-06-30T17:00')],
    ])
    expect(milestones.start).toBe(at('2026-03-13T17:00'))
  })

  it('without durations a task lasts from its start to its finish', () => {
    expect(plan('Name,Start,Finish', 'Piles,2026-03-06,2026-03-09').tasks[0]?.duration).toBe(960)
  })

  it('predecessors may be named by row, WBS or name, also with ids that look like lags', () => {
    expect(links(plan('Name,Duration,Predecessors', 'Piles,5,', 'Deck,5,1', 'Rail,2,Deck FF-1d'))).toEqual([
      '1 FS 0 2',
      '2 FF -480 3',
    ])
    expect(
      links(plan('ID,Name,Duration,Predecessors', 'A-1,Piles,5,', 'A-2,Deck,5,A-1', 'A-3,Rail,5,A-2SS+50%')),
    ).toEqual(['A-1 FS 0 A-2', 'A-2 SS 50% A-3'])
  })

  it('month-first dates show themselves, and German headings are known', () => {
    expect(plan('Name,Start,Finish', 'Piles,03/06/2026,03/20/2026').start).toBe(at('2026-03-06T08:00'))
    expect(links(plan('Nr;Vorgangsname;Dauer;Vorgänger', '1;Pfähle;5 Tage;', '2;Deck;2 Wochen;1AA+3 Tage'))).toEqual([
      '1 SS 1440 2',
    ])
  })

  it('constraints by name or initials', () => {
    const held = plan(
      'Name,Duration,Constraint Type,Constraint Date',
      'Piles,5,SNET,2026-03-09',
      'Deck,5,Must Finish On,2026-03-20 12:00',
      'Rail,5,As Late As Possible,',
    )
    expect(held.tasks.map(({ constraint }) => constraint)).toEqual([
      { type: 'startNoEarlierThan', date: at('2026-03-09T08:00') },
      { type: 'mustFinishOn', date: at('2026-03-20T12:00') },
      { type: 'asLateAsPossible' },
    ])
  })
})

describe('a workbook', () => {
  it('is read like a list, with its own dates and shares', () => {
    const bytes = writeXlsx([
      { name: 'About', columns: [{ header: 'Version' }], rows: [['3']] },
      {
        name: 'Plan',
        columns: [
          { header: 'Task Name' },
          { header: 'Start', kind: 'date' },
          { header: 'Duration' },
          { header: '% Complete' },
        ],
        rows: [['Piles', { date: '2026-03-02' }, '5d', 0.4]],
      },
    ])
    expect(readTaskList(bytes, 'plan.xlsx').plan?.tasks[0]).toMatchObject({
      name: 'Piles',
      duration: 2400,
      stored: { start: at('2026-03-02T08:00') },
      progress: { percent: 40 },
    })
  })
})

describe('what cannot be', () => {
  it.each([
    ['no task list', ['City,People', 'Bern,140000'], 'taskList.columns'],
    ['nothing', [''], 'file.empty'],
    ['a quote that never closes', ['Name,Duration', '"Piles,5'], 'file.truncated'],
  ])('%s is refused', (_, lines, id) => {
    expect(read(...lines).refusal?.id).toBe(id)
  })

  it('cells are told with their row, and left out', () => {
    const found = read(
      'ID,Name,Duration,Start,Predecessors,% Complete,Constraint Type',
      '1,Piles,long,2026-02-30,7FS,140%,Never',
      '1,Deck,5,,1XX,,',
    )
    expect(found.findings?.map(({ id, place }) => `${id} ${place ?? ''}`)).toEqual([
      'taskList.idTwice row 3',
      'taskList.date row 2',
      'taskList.duration row 2',
      'taskList.constraint row 2',
      'taskList.percent row 2',
      'taskList.predecessor row 2',
      'taskList.predecessor row 3',
      'taskList.noStart ',
    ])
  })
})

describe('writing', () => {
  it('a list reads again as the same plan', () => {
    const before = plan(
      'ID,WBS,Outline Level,Name,Duration,Start,Finish,Predecessors,% Complete,Resource Names,Milestone,Deadline,Notes,Area',
      '1,1,1,Quay,,2026-03-02,2026-03-13,,,,,,,',
      '2,1.1,2,=Piles,5d,2026-03-02,2026-03-06,,100%,Crane;Ada[50%],,2026-03-09,"two\nlines",North',
      '3,1.2,2,Deck,0.5 wk,2026-03-09,2026-03-11,2FS+2d;2SS-50%,40%,,,,,',
      '4,1.3,2,Open,0d,2026-03-20,,3FS+1ed,,,Yes,,,',
    )
    const written = writeTaskList(before)
    expect(written.findings).toEqual([])
    const again = readTaskList(written.bytes, 'ferry.csv')
    expect(again).toEqual({ plan: before, findings: [] })
  })

  it.each(['5 d', '2.5 d', '1 h', '7 min', '3 ed', '0 d', '1.25 d'])('%s is written as it was', (text) => {
    const duration = parseDuration(text, usualUnits)
    expect(formatDuration(duration?.minutes ?? -1, duration?.elapsed ?? false, usualUnits)).toBe(text)
  })
})
