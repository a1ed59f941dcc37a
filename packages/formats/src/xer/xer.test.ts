import { parseIsoLocal } from '@gantry/planning/time/iso'
import { type Plan, schedule, type Task } from '@gantry/planning'
import { describe, expect, it } from 'vitest'
import { hasRealPlans, realFiles } from '../testing/real-plans.ts'
import { eightHours, smallXer, task, xerText } from '../testing/xer-text.ts'
import { readXer, type XerOptions } from './read.ts'
import { writeXer } from './write.ts'

const at = (text: string) => parseIsoLocal(text)

function plan(bytes: Uint8Array, options?: XerOptions): Plan {
  const read = readXer(bytes, options)
  if (read.refusal !== undefined) throw new Error(read.refusal.message)
  return read.plan
}

function findings(bytes: Uint8Array): string[] {
  const read = readXer(bytes)
  return read.refusal === undefined ? read.findings.map(({ id }) => id) : [read.refusal.id]
}

const taskOf = (of: Plan, id: string): Task => of.tasks.find((one) => one.id === id) ?? expect.fail(`no task ${id}`)

describe('reading', () => {
  it('gives WBS elements as summaries, each before what it holds', () => {
    expect(
      plan(smallXer()).tasks.map(({ id, type, wbs, parent }) => [id, type, wbs ?? '', parent ?? ''].join(' ')),
    ).toEqual([
      'wbs-10 summary FERRY ',
      '102 milestone  wbs-10',
      'wbs-11 summary FERRY.QUAY wbs-10',
      '100 task  wbs-11',
      '101 task  wbs-11',
    ])
  })

  it('gives links with their lags as working time', () => {
    expect(
      plan(smallXer()).dependencies.map(({ predecessor, successor, type, lag }) => [predecessor, successor, type, lag]),
    ).toEqual([
      ['100', '101', 'SS', { in: 'working', minutes: 960 }],
      ['101', '102', 'FS', { in: 'working', minutes: 0 }],
    ])
  })

  it('reads a calendar: days of the week, a closed day, hours of a day', () => {
    const [calendar] = plan(smallXer()).calendars
    expect(calendar?.week[0]).toEqual([])
    expect(calendar?.week[1]).toEqual([{ from: 480, to: 960 }])
    const closed = (at('2026-04-06') ?? 0) / 1440
    expect(calendar?.exceptions).toEqual([{ from: closed, to: closed, shifts: [] }])
    expect(calendar?.units).toEqual({ minutesPerDay: 480, minutesPerWeek: 2400, daysPerMonth: 21.5 })
  })

  it('reads 00:00 as the end of a day', () => {
    const always = eightHours.replaceAll('s|08:00|f|16:00', 's|00:00|f|00:00')
    expect(
      plan(smallXer({ CALENDAR: [{ clndr_id: 1, clndr_name: 'Always', clndr_data: always }] })).calendars[0]?.week[1],
    ).toEqual([{ from: 0, to: 1440 }])
  })

  it.each([
    ['CS_MSO', 'startOn'],
    ['CS_MSOA', 'startNoEarlierThan'],
    ['CS_MSOB', 'startNoLaterThan'],
    ['CS_MEO', 'finishOn'],
    ['CS_MEOA', 'finishNoEarlierThan'],
    ['CS_MEOB', 'finishNoLaterThan'],
    ['CS_MANDSTART', 'mustStartOn'],
    ['CS_MANDFIN', 'mustFinishOn'],
  ])('reads the constraint %s, first or second, as %s', (word, type) => {
    const TASK = [
      task({
        task_id: 1,
        wbs_id: 11,
        cstr_type: word,
        cstr_date: '2026-05-01 08:00',
        cstr_type2: word,
        cstr_date2: '2026-05-02 16:00',
      }),
    ]
    const read = taskOf(plan(smallXer({ TASK, TASKPRED: [] })), '1')
    expect(read.constraint).toEqual({ type, date: at('2026-05-01T08:00') })
    expect(read.secondConstraint).toEqual({ type, date: at('2026-05-02T16:00') })
  })

  it('reads progress: what was done, what remains, of the duration', () => {
    const TASK = [
      task({
        task_id: 1,
        wbs_id: 11,
        status_code: 'TK_Active',
        target_drtn_hr_cnt: 80,
        remain_drtn_hr_cnt: 20,
        act_start_date: '2026-03-02 08:00',
        phys_complete_pct: 40,
        suspend_date: '2026-03-05 16:00',
        resume_date: '2026-03-09 08:00',
      }),
    ]
    expect(taskOf(plan(smallXer({ TASK, TASKPRED: [] })), '1').progress).toEqual({
      actualStart: at('2026-03-02T08:00'),
      percent: 75,
      physicalPercent: 40,
      remaining: 1200,
      suspended: at('2026-03-05T16:00'),
      resumed: at('2026-03-09T08:00'),
    })
  })

  it('keeps what the file says the answer is', () => {
    const TASK = [
      task({
        task_id: 1,
        wbs_id: 11,
        early_start_date: '2026-03-02 08:00',
        early_end_date: '2026-03-06 16:00',
        late_start_date: '2026-03-03 08:00',
        late_end_date: '2026-03-09 16:00',
        total_float_hr_cnt: 8,
        free_float_hr_cnt: 0,
        driving_path_flag: 'Y',
      }),
    ]
    expect(taskOf(plan(smallXer({ TASK, TASKPRED: [] })), '1').stored).toEqual({
      start: at('2026-03-02T08:00'),
      finish: at('2026-03-06T16:00'),
      earlyStart: at('2026-03-02T08:00'),
      earlyFinish: at('2026-03-06T16:00'),
      lateStart: at('2026-03-03T08:00'),
      lateFinish: at('2026-03-09T16:00'),
      totalFloat: 480,
      freeFloat: 0,
      longestPath: true,
    })
  })

  it.each([
    [
      'rcal_Successor',
      'Y',
      'N',
      'FT_SS',
      { lagCalendar: 'successor', outOfSequence: 'retainedLogic', totalFloat: 'start' },
    ],
    [
      'rcal_ProjDefault',
      'N',
      'Y',
      'FT_FF',
      { lagCalendar: 'project', outOfSequence: 'progressOverride', totalFloat: 'finish' },
    ],
    [
      'rcal_24Hour',
      'N',
      'N',
      'FT_Min',
      { lagCalendar: 'twentyFourHours', outOfSequence: 'actualDates', totalFloat: 'smallest' },
    ],
  ])('reads schedule options %s %s %s %s', (lag, retained, override, float, options) => {
    const SCHEDOPTIONS = [
      {
        proj_id: 7,
        sched_calendar_on_relationship_lag: lag,
        sched_retained_logic: retained,
        sched_progress_override: override,
        sched_float_type: float,
        sched_open_critical_flag: 'Y',
      },
    ]
    expect(plan(smallXer({ SCHEDOPTIONS })).options).toEqual({ ...options, openEndsCritical: true })
  })

  it('reads custom fields, activity codes and notes', () => {
    const read = plan(
      smallXer({
        UDFTYPE: [
          { udf_type_id: 1, table_name: 'TASK', udf_type_label: 'Area', logical_data_type: 'FT_TEXT' },
          { udf_type_id: 2, table_name: 'TASK', udf_type_label: 'Risk', logical_data_type: 'FT_INT' },
        ],
        UDFVALUE: [
          { udf_type_id: 1, fk_id: 100, udf_text: 'North ""pier""' },
          { udf_type_id: 2, fk_id: 100, udf_number: 3 },
        ],
        ACTVTYPE: [{ actv_code_type_id: 5, actv_code_type: 'Area' }],
        ACTVCODE: [{ actv_code_id: 50, actv_code_type_id: 5, short_name: 'N', actv_code_name: 'North' }],
        TASKACTV: [{ task_id: 100, actv_code_type_id: 5, actv_code_id: 50 }],
        MEMOTYPE: [{ memo_type_id: 1, memo_type: 'Scope' }],
        TASKMEMO: [
          {
            memo_id: 1,
            task_id: 100,
            memo_type_id: 1,
            task_memo: '<html><body><p>Steel &amp; grout</p><p>in March</p></body></html>',
          },
        ],
      }),
    )
    expect(taskOf(read, '100').custom).toEqual({ Area: 'North "pier"', Risk: 3, 'Area (2)': 'N' })
    expect(taskOf(read, '100').notes).toBe('Steel & grout\nin March')
  })

  it('reads resources with prices from a day on, and what is assigned', () => {
    const read = plan(
      smallXer({
        RSRC: [
          { rsrc_id: 3, rsrc_name: 'Crane', rsrc_short_name: 'CR', rsrc_type: 'RT_Equip', clndr_id: 1, ot_factor: 1.5 },
        ],
        RSRCRATE: [
          { rsrc_rate_id: 1, rsrc_id: 3, max_qty_per_hr: 1, cost_per_qty: 90, start_date: '2026-01-01 00:00' },
          {
            rsrc_rate_id: 2,
            rsrc_id: 3,
            max_qty_per_hr: 2,
            cost_per_qty: 95,
            cost_per_qty2: 100,
            start_date: '2026-07-01 00:00',
          },
        ],
        TASKRSRC: [
          {
            taskrsrc_id: 9,
            task_id: 100,
            proj_id: 7,
            rsrc_id: 3,
            target_qty_per_hr: 0.5,
            act_reg_qty: 4,
            act_ot_qty: 1,
            remain_qty: 15,
            remain_cost: 1350,
            act_reg_cost: 360,
          },
        ],
      }),
    )
    const [january, july] = [at('2026-01-01'), at('2026-07-01')]
    expect(read.resources[0]).toMatchObject({
      name: 'Crane',
      type: 'work',
      maxUnits: 2,
      availability: [
        { units: 1, from: january, to: july },
        { units: 2, from: july },
      ],
      rates: [
        { table: 'A', from: january, standardMinor: 9000, overtimeMinor: 13500 },
        { table: 'A', from: july, standardMinor: 9500, overtimeMinor: 14250 },
        { table: 'B', from: july, standardMinor: 10000, overtimeMinor: 15000 },
      ],
    })
    expect(read.assignments[0]).toMatchObject({
      units: 0.5,
      work: 1200,
      actualWork: 300,
      overtimeWork: 60,
      remainingWork: 900,
      costMinor: 171000,
    })
  })
})

