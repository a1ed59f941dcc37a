/** An invented plan as Microsoft Project 2019 writes it, of about the size asked for: tasks, links, people, work by day. */
export function* mspdiFile(bytes: number): Generator<string> {
  let written = 0
  const say = (text: string) => {
    written += text.length
    return text
  }
  yield say(head)
  const assignments: string[] = []
  yield say('<Tasks>\n')
  let uid = 0
  // Seven tenths are tasks, the rest are assignments and the work of their days.
  for (; written < bytes * 0.7; uid++) {
    yield say(task(uid))
    if (uid % 6 !== 0) assignments.push(assignment(assignments.length + 1, uid))
  }
  yield '</Tasks>\n<Resources>\n'
  for (let id = 1; id <= people; id++) yield resource(id)
  yield '</Resources>\n<Assignments>\n'
  yield* assignments
  yield '</Assignments>\n</Project>\n'
}

const people = 40

const element = (name: string, text: string | number) => `<${name}>${text}</${name}>`
const fields = (list: readonly (readonly [string, string | number])[]) =>
  list.map(([name, text]) => `\t\t\t${element(name, text)}\n`).join('')

const pad = (number: number) => String(number).padStart(2, '0')
const date = (day: number, hour: number) =>
  `20${pad(20 + (Math.floor(day / 336) % 30))}-${pad((Math.floor(day / 28) % 12) + 1)}-${pad((day % 28) + 1)}T${pad(hour)}:00:00`

function task(uid: number): string {
  const summary = uid === 0 || uid % 6 === 1 ? 1 : 0
  const days = 1 + (uid % 9)
  const level = uid === 0 ? 0 : summary === 1 ? 1 : 2
  const start = date(uid, 8)
  const finish = date(uid + days, 17)
  const hours = `PT${days * 8}H0M0S`
  const link =
    summary === 0 && uid % 6 !== 2
      ? `\t\t\t<PredecessorLink><PredecessorUID>${uid - 1}</PredecessorUID><Type>1</Type><CrossProject>0</CrossProject><LinkLag>${(uid % 3) * 4800}</LinkLag><LagFormat>7</LagFormat></PredecessorLink>\n`
      : ''
  const own: (readonly [string, string | number])[] = [
    ['UID', uid],
    ['GUID', `5625A46C-DAD2-E811-AC3F-${String(uid).padStart(12, '0')}`],
    ['ID', uid],
    ['Name', `Install cable trays on level ${uid % 40}, section ${uid} &amp; test`],
    ['Active', 1],
    ['Manual', 0],
    ['Type', 0],
    ['IsNull', 0],
    ['CreateDate', date(0, 9)],
    ['WBS', `${Math.floor(uid / 6)}.${uid % 6}`],
    ['OutlineNumber', `${Math.floor(uid / 6)}.${uid % 6}`],
    ['OutlineLevel', level],
    ['Priority', 500],
    ['Start', start],
    ['Finish', finish],
    ['Duration', hours],
    ['ManualStart', start],
    ['ManualFinish', finish],
    ['ManualDuration', hours],
    ['DurationFormat', 7],
    ['Work', hours],
    ['ResumeValid', 0],
    ['EffortDriven', 0],
    ['Recurring', 0],
    ['OverAllocated', 0],
    ['Estimated', 0],
    ['Milestone', 0],
    ['Summary', summary],
    ['DisplayAsSummary', 0],
    ['Critical', uid % 4 === 0 ? 1 : 0],
    ['IsSubproject', 0],
    ['IsSubprojectReadOnly', 0],
    ['ExternalTask', 0],
    ['EarlyStart', start],
    ['EarlyFinish', finish],
    ['LateStart', start],
    ['LateFinish', finish],
    ...zeros('StartVariance FinishVariance'),
    ['WorkVariance', '0.00'],
    ['FreeSlack', (uid % 5) * 4800],
    ['TotalSlack', (uid % 7) * 4800],
    ...zeros('StartSlack FinishSlack FixedCost'),
    ['FixedCostAccrual', 3],
    ...zeros('PercentComplete PercentWorkComplete'),
    ['Cost', days * 40_000],
    ...zeros('OvertimeCost'),
    ['OvertimeWork', 'PT0H0M0S'],
    ['ActualDuration', 'PT0H0M0S'],
    ...zeros('ActualCost ActualOvertimeCost'),
    ['ActualWork', 'PT0H0M0S'],
    ['ActualOvertimeWork', 'PT0H0M0S'],
    ['RegularWork', hours],
    ['RemainingDuration', hours],
    ['RemainingCost', days * 40_000],
    ['RemainingWork', hours],
    ...zeros('RemainingOvertimeCost'),
    ['RemainingOvertimeWork', 'PT0H0M0S'],
    ['ACWP', '0.00'],
    ['CV', '0.00'],
    ['ConstraintType', 0],
    ['CalendarUID', -1],
    ['LevelAssignments', 1],
    ['LevelingCanSplit', 1],
    ['LevelingDelay', 0],
    ['LevelingDelayFormat', 8],
    ...zeros('IgnoreResourceCalendar HideBar Rollup'),
    ['BCWS', '0.00'],
    ['BCWP', '0.00'],
    ...zeros('PhysicalPercentComplete EarnedValueMethod'),
  ]
  const later = fields([
    ['IsPublished', 1],
    ['CommitmentType', 0],
  ])
  return `\t\t<Task>\n${fields(own)}${link}${later}\t\t</Task>\n`
}

