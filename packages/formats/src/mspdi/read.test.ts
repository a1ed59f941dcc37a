import { describe, expect, it } from 'vitest'
import { at, minimal, oneTask, planOf, task, tasks } from '../testing/mspdi-xml.ts'

describe('A plan in Microsoft Project XML', () => {
  it('says when it starts, what a day is, and how long float may be to be critical', () => {
    const plan = planOf(
      `<Title>Terminal</Title><ScheduleFromStart>1</ScheduleFromStart>${minimal}<FinishDate>2026-09-01T17:00:00</FinishDate>
      <CriticalSlackLimit>2</CriticalSlackLimit><CurrencyCode>GBP</CurrencyCode><MinutesPerDay>450</MinutesPerDay>
      <MinutesPerWeek>2250</MinutesPerWeek><DaysPerMonth>21</DaysPerMonth><MultipleCriticalPaths>1</MultipleCriticalPaths>
      <StatusDate>2026-06-01T17:00:00</StatusDate>`,
    )
    expect(plan).toMatchObject({
      title: 'Terminal',
      rules: 'msproject',
      from: 'start',
      start: at('2026-05-11T08:00'),
      statusDate: at('2026-06-01T17:00'),
      currency: 'GBP',
      units: { minutesPerDay: 450, minutesPerWeek: 2250, daysPerMonth: 21 },
      options: { criticalFloat: 900, openEndsCritical: true },
    })
    expect(plan.finish).toBeUndefined()
  })

  it('is scheduled from its finish when it says so', () => {
    const plan = planOf(
      `<ScheduleFromStart>0</ScheduleFromStart>${minimal}<FinishDate>2026-09-01T17:00:00</FinishDate>`,
    )
    expect(plan).toMatchObject({ from: 'finish', finish: at('2026-09-01T17:00') })
    expect(plan.start).toBeUndefined()
  })

  it('puts tasks under the summary above them', () => {
    const { tasks: read } = tasks(
      task(0, '<Summary>1</Summary>', 0),
      task(1, '<Summary>1</Summary>'),
      task(2, '', 2),
      task(3, '', 2),
      task(4),
    )
    expect(read.map(({ id, parent, type }) => `${id} ${type} in ${parent ?? 'nothing'}`)).toEqual([
      '0 summary in nothing',
      '1 summary in 0',
      '2 task in 1',
      '3 task in 1',
      '4 task in 0',
    ])
  })

  it('bears levels of the outline that cannot be', () => {
    const { tasks: read } = tasks(task(1, '', -3), task(2, '', 0), task(3, '', 99), task(4, '', 1.5))
    expect(read.map(({ id, parent }) => `${id} in ${parent ?? 'nothing'}`)).toEqual([
      '1 in nothing',
      '2 in nothing',
      '3 in 2',
      '4 in 2',
    ])
  })

  it.each([
    ['<Type>0</Type><EffortDriven>1</EffortDriven>', { effort: { fixed: 'units', driven: true } }],
    ['<Type>1</Type>', { effort: { fixed: 'duration', driven: false } }],
    ['<Type>2</Type><Work>PT16H0M0S</Work>', { effort: { fixed: 'work', work: 960 } }],
    ['<DurationFormat>8</DurationFormat>', { elapsed: true, duration: 480 }],
    ['<DurationFormat>40</DurationFormat>', { elapsed: true }],
    ['<DurationFormat>39</DurationFormat><Estimated>1</Estimated>', { estimated: true }],
    ['<Active>0</Active>', { inactive: true }],
    ['<Recurring>1</Recurring>', { recurring: true }],
    [
      '<CalendarUID>-1</CalendarUID><IgnoreResourceCalendar>1</IgnoreResourceCalendar>',
      { ignoresResourceCalendars: true },
    ],
    [
      '<Manual>1</Manual><ManualStart>2026-05-12T08:00:00</ManualStart><ManualFinish>2026-05-12T17:00:00</ManualFinish>',
      { manual: { start: at('2026-05-12T08:00'), finish: at('2026-05-12T17:00') } },
    ],
    ['<ConstraintType>1</ConstraintType>', { constraint: { type: 'asLateAsPossible' } }],
    ...(
      [
        'mustStartOn',
        'mustFinishOn',
        'startNoEarlierThan',
        'startNoLaterThan',
        'finishNoEarlierThan',
        'finishNoLaterThan',
      ] as const
    ).map((type, index): [string, object] => [
      `<ConstraintType>${index + 2}</ConstraintType><ConstraintDate>2026-06-01T08:00:00</ConstraintDate>`,
      { constraint: { type, date: at('2026-06-01T08:00') } },
    ]),
    ['<Deadline>2026-07-01T17:00:00</Deadline>', { deadline: at('2026-07-01T17:00') }],
    ['<LevelingDelay>14400</LevelingDelay><LevelingDelayFormat>8</LevelingDelayFormat>', { levellingDelay: 1440 }],
    ['<Cost>123456</Cost><FixedCost>5000</FixedCost>', { costMinor: 123_456, fixedCostMinor: 5000 }],
    [
      '<PercentComplete>50</PercentComplete><ActualStart>2026-05-11T08:00:00</ActualStart><RemainingDuration>PT4H0M0S</RemainingDuration><Stop>2026-05-11T12:00:00</Stop><Resume>2026-05-13T08:00:00</Resume>',
      {
        progress: {
          actualStart: at('2026-05-11T08:00'),
          percent: 50,
          remaining: 240,
          stop: at('2026-05-11T12:00'),
          resume: at('2026-05-13T08:00'),
        },
      },
    ],
    ['<PhysicalPercentComplete>30</PhysicalPercentComplete>', { progress: { physicalPercent: 30 } }],
    [
      '<EarlyStart>2026-05-11T08:00:00</EarlyStart><LateFinish>2026-05-20T17:00:00</LateFinish><TotalSlack>-4800</TotalSlack><FreeSlack>50</FreeSlack><Critical>1</Critical>',
      {
        stored: {
          earlyStart: at('2026-05-11T08:00'),
          lateFinish: at('2026-05-20T17:00'),
          totalFloat: -480,
          freeFloat: 5,
          critical: true,
        },
      },
    ],
    [
      '<Baseline><Number>0</Number><Start>2026-05-11T08:00:00</Start><Duration>PT8H0M0S</Duration><Work>PT4H0M0S</Work><Cost>100</Cost></Baseline><Baseline><Number>10</Number><Finish>2026-05-11T17:00:00</Finish></Baseline>',
      {
        baselines: {
          0: { start: at('2026-05-11T08:00'), duration: 480, work: 240, costMinor: 100 },
          10: { finish: at('2026-05-11T17:00') },
        },
      },
    ],
  ])('reads of a task: %s', (fields, expected) => {
    expect(oneTask(fields)).toMatchObject(expected)
  })

  it.each([
    ['<Type>1</Type>', 'FS', { in: 'working', minutes: 0 }],
    ['<Type>0</Type><LinkLag>4800</LinkLag><LagFormat>7</LagFormat>', 'FF', { in: 'working', minutes: 480 }],
    ['<Type>2</Type><LinkLag>-4800</LinkLag><LagFormat>5</LagFormat>', 'SF', { in: 'working', minutes: -480 }],
    ['<Type>3</Type><LinkLag>14400</LinkLag><LagFormat>8</LagFormat>', 'SS', { in: 'elapsed', minutes: 1440 }],
    ['<Type>1</Type><LinkLag>14400</LinkLag><LagFormat>38</LagFormat>', 'FS', { in: 'elapsed', minutes: 1440 }],
    ['<Type>1</Type><LinkLag>50</LinkLag><LagFormat>19</LagFormat>', 'FS', { in: 'percent', percent: 50 }],
    ['<Type>1</Type><LinkLag>-25</LinkLag><LagFormat>52</LagFormat>', 'FS', { in: 'elapsedPercent', percent: -25 }],
  ])('reads of a link: %s', (fields, type, lag) => {
    const link = `<PredecessorLink><PredecessorUID>1</PredecessorUID>${fields}</PredecessorLink>`
    expect(tasks(task(1), task(2, link)).dependencies).toMatchObject([
      { id: '1-2', predecessor: '1', successor: '2', type, lag },
    ])
  })

  it('reads splits from the work of the days: rows that say no work between rows of work', () => {
    const row = (from: string, to: string, value?: string) =>
      `<TimephasedData><Type>1</Type><UID>1</UID><Start>2026-05-${from}</Start><Finish>2026-05-${to}</Finish><Unit>2</Unit>${
        value === undefined ? '' : `<Value>${value}</Value>`
      }</TimephasedData>`
    const plan = planOf(
      `${minimal}<Tasks>${task(1, '<Start>2026-05-14T08:00:00</Start>').replace('PT8H', 'PT24H')}</Tasks>
      <Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID><ResourceUID>-65535</ResourceUID>
      ${row('14T08:00:00', '14T17:00:00', 'PT8H0M0S')}${row('14T17:00:00', '15T17:00:00', 'PT0H0M0S')}
      ${row('15T17:00:00', '17T17:00:00')}${row('17T17:00:00', '18T17:00:00', 'PT8H0M0S')}
      ${row('18T17:00:00', '19T17:00:00', 'PT8H0M0S')}</Assignment></Assignments>`,
    )
    // Thursday worked, Friday not, then Monday and Tuesday.
    expect(plan.tasks[0]?.segments).toEqual([
      { after: 0, lasts: 480 },
      { after: 960, lasts: 960 },
    ])
  })

  it('reads resources with their rates and when they are there, and who works on what', () => {
    const plan = planOf(
      `${minimal}<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar>
      <Calendar><UID>7</UID><Name>Ada</Name><IsBaseCalendar>0</IsBaseCalendar><BaseCalendarUID>1</BaseCalendarUID></Calendar></Calendars>
      <Tasks>${task(1)}</Tasks>
      <Resources><Resource><UID>3</UID><Name>Ada</Name><Type>1</Type><MaxUnits>0.5</MaxUnits><CalendarUID>7</CalendarUID>
      <AvailabilityPeriods><AvailabilityPeriod><AvailableFrom>1984-01-01T00:00:00</AvailableFrom><AvailableTo>2026-12-31T23:59:00</AvailableTo><AvailableUnits>0.5</AvailableUnits></AvailabilityPeriod></AvailabilityPeriods>
      <Rates><Rate><RatesFrom>1984-01-01T00:00:00</RatesFrom><RateTable>0</RateTable><StandardRate>50</StandardRate><OvertimeRate>75.5</OvertimeRate><CostPerUse>1500</CostPerUse></Rate>
      <Rate><RatesFrom>2026-06-01T00:00:00</RatesFrom><RateTable>1</RateTable><StandardRate>60</StandardRate></Rate></Rates></Resource>
      <Resource><UID>4</UID><Name>Concrete</Name><Type>0</Type></Resource>
      <Resource><UID>5</UID><Name>Travel</Name><Type>0</Type><IsCostResource>1</IsCostResource></Resource></Resources>
      <Assignments><Assignment><UID>9</UID><TaskUID>1</TaskUID><ResourceUID>3</ResourceUID><Units>0.5</Units><Work>PT4H0M0S</Work><Delay>600</Delay><WorkContour>2</WorkContour></Assignment></Assignments>`,
    )
    expect(plan.calendars[1]).toMatchObject({ id: '7', base: '1', resource: '3' })
    expect(plan.resources).toMatchObject([
      {
        id: '3',
        type: 'work',
        maxUnits: 0.5,
        availability: [{ to: at('2026-12-31T23:59'), units: 0.5 }],
        rates: [
          { table: 'A', standardMinor: 5000, overtimeMinor: 7550, perUseMinor: 1500 },
          { table: 'B', from: at('2026-06-01'), standardMinor: 6000 },
        ],
      },
      { id: '4', type: 'material' },
      { id: '5', type: 'cost' },
    ])
    expect(plan.assignments).toMatchObject([
      { id: '9', task: '1', resource: '3', units: 0.5, work: 240, delay: 60, contour: 'frontLoaded' },
    ])
  })

  it('reads custom fields by the names people gave them, and outline codes by their whole path', () => {
    const definition = (id: number, name: string, alias = '') =>
      `<ExtendedAttribute><FieldID>${id}</FieldID><FieldName>${name}</FieldName>${alias && `<Alias>${alias}</Alias>`}</ExtendedAttribute>`
    const value = (id: number, text: string) =>
      `<ExtendedAttribute><FieldID>${id}</FieldID><Value>${text}</Value></ExtendedAttribute>`
    const plan = planOf(
      `${minimal}<OutlineCodes><OutlineCode><FieldID>188744096</FieldID><FieldName>Outline Code1</FieldName><Alias>Zone</Alias>
      <Masks><Mask><Level>1</Level><Separator>-</Separator></Mask></Masks>
      <Values><Value><ValueID>1</ValueID><ParentValueID>0</ParentValueID><Value>North</Value></Value><Value><ValueID>2</ValueID><ParentValueID>1</ParentValueID><Value>Pier</Value></Value></Values></OutlineCode></OutlineCodes>
      <ExtendedAttributes>${definition(188743731, 'Text1', 'Supplier')}${definition(188743767, 'Number1')}${definition(188743752, 'Flag1')}${definition(188743786, 'Cost1', 'Reserve')}</ExtendedAttributes>
      <Tasks>${task(
        1,
        `${value(188743731, 'Nordic &amp; Sons')}${value(188743767, '7')}${value(188743752, '1')}${value(188743786, '12550')}
        <OutlineCode><FieldID>188744096</FieldID><ValueID>2</ValueID></OutlineCode>`,
      )}</Tasks>`,
    )
    expect(plan.tasks[0]?.custom).toEqual({
      Supplier: 'Nordic & Sons',
      Number1: 7,
      Flag1: true,
      Reserve: 125.5,
      Zone: 'North-Pier',
    })
  })
})
