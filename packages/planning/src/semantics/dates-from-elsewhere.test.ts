import { describe } from 'vitest'
import { draws } from '../testing/drawn.ts'

/** Levelling, other plans, expected finishes, plans from their finish, plans without links. */

describe('msproject', () => {
  draws(
    'levelling moves a task by the clock',
    `
    plan msproject             |MTWTF|
    dig       2d; levelled 1ed | XX  |
    pour      1d; after dig    |   X |`,
  )
  draws(
    'levelling over a weekend',
    `
    plan msproject                       |MTWTFSSMT|
    dig       2d; SNET Th7; levelled 4ed |       XX|`,
  )
  draws(
    'a link to another plan holds the start',
    `
    plan msproject             |MTWTFSSM|
    dig       2d; external Th7 |   XX   |
    pour      1d; after dig    |       X|`,
  )
  draws(
    'a link to another plan holds the late finish',
    `
    plan msproject               |MTWTFSSMTW|
    lay       8d                 |XXXXX..XXX|; float 0d
    dig       2d; external ..Th7 |XX        |; float 2d`,
  )
  draws(
    'expected to end on a day: the work is made to last until then',
    `
    plan msproject             |MTWTFSSM|
    dig       2d; expected Fr8 |XXXXX   |
    pour      1d; after dig    |       X|`,
  )
})

describe('p6', () => {
  draws(
    'levelling moves a task by the clock',
    `
    plan p6                    |MTWTF|
    dig       2d; levelled 1ed | XX  |
    pour      1d; after dig    |   X |`,
  )
  draws(
    'levelling over a weekend',
    `
    plan p6                              |MTWTFSSMT|
    dig       2d; SNET Th7; levelled 4ed |       XX|`,
  )
  draws(
    'a link to another plan holds the start',
    `
    plan p6                    |MTWTFSSM|
    dig       2d; external Th7 |   XX   |
    pour      1d; after dig    |       X|`,
  )
  draws(
    'a link to another plan holds the late finish',
    `
    plan p6                      |MTWTFSSMTW|
    lay       8d                 |XXXXX..XXX|; float 0d
    dig       2d; external ..Th7 |XX        |; float 2d`,
  )
  draws(
    'expected to end on a day: the work is made to last until then',
    `
    plan p6                    |MTWTFSSM|
    dig       2d; expected Fr8 |XXXXX   |
    pour      1d; after dig    |       X|`,
  )
})

describe('from the finish', () => {
  draws(
    'all tasks as late as possible before the finish',
    `
    plan from finish; finish Fr15 |MTWTFSSMTWTF|
    dig       3d                  |   XX..X    |
    pour      4d; after dig       |        XXXX|
    mow       1d                  |           X|`,
  )
  draws(
    'a task that must not end after a day',
    `
    plan from finish; finish Fr15 |MTWTFSSMTWTF|
    dig       3d; FNLT Tu12       |    X..XX   |
    pour      2d; after dig       |          XX|`,
  )
  draws(
    'a task that must not start before a day',
    `
    plan from finish; finish Fr15 |MTWTFSSMTWTF|
    dig       1d; SNET We6        |         X  |
    pour      2d; after dig       |          XX|`,
  )
  draws(
    'as soon as possible against the stream',
    `
    plan from finish; finish Fr15 |MTWTFSSMTWTF|
    dig       3d                  |   XX..X    |
    mow       1d; ASAP            |   X        |
    pour      4d; after dig       |        XXXX|`,
  )
  draws(
    'a lag before the finish',
    `
    plan from finish; finish Fr15 |MTWTFSSMTWTF|
    dig       2d                  |    X..X    |
    pour      2d; after dig FS+2d |          XX|`,
  )
  draws(
    'summaries from the finish',
    `
    plan from finish; finish Fr15     |MTWTFSSMTWTF|
    phase     summary                 |        XXXX|
    dig       2d; in phase            |        XX  |
    pour      2d; in phase; after dig |          XX|`,
  )
  draws(
    'a weekend before the finish',
    `
    plan from finish; finish Tu12 |MTWTFSSMT|
    dig       4d                  |   XX..XX|`,
  )
  draws(
    'P6 calendars from the finish',
    `
    plan p6; from finish; finish Sa16 |MTWTFSSMTWTF|
    calendar six: Mo-Sa 8-12 13-17
    dig       4d; calendar six        |     X.XXX  |
    pour      2d; after dig           |          XX|`,
  )
})

describe('plans without a network', () => {
  draws(
    'ten milestones on their days',
    `
    plan msproject                           |MTWTFSSMTWTF|
    m0        milestone; SNET Mo4; at start  |*           |
    m1        milestone; SNET Tu5; at start  | *          |
    m2        milestone; SNET We6; at start  |  *         |
    m3        milestone; SNET Th7; at start  |   *        |
    m4        milestone; SNET Fr8; at start  |    *       |
    m5        milestone; SNET Mo11; at start |       *    |
    m6        milestone; SNET Tu12; at start |        *   |
    m7        milestone; SNET We13; at start |         *  |
    m8        milestone; SNET Th14; at start |          * |
    m9        milestone; SNET Fr15; at start |           *|`,
  )
  draws(
    'a list of tasks',
    `
    plan msproject |MTWTF|
    dig       2d   |XX   |
    lay       3d   |XXX  |
    mow       1d   |X    |`,
  )
  draws(
    'one task',
    `
    plan p6      |MTWTF|
    dig       2d |XX   |; float 0d; critical`,
  )
})