describe('several projects', () => {
  const PROJECT = [
    {
      proj_id: 7,
      proj_short_name: 'FERRY',
      clndr_id: 1,
      plan_start_date: '2026-03-02 08:00',
      last_recalc_date: '2026-03-02 08:00',
    },
    {
      proj_id: 8,
      proj_short_name: 'ROAD',
      clndr_id: 1,
      plan_start_date: '2026-02-02 08:00',
      last_recalc_date: '2026-04-01 08:00',
    },
  ]
  const PROJWBS = [
    { wbs_id: 10, proj_id: 7, proj_node_flag: 'Y', wbs_short_name: 'FERRY', wbs_name: 'Ferry terminal', seq_num: 0 },
    { wbs_id: 20, proj_id: 8, proj_node_flag: 'Y', wbs_short_name: 'ROAD', wbs_name: 'Access road', seq_num: 1 },
  ]
  const TASK = [
    task({ task_id: 100, wbs_id: 10, task_name: 'Piles' }),
    task({ task_id: 200, proj_id: 8, wbs_id: 20, task_name: 'Tarmac' }),
  ]
  const TASKPRED = [
    { task_pred_id: 1, task_id: 200, pred_task_id: 100, proj_id: 8, pred_proj_id: 7, pred_type: 'PR_FS' },
  ]
  const both = smallXer({ PROJECT, PROJWBS, TASK, TASKPRED })

  it('stand side by side in one plan, links between them hold, and differences are told', () => {
    const read = plan(both)
    expect(read.tasks.map(({ name }) => name)).toEqual(['Ferry terminal', 'Piles', 'Access road', 'Tarmac'])
    expect(read.dependencies).toHaveLength(1)
    expect(read.start).toBe(at('2026-02-02T08:00'))
    expect(findings(both)).toEqual(['xer.projectSeveral', 'xer.projectStatusDates'])
  })

  it('one can be chosen by id or short name; links to others stay apart', () => {
    expect(plan(both, { project: 'ROAD' }).tasks.map(({ name }) => name)).toEqual(['Access road', 'Tarmac'])
    expect(plan(both, { project: '8' }).dependencies).toEqual([])
  })

  it('another name is refused with the names there are', () => {
    expect(readXer(both, { project: 'RAIL' }).refusal).toMatchObject({
      id: 'project.unknown',
      mend: 'Maybe one of these: FERRY, ROAD.',
    })
  })
})

