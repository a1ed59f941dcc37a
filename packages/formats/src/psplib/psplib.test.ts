import type { Plan } from '@gantry/planning'
import { gunzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { hasRealPlans, realFiles } from '../testing/real-plans.ts'
import { tarFiles } from '../testing/tar.ts'
import { minutesOfPeriod } from './to-plan.ts'
import { readPsplib } from './read.ts'
import { writePsplib } from './write.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

function plan(text: string | Uint8Array): Plan {
  const read = readPsplib(typeof text === 'string' ? bytesOf(text) : text)
  if (read.refusal !== undefined) throw new Error(read.refusal.message)
  return read.plan
}

const links = ({ dependencies }: Plan) =>
  dependencies.map(
    ({ predecessor, successor, type, lag }) =>
      `${predecessor} ${type}${'minutes' in lag ? lag.minutes / minutesOfPeriod : ''} ${successor}`,
  )
const needs = ({ assignments }: Plan) => assignments.map(({ task, resource, units }) => `${task} ${units}×${resource}`)

const rcp = `
4 2
3 5
0 0 0 2 2 3
2 1 4 1 4
3 2 0 1 4
0 0 0 0
`

const sm = `
jobs (incl. supersource/sink ):  4
RESOURCES
  - renewable                 :  1   R
  - nonrenewable              :  1   N
PROJECT INFORMATION:
pronr.  #jobs rel.date duedate tardcost  MPM-Time
    1      2      0        9       0        5
PRECEDENCE RELATIONS:
jobnr.    #modes  #successors   successors
   1        1          2           2   3
   2        2          1           4
   3        1          1           4
   4        1          0
REQUESTS/DURATIONS:
jobnr. mode duration  R 1  N 1
------------------------------
  1      1     0       0    0
  2      1     3       2    0
         2     5       1    4
  3      1     2       1    0
  4      1     0       0    0
RESOURCEAVAILABILITIES:
  R 1  N 1
   2    7
`

const sch = `2 1 0 0
0 1 2 1 2 [0] [0]
1 1 1 3 [4]
2 1 2 1 3 [-3] [2]
3 1 0
0 1 0 0
1 1 4 1
2 1 2 1
3 1 0 0
2
`

const mplib = `2
1
4

2 0
1
3 1 1 1:2
0 0 0

2 6
1
5 2 1 2:2
0 0 0
`

describe('reading', () => {
  it('.rcp: a period is a day, an empty activity a milestone', () => {
    const read = plan(rcp)
    expect(read.tasks.map(({ id, type, duration }) => `${id} ${type} ${duration / minutesOfPeriod}`)).toEqual([
      '1 milestone 0',
      '2 task 2',
      '3 task 3',
      '4 milestone 0',
    ])
    expect(links(read)).toEqual(['1 FS0 2', '1 FS0 3', '2 FS0 4', '3 FS0 4'])
    expect(needs(read)).toEqual(['2 1×R1', '2 4×R2', '3 2×R1'])
    expect(read.resources.map(({ id, maxUnits }) => `${id} ${maxUnits}`)).toEqual(['R1 3', 'R2 5'])
  })

  it('.mm: the first mode is the task, all are kept; what is used up is material', () => {
    const read = plan(sm)
    expect(read.tasks[1]).toMatchObject({
      duration: 3 * minutesOfPeriod,
      modes: [
        { duration: 3 * minutesOfPeriod, needs: [{ resource: 'R1', units: 2 }] },
        {
          duration: 5 * minutesOfPeriod,
          needs: [
            { resource: 'R1', units: 1 },
            { resource: 'N1', units: 4 },
          ],
        },
      ],
    })
    expect(read.resources.map(({ id, type, maxUnits }) => `${id} ${type} ${maxUnits}`)).toEqual([
      'R1 work 2',
      'N1 material 7',
    ])
  })

  it('.sch: lags run from start to start, latest ones back', () => {
    expect(links(plan(sch))).toEqual(['0 SS0 1', '0 SS0 2', '1 SS4 3', '2 SS-3 1', '2 SS2 3'])
  })

  it('MPLIB: projects are summaries, release dates hold their first activity', () => {
    const read = plan(mplib)
    expect(read.tasks.map(({ id, parent }) => `${id} ${parent ?? '–'}`)).toEqual([
      'project-1 –',
      '1:1 project-1',
      '1:2 project-1',
      'project-2 –',
      '2:1 project-2',
      '2:2 project-2',
    ])
    expect(read.tasks[4]?.constraint).toEqual({
      type: 'startNoEarlierThan',
      date: (read.start ?? 0) + 6 * minutesOfPeriod,
    })
  })
})

describe('broken files', () => {
  it.each([
    ['other text', 'id;name', 'psplib.unknown', undefined],
    ['one that ends early', rcp.slice(0, 30), 'psplib.broken', 'line 5'],
    ['a huge count', '999999999 4\n1 1 1 1', 'psplib.broken', 'line 1'],
    ['a successor that is not there', rcp.replace('1 4\n3', '1 9\n3'), 'psplib.broken', 'line 5'],
    ['a project of a successor that is not there', mplib.replace('1:2', '7:2'), 'psplib.unknownSuccessor', undefined],
    [
      'a row with a number too few',
      sm.replace('  3      1     2       1    0', '  3      1     2'),
      'psplib.broken',
      'line 21',
    ],
    ['no capacities', sm.slice(0, sm.indexOf('RESOURCEAVAIL')), 'psplib.broken', 'line 23'],
    ['activities out of order', sch.replace('\n1 1 4 1\n', '\n5 1 4 1\n'), 'psplib.broken', 'line 7'],
  ])('%s is refused with its line', (_, text, id, place) => {
    const read = readPsplib(bytesOf(text))
    expect(read.refusal).toMatchObject({ id, ...(place === undefined ? {} : { place }) })
  })
})

it('a file that goes on after its end is told', () => {
  expect(readPsplib(bytesOf(`${rcp}7 7 7`)).findings).toMatchObject([{ id: 'psplib.rest', place: 'line 7' }])
})

describe('writing', () => {
  it.each([
    ['sm', sm],
    ['rcp', rcp],
  ] as const)('.%s reads again as the same plan', (kind, text) => {
    const read = plan(text)
    const written = writePsplib(read, kind)
    expect(written.findings).toEqual([])
    expect(plan(written.bytes)).toEqual(read)
  })

  it('a plan with more to say is simplified, and says so', () => {
    const read = plan(rcp)
    const [first, ...others] = read.dependencies
    const richer: Plan = {
      ...read,
      tasks: read.tasks.map((task) => (task.id === '2' ? { ...task, duration: 2000, deadline: 0 } : task)),
      dependencies: first === undefined ? others : [{ ...first, type: 'SS' }, ...others],
      assignments: read.assignments.map((assignment) => ({ ...assignment, units: assignment.units / 2 })),
    }
    const written = writePsplib(richer, 'rcp')
    expect(written.findings.map(({ id }) => id)).toEqual([
      'psplib.constraints',
      'psplib.scaled',
      'psplib.linkSimplified',
      'psplib.rounded',
    ])
    expect(needs(plan(written.bytes))).toEqual(['2 1×R1', '2 4×R2', '3 2×R1'])
  })

  it('ends are added where a plan has none', () => {
    const read = plan(rcp)
    const bare: Plan = { ...read, tasks: read.tasks.filter(({ type }) => type === 'task'), dependencies: [] }
    expect(links(plan(writePsplib(bare, 'rcp').bytes))).toEqual(['1 FS0 2', '1 FS0 3', '2 FS0 4', '3 FS0 4'])
  })
})

describe.skipIf(!hasRealPlans)('the libraries', () => {
  const archives = [
    ['psplib', 'j30.tar.gz', /\.sm$/, 480],
    ['rcpsp-other', 'patterson.tar.gz', /\.rcp$/, 110],
    ['rcpsp-other', 'CV.tar.gz', /\.rcp$/, 623],
    ['multi-mode', 'MMLIB50.tar.gz', /\.mm$/, 540],
    ['rcpsp-max', 'instances.tar.gz', /sm_j10\/PSP.*\.SCH$/, 270],
    ['multi-project', 'mplib1-set3-sample.tar.gz', /MPLIB1_Set3_\d*6\.txt$/, 25],
  ] as const

  it.each(archives)('%s/%s: every instance reads', (folder, archive, ending, count) => {
    const [file] = realFiles(folder, archive)
    const files = tarFiles(gunzipSync(file?.[1] ?? new Uint8Array())).filter(([name]) => ending.test(name))
    expect(files).toHaveLength(count)
    const refused = files.filter(([, bytes]) => readPsplib(bytes).refusal !== undefined)
    expect(refused.map(([name]) => name)).toEqual([])
  })
})
