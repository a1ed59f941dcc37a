import { describe, expect, it } from 'vitest'
import { day, minimal, planOf } from '../testing/mspdi-xml.ts'

describe('Calendars', () => {
  const calendar = (inside: string) =>
    planOf(
      `${minimal}<Calendars><Calendar><UID>1</UID><Name>C</Name><IsBaseCalendar>1</IsBaseCalendar>${inside}</Calendar></Calendars>`,
    ).calendars[0]!
  const hours = (...times: string[]) =>
    `<WorkingTimes>${times
      .map((time) => time.split('-'))
      .map(([from, to]) => `<WorkingTime><FromTime>${from}:00</FromTime><ToTime>${to}:00</ToTime></WorkingTime>`)
      .join('')}</WorkingTimes>`
  const exception = (fields: string) =>
    calendar(
      `<Exceptions><Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod><FromDate>2026-12-24T00:00:00</FromDate><ToDate>2027-01-01T23:59:00</ToDate></TimePeriod><Occurrences>1</Occurrences>${fields}</Exception></Exceptions>`,
    ).exceptions[0]!

  it('have shifts that cross midnight and days of 24 hours', () => {
    const { week } = calendar(
      `<WeekDays><WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
      <WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>${hours('08:00-12:00', '13:00-17:00')}</WeekDay>
      <WeekDay><DayType>3</DayType><DayWorking>1</DayWorking>${hours('22:00-06:00')}</WeekDay>
      <WeekDay><DayType>4</DayType><DayWorking>1</DayWorking>${hours('00:00-00:00')}</WeekDay>
      <WeekDay><DayType>5</DayType><DayWorking>1</DayWorking>${hours('16:00-00:00')}</WeekDay></WeekDays>`,
    )
    const text = week.map((shifts) => shifts?.map(({ from, to }) => `${from / 60}-${to / 60}`).join(' '))
    expect(text).toEqual(['', '8-12 13-17', '22-30', '0-24', '16-24', undefined, undefined])
  })

  it('have exceptions of every kind', () => {
    const days = { from: day('2026-12-24'), to: day('2027-01-01') }
    const off = '<DayWorking>0</DayWorking>'
    expect(exception(`<Name>Holiday</Name><Type>1</Type>${off}`)).toMatchObject({
      name: 'Holiday',
      ...days,
      shifts: [],
    })
    expect(exception(`<Type>1</Type><DayWorking>1</DayWorking>${hours('09:00-12:00')}`).shifts).toEqual([
      { from: 540, to: 720 },
    ])
    const every = (fields: string) => exception(fields + off).every
    expect(every('<Type>7</Type><Period>3</Period>')).toEqual({ by: 'day', interval: 3 })
    expect(every('<Type>6</Type><Period>2</Period><DaysOfWeek>34</DaysOfWeek>')).toEqual({
      by: 'week',
      interval: 2,
      days: [1, 5],
    })
    expect(every('<Type>4</Type><Period>1</Period><MonthDay>15</MonthDay>')).toEqual({
      by: 'monthDay',
      interval: 1,
      day: 15,
    })
    expect(every('<Type>5</Type><Period>1</Period><MonthItem>4</MonthItem><MonthPosition>4</MonthPosition>')).toEqual({
      by: 'monthPosition',
      interval: 1,
      position: 'last',
      weekday: 1,
    })
    expect(every('<Type>2</Type><Month>11</Month><MonthDay>25</MonthDay>')).toEqual({
      by: 'yearDay',
      interval: 1,
      month: 12,
      day: 25,
    })
    expect(every('<Type>3</Type><Month>4</Month><MonthItem>4</MonthItem><MonthPosition>0</MonthPosition>')).toEqual({
      by: 'yearPosition',
      interval: 1,
      month: 5,
      position: 'first',
      weekday: 1,
    })
  })

  it('count occurrences where they were entered so', () => {
    const [counted] = calendar(
      '<Exceptions><Exception><EnteredByOccurrences>1</EnteredByOccurrences><TimePeriod><FromDate>2026-01-01T00:00:00</FromDate><ToDate>2026-03-01T23:59:00</ToDate></TimePeriod><Occurrences>4</Occurrences><Type>7</Type><Period>7</Period><DayWorking>0</DayWorking></Exception></Exceptions>',
    ).exceptions
    expect(counted?.every).toEqual({ by: 'day', interval: 7, count: 4 })
  })

  it('have the exceptions of Project 2003, which are days of type 0, once', () => {
    const old =
      '<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod><FromDate>2026-12-25T00:00:00</FromDate><ToDate>2026-12-25T23:59:00</ToDate></TimePeriod></WeekDay>'
    const christmas = { from: day('2026-12-25'), to: day('2026-12-25'), shifts: [] }
    expect(calendar(`<WeekDays>${old}</WeekDays>`).exceptions).toEqual([christmas])
    const both = calendar(
      `<WeekDays>${old}</WeekDays><Exceptions><Exception><EnteredByOccurrences>0</EnteredByOccurrences><TimePeriod><FromDate>2026-12-25T00:00:00</FromDate><ToDate>2026-12-25T23:59:00</ToDate></TimePeriod><Occurrences>1</Occurrences><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions>`,
    )
    expect(both.exceptions).toEqual([christmas])
  })

  it('have other weeks for a time', () => {
    const { workWeeks } = calendar(
      `<WorkWeeks><WorkWeek><TimePeriod><FromDate>2026-07-01T00:00:00</FromDate><ToDate>2026-07-31T23:59:00</ToDate></TimePeriod><Name>Summer</Name><WeekDays><WeekDay><DayType>6</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays></WorkWeek></WorkWeeks>`,
    )
    const off = [undefined, undefined, undefined, undefined, undefined, [], undefined]
    expect(workWeeks).toEqual([{ name: 'Summer', from: day('2026-07-01'), to: day('2026-07-31'), week: off }])
  })
})