describe('baselines', () => {
  const PROJECT: Readonly<Record<string, string | number>>[] = [
    {
      proj_id: 7,
      proj_short_name: 'FERRY',
      clndr_id: 1,
      plan_start_date: '2026-03-02 08:00',
      last_recalc_date: '2026-03-02 08:00',
      sum_base_proj_id: 8,
    },
    { proj_id: 8, proj_short_name: 'FERRY - B1', orig_proj_id: 7, last_baseline_update_date: '2026-02-20 17:00' },
    { proj_id: 9, proj_short_name: 'FERRY - B2', orig_proj_id: 7 },
  ]
  const TASK = [
    task({ task_id: 100, wbs_id: 11, task_code: 'A100', task_name: 'Piles' }),
    task({
      task_id: 200,
      proj_id: 8,
      task_code: 'A100',
      target_drtn_hr_cnt: 32,
      target_start_date: '2026-03-02 08:00',
      target_end_date: '2026-03-05 16:00',
      target_work_qty: 64,
    }),
    task({ task_id: 300, proj_id: 9, task_code: 'A100', target_drtn_hr_cnt: 24 }),
  ]
  const TASKRSRC = [{ taskrsrc_id: 1, task_id: 200, proj_id: 8, target_cost: 1200 }]
  const bytes = smallXer({ PROJECT, TASK, TASKPRED: [], TASKRSRC })

  it('are projects that name the one they were copied from; activities meet by their code', () => {
    const read = plan(bytes)
    expect(read.baselines).toEqual([
      { id: '0', name: 'FERRY - B1', savedAt: at('2026-02-20T17:00') },
      { id: '1', name: 'FERRY - B2' },
    ])
    expect(read.tasks.map(({ id }) => id)).toEqual(['wbs-10', 'wbs-11', '100'])
    expect(taskOf(read, '100').baselines).toEqual({
      0: {
        start: at('2026-03-02T08:00'),
        finish: at('2026-03-05T16:00'),
        duration: 1920,
        work: 3840,
        costMinor: 120_000,
      },
      1: { duration: 1440 },
    })
    expect(findings(bytes)).toEqual([])
  })

  it('are written back', () => {
    expect(plan(writeXer(plan(bytes)).bytes)).toEqual(plan(bytes))
    expect(plan(bytes, { project: 'FERRY' }).baselines).toHaveLength(2)
  })
})

