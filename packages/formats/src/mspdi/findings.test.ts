import { describe, expect, it } from 'vitest'
import { findingsOf, minimal, read, task } from '../testing/mspdi-xml.ts'

describe('What is odd in a file is said', () => {
  const usual = `${minimal}<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth><Calendars><Calendar><UID>1</UID><Name>C</Name><IsBaseCalendar>1</IsBaseCalendar></Calendar></Calendars>`
  const withTasks = (...list: string[]) => findingsOf(`${usual}<Tasks>${list.join('')}</Tasks>`)
  const link = (uid: number, more = '') =>
    `<PredecessorLink><PredecessorUID>${uid}</PredecessorUID><Type>1</Type>${more}</PredecessorLink>`
  const assignment = (taskUid: number, resource: number) =>
    `<Assignments><Assignment><UID>1</UID><TaskUID>${taskUid}</TaskUID><ResourceUID>${resource}</ResourceUID></Assignment></Assignments>`

  it('nothing of a plain plan', () => {
    expect(withTasks(task(1), task(2, link(1)))).toEqual([])
  })

  it.each([
    ['mspdi.secondsRounded 1', withTasks(task(1, '<Work>PT1H0M20S</Work>'))],
    ['mspdi.moneyRounded 1', withTasks(task(1, '<Cost>12.7</Cost>'))],
    ['mspdi.badValue 2', withTasks(task(1, '<Start>soon</Start><Finish>0001-01-01T00:00:00</Finish>'))],
    ['mspdi.attributesDropped 1', withTasks(task(1).replace('<Name>', '<Name lang="en">'))],
    ['mspdi.strayElement 1', withTasks('<Row/>')],
    ['mspdi.uidMissing 1', withTasks(task(1).replace('<UID>1</UID>', ''))],
    ['mspdi.uidTwice 1', withTasks(task(1), task(1))],
    ['mspdi.nameless 1', withTasks(task(1).replace('<Name>T1</Name>', ''))],
    ['mspdi.outlineJump 1', withTasks(task(1, '<Summary>1</Summary>'), task(2, '', 3))],
    ['mspdi.summaryUnmarked 1', withTasks(task(1), task(2, '', 2))],
    ['mspdi.milestoneLasts 1', withTasks(task(1, '<Milestone>1</Milestone>'))],
    ['mspdi.constraintWithoutDate 1', withTasks(task(1, '<ConstraintType>4</ConstraintType>'))],
    ['mspdi.linkTwice 1', withTasks(task(1), task(2, link(1) + link(1)))],
    ['mspdi.linkToNothing 1', withTasks(task(2, link(77)))],
    ['mspdi.linkElsewhere 1', withTasks(task(2, link(77, '<CrossProject>1</CrossProject>')))],
    ['mspdi.externalTask 1', withTasks(task(1, '<ExternalTask>1</ExternalTask>'))],
    ['mspdi.subproject 1', withTasks(task(1, '<IsSubproject>1</IsSubproject>'))],
    ['mspdi.blankRows 1', withTasks(task(1), '<Task><UID>2</UID><ID>2</ID><IsNull>1</IsNull></Task>')],
    ['mspdi.calendarMissing 1', withTasks(task(1, '<CalendarUID>9</CalendarUID>'))],
    [
      'mspdi.calendarsTooDeep 1',
      findingsOf(
        usual
          .replace('<IsBaseCalendar>1</IsBaseCalendar>', '$&<BaseCalendarUID>2</BaseCalendarUID>')
          .replace(
            '</Calendars>',
            `${Array.from({ length: 16 }, (_, at) => `<Calendar><UID>${at + 2}</UID><BaseCalendarUID>${at === 15 ? -1 : at + 3}</BaseCalendarUID></Calendar>`).join('')}</Calendars>`,
          ),
      ),
    ],
    ['mspdi.assignmentOfNothing 1', findingsOf(`${usual}${assignment(5, 1)}`)],
    ['mspdi.resourceMissing 1', findingsOf(`${usual}<Tasks>${task(1)}</Tasks>${assignment(1, 5)}`)],
    ['mspdi.noCalendar 1', findingsOf(usual.replace(/<Calendars>.*<\/Calendars>/, ''))],
    ['mspdi.noStart 1', findingsOf(usual.replace(minimal, ''))],
    ['mspdi.unitsAssumed 1', findingsOf(usual.replace('480', '0'))],
    [
      'mspdi.hoursAssumed 1',
      findingsOf(
        usual.replace(
          '</Calendar>',
          '<WeekDays><WeekDay><DayType>2</DayType><DayWorking>1</DayWorking></WeekDay></WeekDays></Calendar>',
        ),
      ),
    ],
    [
      'mspdi.exceptionUnread 1',
      findingsOf(
        usual.replace('</Calendar>', '<Exceptions><Exception><Type>1</Type></Exception></Exceptions></Calendar>'),
      ),
    ],
  ])('%s', (finding, found) => {
    expect(found).toEqual([finding])
  })

  it('in plain language, with the tasks it is about', () => {
    expect(read(`${usual}<Tasks>${task(1, '<ConstraintType>4</ConstraintType>')}</Tasks>`).findings).toEqual([
      {
        id: 'mspdi.constraintWithoutDate',
        severity: 'warning',
        text: 'Constraints need a date and have none; they were left out.',
        tasks: ['1'],
      },
    ])
  })
})