const zeros = (names: string) => names.split(' ').map((name) => [name, 0] as const)

function resource(id: number): string {
  return `\t\t<Resource>\n${fields([
    ['UID', id],
    ['ID', id],
    ['Name', `Crew ${id}`],
    ['Type', 1],
    ['IsNull', 0],
    ['MaxUnits', '1.00'],
    ['CalendarUID', 1],
    ['StandardRate', 50],
    ['OvertimeRate', 75],
    ['CostPerUse', 0],
    ['IsGeneric', 0],
  ])}\t\t</Resource>\n`
}

function assignment(uid: number, taskUid: number): string {
  const days = 1 + (taskUid % 9)
  const hours = `PT${days * 8}H0M0S`
  const rows = Array.from({ length: days }, (_, at) => {
    const from = `<Start>${date(taskUid + at, 8)}</Start><Finish>${date(taskUid + at + 1, 8)}</Finish>`
    return `\t\t\t<TimephasedData><Type>1</Type><UID>${uid}</UID>${from}<Unit>2</Unit><Value>PT8H0M0S</Value></TimephasedData>\n`
  })
  return `\t\t<Assignment>\n${fields([
    ['UID', uid],
    ['TaskUID', taskUid],
    ['ResourceUID', 1 + (uid % people)],
    ['PercentWorkComplete', 0],
    ['ActualCost', 0],
    ['ActualWork', 'PT0H0M0S'],
    ['Cost', days * 40_000],
    ['Delay', 0],
    ['Finish', date(taskUid + days, 17)],
    ['LevelingDelay', 0],
    ['OvertimeWork', 'PT0H0M0S'],
    ['RegularWork', hours],
    ['RemainingWork', hours],
    ['Start', date(taskUid, 8)],
    ['Units', 1],
    ['Work', hours],
    ['WorkContour', 0],
  ])}${rows.join('')}\t\t</Assignment>\n`
}

const hoursOfDay =
  '<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>'
const week = [1, 2, 3, 4, 5, 6, 7]
  .map((day) => {
    const worked = day > 1 && day < 7
    return `<WeekDay><DayType>${day}</DayType><DayWorking>${worked ? 1 : 0}</DayWorking>${worked ? hoursOfDay : ''}</WeekDay>`
  })
  .join('')

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project">
\t<SaveVersion>14</SaveVersion>
\t<Name>terminal.xml</Name>
\t<Title>Ferry terminal, invented</Title>
\t<ScheduleFromStart>1</ScheduleFromStart>
\t<StartDate>2020-01-01T08:00:00</StartDate>
\t<CurrencyCode>EUR</CurrencyCode>
\t<CalendarUID>1</CalendarUID>
\t<MinutesPerDay>480</MinutesPerDay>
\t<MinutesPerWeek>2400</MinutesPerWeek>
\t<DaysPerMonth>20</DaysPerMonth>
\t<Calendars><Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>${week}</WeekDays></Calendar></Calendars>
`