describe('costs', () => {
  const bytes = smallXer({
    TASKRSRC: [{ taskrsrc_id: 1, task_id: 100, proj_id: 7, act_reg_cost: 100, remain_cost: 50.5 }],
    PROJCOST: [
      { cost_item_id: 4, proj_id: 7, task_id: 100, cost_name: 'Permit', act_cost: 20, remain_cost: 5 },
      { cost_item_id: 5, proj_id: 7, task_id: 101, cost_name: 'Crane', remain_cost: 7 },
    ],
  })

  it('are those of assignments and of expenses, at completion', () => {
    expect(taskOf(plan(bytes), '100')).toMatchObject({ costMinor: 17_550, fixedCostMinor: 2500 })
    expect(taskOf(plan(bytes), '101')).toMatchObject({ costMinor: 700, fixedCostMinor: 700 })
  })

  it('of another amount replace the expenses of their task only', () => {
    const before = plan(bytes)
    const tasks = before.tasks.map((one) => (one.id === '101' ? { ...one, costMinor: 900, fixedCostMinor: 900 } : one))
    const written = writeXer({ ...before, tasks }).bytes
    expect(plan(written).tasks).toEqual(tasks)
    expect(new TextDecoder().decode(written)).toContain('Permit')
  })
})

describe('odd files', () => {
  it.each([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['other text', new TextEncoder().encode('id;name\n1;Piles\n'), 'xer.notXer'],
    ['binary', Uint8Array.from({ length: 500 }, (_, index) => index % 7), 'file.binary'],
  ])('%s is refused', (_, bytes, id) => {
    expect(findings(bytes)).toEqual([id])
  })

  it('a file cut short is read as far as it goes, and told', () => {
    const whole = smallXer()
    expect(findings(whole.subarray(0, whole.length - 40))).toContain('xer.truncated')
  })

  it('a WBS that holds itself is cut open', () => {
    const PROJWBS = [
      { wbs_id: 10, proj_id: 7, wbs_name: 'A', parent_wbs_id: 11 },
      { wbs_id: 11, proj_id: 7, wbs_name: 'B', parent_wbs_id: 10 },
    ]
    const bytes = smallXer({ PROJWBS, TASKPRED: [] })
    expect(findings(bytes)).toContain('xer.wbsLoop')
    expect(plan(bytes).tasks.map(({ name }) => name)).toEqual(['B', 'Piles', 'Deck', 'A', 'Open'])
  })

  it('a WBS deeper than any is refused', () => {
    const PROJWBS = Array.from({ length: 150 }, (_, index) => ({
      wbs_id: index + 1,
      proj_id: 7,
      wbs_name: 'x',
      parent_wbs_id: index,
    }))
    expect(findings(smallXer({ PROJWBS }))).toEqual(['wbs.tooDeep'])
  })

  it('numbers and dates that are none are told with their line, kept, and written back', () => {
    const bytes = smallXer({
      TASK: [
        task({
          task_id: 1,
          wbs_id: 11,
          target_drtn_hr_cnt: 'lots',
          act_start_date: '2026-02-30 08:00',
          cstr_type: 'CS_NEVER',
        }),
      ],
      TASKPRED: [],
    })
    const read = readXer(bytes)
    expect(read.findings?.map(({ text, place }) => `${place}: ${text}`)).toEqual([
      'line 14: TASK.target_drtn_hr_cnt: “lots” is not a number of hours.',
      'line 14: TASK.act_start_date: “2026-02-30 08:00” is not a date.',
      'line 14: TASK.cstr_type: “CS_NEVER” is not a word that is known here.',
    ])
    expect(plan(writeXer(plan(bytes)).bytes)).toEqual(plan(bytes))
  })

  it('links to activities elsewhere are kept, do not count, and are written back', () => {
    const bytes = smallXer({
      TASKPRED: [{ task_pred_id: 5, task_id: 100, pred_task_id: 999, proj_id: 7, pred_proj_id: 6, pred_type: 'PR_FS' }],
    })
    expect(findings(bytes)).toEqual(['xer.linkOutside'])
    expect(new TextDecoder().decode(writeXer(plan(bytes)).bytes)).toContain('\t999\t')
  })

  it('calendars that cannot be read get a usual week, and go back as they came', () => {
    const bytes = smallXer({
      CALENDAR: [{ clndr_id: 1, clndr_name: 'Broken', day_hr_cnt: 8, clndr_data: '(0||CalendarData()(' }],
    })
    expect(findings(bytes)).toEqual(['xer.calendarUnreadable'])
    expect(plan(bytes).calendars[0]?.week[1]).toEqual([{ from: 480, to: 960 }])
    expect(new TextDecoder().decode(writeXer(plan(bytes)).bytes)).toContain('(0||CalendarData()(\r\n')
  })

  it('too many rows, and a passed deadline, end the reading', () => {
    expect(readXer(smallXer(), { limits: { rows: 3 } }).refusal?.id).toBe('file.tooLarge')
    expect(readXer(smallXer(), { limits: { bytes: 100 } }).refusal?.id).toBe('file.tooLarge')
    const TASK = Array.from({ length: 1500 }, (_, index) => task({ task_id: index + 1, wbs_id: 11 }))
    expect(readXer(smallXer({ TASK }), { limits: { stopped: () => true } }).refusal?.id).toBe('read.stopped')
  })
})

