import { describe } from 'vitest'
import { draws } from '../testing/drawn.ts'

/** Hammocks: from the first of what is tied to their start to the last of what is tied to their finish. */

describe('lags of hammocks', () => {
  draws(
    'a lag in working days passes over the weekend',
    `
    plan p6                                    |MTWTFSSM|
    dig       4d                               |XXXX    |
    guard     hammock; after dig SS, dig FF+2d |XXXXX..X|`,
  )
  draws(
    'a lag by the clock does not',
    `
    plan p6                                     |MTWTF|
    dig       4d                                |XXXX |
    guard     hammock; after dig SS, dig FF+2ed |XXXXX|`,
  )
  draws(
    'P6 counts a lag in the calendar of the predecessor',
    `
    plan p6                                    |MTWTFSSM|
    calendar daily: Mo-Su 8-12 13-17
    dig       4d; calendar daily               |XXXX    |
    guard     hammock; after dig SS, dig FF+4d |XXXXX..X|`,
  )
  draws(
    'or in that of the successor, where the project says so',
    `
    plan p6; option lagCalendar=successor      |MTWTFSSMTW|
    calendar daily: Mo-Su 8-12 13-17
    dig       4d; calendar daily               |XXXX      |
    guard     hammock; after dig SS, dig FF+4d |XXXXX..XXX|`,
  )
  draws(
    'percent is of how long the predecessor lasts',
    `
    plan p6                                         |MTWTFSSM|
    dig       4d                                    |XXXX    |
    guard     hammock; after dig SS+50%, dig FF+50% |  XXX..X|`,
  )
  draws(
    'a lag to a successor is taken off',
    `
    plan p6                              |MTWTFSSMT|
    dig       4d                         |XXXX     |
    guard     hammock; after dig SS      |XXXXX..X |
    pour      3d; after dig, guard FF+1d |    X..XX|`,
  )
  draws(
    'a lead lets it end before its predecessor',
    `
    plan p6                                    |MTWTFSSM|
    dig       6d                               |XXXXX..X|
    guard     hammock; after dig SS, dig FF-2d |XXXX    |`,
  )
})

describe('hammocks that follow hammocks', () => {
  draws(
    'each takes the dates of the one before, whatever their order in the plan',
    `
    plan p6                                             |MTWTFSSM|
    third     hammock; after second SS+1d, second FF+1d |  XXX..X|
    second    hammock; after first SS+1d, first FF+1d   | XXXX   |
    first     hammock; after dig SS, dig FF             |XXXX    |
    dig       4d                                        |XXXX    |`,
  )
  draws(
    'one that only a hammock follows ends with it',
    `
    plan p6                                        |MTWTFSSMT|
    first     hammock; after dig SS                |XXXXX..X |
    second    hammock; after first SS, first FF+1d |XXXXX..XX|
    dig       4d                                   |XXXX     |
    pour      3d; after dig, second FF             |    X..XX|`,
  )
  draws(
    'the first of several starts counts, also that of a hammock',
    `
    plan p6                                             |MTWTF|
    early     hammock; after dig SS, dig FF             |XX   |
    dig       2d                                        |XX   |
    pour      2d; after dig FS+1d                       |   XX|
    both      hammock; after pour SS, early SS, pour FF |XXXXX|`,
  )
  draws(
    'hammocks in a loop span what tasks they are tied to',
    `
    plan p6                                                     |MTWT|
    one       hammock; after dig SS, dig FF, other SS, other FF |XXXX|
    other     hammock; after one SS, one FF                     |XXXX|
    dig       4d                                                |XXXX|`,
  )
  draws(
    'one that is tied to nothing stands at the start of the plan',
    `
    plan p6           |MTWT|
    guard     hammock |.   |
    dig       4d      |XXXX|`,
  )
})

describe('a hammock that nothing is tied to', () => {
  draws(
    'spans what its summary holds, and moves nothing',
    `
    plan p6                         |MTWTFSSMT|
    site      summary               | XXXX..X |
    guard     hammock; in site      | XXXX..X |
    dig       2d; in site; SNET Tu5 | XX      |
    pit       summary; in site      |   XX..X |
    pour      3d; in pit; after dig |   XX..X |
    open      1d; after pour        |        X|`,
  )
  draws(
    'in a summary that holds no task stands at the start of the plan',
    `
    plan p6                    |MTW|
    site      summary          |   |
    guard     hammock; in site |.  |
    dig       2d; SNET Tu5     | XX|`,
  )
})