describe('text', () => {
  const named = (name: string) =>
    xerText({ PROJECT: [{ proj_id: 1 }], PROJWBS: [{ wbs_id: 1, proj_id: 1, proj_node_flag: 'Y', wbs_name: name }] })
  const single = (text: string, codePage: string) => {
    const letters = new TextDecoder(codePage).decode(Uint8Array.from({ length: 256 }, (_, code) => code))
    return Uint8Array.from(text, (letter) => letters.indexOf(letter))
  }

  it.each([
    ['windows-1252', 'Café – Größe'],
    ['windows-1251', 'Задача первая'],
  ])('is read and written in the code page %s', (codePage, name) => {
    const bytes = single(named(name), codePage)
    expect(plan(bytes).tasks[0]?.name).toBe(name)
    expect(writeXer(plan(bytes)).bytes).toEqual(bytes)
  })

  it('is read as UTF-8 where it is, and written so where its code page has no place for it', () => {
    expect(plan(new TextEncoder().encode(named('橋 – мост'))).tasks[0]?.name).toBe('橋 – мост')
    const western = plan(single(named('Café'), 'windows-1252'))
    const renamed = { ...western, tasks: western.tasks.map((one) => ({ ...one, name: 'Café 橋' })) }
    expect(plan(writeXer(renamed).bytes).tasks[0]?.name).toBe('Café 橋')
  })

  it('keeps quotes, line breaks and fields that run over several lines', () => {
    const text = named('12"" pipe\u007f\u007fsecond line').replace(
      '%E',
      '%T\tNOTES\r\n%F\tid\ttext\r\n%R\t1\tone\r\ntwo\r\n%E',
    )
    const read = plan(new TextEncoder().encode(text))
    expect(read.tasks[0]?.name).toBe('12" pipe\nsecond line')
    expect(new TextDecoder().decode(writeXer(read).bytes)).toBe(text)
  })
})

describe('a change to a plan', () => {
  const before = plan(smallXer())
  const written = (change: Partial<Plan>) => plan(writeXer({ ...before, ...change }).bytes)

  it('is what is written; the rest stays', () => {
    const tasks = before.tasks.map((one) =>
      one.id === '100'
        ? { ...one, name: 'Long piles', duration: 4800, custom: { Area: 'North', Depth: 12 }, notes: 'Deep < 20 m' }
        : one,
    )
    expect(written({ tasks }).tasks).toEqual(tasks)
  })

  it('also to the plan itself', () => {
    const change = {
      start: at('2026-04-01T08:00') ?? 0,
      statusDate: at('2026-04-02T08:00') ?? 0,
      options: { ...before.options, lagCalendar: 'successor' as const },
    }
    expect(written(change)).toMatchObject(change)
  })

  it('a task that goes takes its links along', () => {
    const after = written({ tasks: before.tasks.filter(({ id }) => id !== '101') })
    expect(after.dependencies).toEqual([])
  })
})

describe.skipIf(!hasRealPlans)('files of P6', () => {
  const files = [
    ...realFiles('interop/xer', '.xer'),
    ...realFiles('cpm/mpxj', '.xer'),
    ...realFiles('cpm/p6-sp10', '.xer'),
  ]

  it.each(files)('%s reads, and written reads as the same plan', (_, bytes) => {
    const read = plan(bytes)
    expect(read.tasks.length).toBeGreaterThan(0)
    const again = plan(writeXer(read).bytes)
    expect(again).toEqual(read)
  })

  it('the large one has all its activities, links and stored dates', () => {
    const [file] = realFiles('cpm/p6-sp10', '.xer')
    const read = plan(file?.[1] ?? new Uint8Array())
    const activities = read.tasks.filter(({ type }) => type !== 'summary')
    expect(activities).toHaveLength(3994)
    expect(read.dependencies).toHaveLength(5966)
    expect(
      activities.filter(({ stored }) => stored?.earlyStart !== undefined && stored.lateFinish !== undefined),
    ).toHaveLength(3994)
    expect(activities.filter(({ stored }) => stored?.totalFloat !== undefined)).toHaveLength(3471)
  })
})
describe('activities of kinds of their own', () => {
  it('a WBS summary spans its WBS element, and is written as one', () => {
    const bytes = smallXer({
      TASK: [
        task({
          task_id: 100,
          wbs_id: 11,
          task_code: 'A',
          task_name: 'Piles',
          target_drtn_hr_cnt: 40,
          remain_drtn_hr_cnt: 40,
        }),
        task({ task_id: 101, wbs_id: 11, task_code: 'W', task_name: 'All of it', task_type: 'TT_WBS' }),
      ],
      TASKPRED: [],
    })
    expect(findings(bytes)).toEqual([])
    const read = plan(bytes)
    const { tasks } = schedule(read)
    const [piles, all] = [tasks.get('100')!, tasks.get('101')!]
    expect([all.start, all.finish, all.duration]).toEqual([piles.start, piles.finish, 2400])
    expect(new TextDecoder().decode(writeXer(read).bytes)).toContain('TT_WBS')
  })

  it('a recurring task is told once, with its occurrences', () => {
    const small = plan(smallXer())
    const [first] = small.tasks.filter(({ type }) => type === 'task')
    const meeting: Task = {
      id: 'm',
      name: 'Meeting',
      type: 'summary',
      duration: 0,
      recurring: true,
      effort: first!.effort,
    }
    const occurrences = [1, 2, 3].map(
      (n): Task => ({ ...first!, id: `m${n}`, name: 'Meeting', parent: 'm', recurring: true }),
    )
    const written = writeXer({ ...small, tasks: [...small.tasks, meeting, ...occurrences] })
    expect(written.findings.filter(({ id }) => id === 'xer.recurring').map(({ text, tasks }) => [text, tasks])).toEqual(
      [['P6 has no recurring activities: “Meeting” was written as a WBS element with 3 activities.', ['m']]],
    )
  })
})
