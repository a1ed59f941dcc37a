import { describe } from 'vitest'
import { draws } from '../testing/drawn.ts'

/** Total and free float, what is critical, and late dates. */

describe('msproject', () => {
  draws(
    'float: how far a task may slip before the plan does',
    `
    plan msproject |MTWTFSSM|MTWTFSSM|
    lay       6d   |XXXXX..X|XXXXX..X|; float 0d; free 0d; critical
    dig       2d   |XX      |    X..X|; float 4d; free 4d; not critical`,
  )
  draws(
    'free float: how far before anything else does',
    `
    plan msproject                |MTWTFSSMT|
    lay       6d                  |XXXXX..X |; float 0d; free 0d
    dig       1d                  |X        |; float 4d; free 0d
    pour      1d; after dig       | X       |; float 4d; free 4d
    pave      1d; after lay, pour |        X|; float 0d; free 0d`,
  )
  draws(
    'float over a weekend counts working days',
    `
    plan msproject |MTWTFSSM|
    lay       6d   |XXXXX..X|; float 0d
    dig       4d   |XXXX    |; float 2d`,
  )
  draws(
    'critical by a threshold of a day',
    `
    plan msproject; option criticalFloat=480 |MTWTF|
    lay       5d                             |XXXXX|; float 0d; critical
    dig       4d                             |XXXX |; float 1d; critical
    mow       3d                             |XXX  |; float 2d; not critical`,
  )
  draws(
    'open ends are critical where the plan says so',
    `
    plan msproject; option openEndsCritical=true |MTWTFSSM|
    lay       6d                                 |XXXXX..X|; float 0d; critical
    dig       2d                                 |XX      |; float 0d; critical
    mow       1d                                 |X       |; float 0d; critical
    pave      1d; after mow                      | X      |; float 0d; critical`,
  )
  draws(
    'critical by the longest path',
    `
    plan msproject; option criticalBy=longestPath |MTWTFSSMT|
    lay       6d                                  |XXXXX..X |; critical
    dig       2d                                  |XX       |; not critical
    pave      1d; after lay, dig                  |        X|; critical`,
  )
  draws(
    'a lag takes float from nobody',
    `
    plan msproject                |MTWTF|
    dig       2d                  |XX   |; float 0d; free 0d
    pave      1d; after dig FS+2d |    X|; float 0d; free 0d`,
  )
  draws(
    'start-to-start: the rest of the predecessor may slip',
    `
    plan msproject             |MTWTFSSM|MTWTFSSM|
    dig       4d               |XXXX    |XXXX    |; float 0d; free 0d
    pave      6d; after dig SS |XXXXX..X|XXXXX..X|; float 0d; free 0d`,
  )
  draws(
    'finish-to-finish',
    `
    plan msproject             |MTWTF|MTWTF|
    dig       2d               |XX   |  XX |; float 2d; free 2d
    pave      4d; after dig FF |XXXX |XXXX |; float 0d; free 0d`,
  )
  draws(
    'two calendars: float in the calendar of the task',
    `
    plan msproject                 |MTWTFSSMTW|
    calendar six: Mo-Sa 8-12 13-17
    lay       8d                   |XXXXX..XXX|; float 0d
    dig       2d; calendar six     |XX        |; float 7d`,
  )
  draws(
    'a milestone has float like any task',
    `
    plan msproject                 |MTWTFSSM|
    lay       6d                   |XXXXX..X|
    dig       2d                   |XX      |
    done      milestone; after dig | *      |; float 4d; free 4d`,
  )
})

describe('p6', () => {
  draws(
    'float: how far a task may slip before the plan does',
    `
    plan p6      |MTWTFSSM|MTWTFSSM|
    lay       6d |XXXXX..X|XXXXX..X|; float 0d; free 0d; critical
    dig       2d |XX      |    X..X|; float 4d; free 4d; not critical`,
  )
  draws(
    'free float: how far before anything else does',
    `
    plan p6                       |MTWTFSSMT|
    lay       6d                  |XXXXX..X |; float 0d; free 0d
    dig       1d                  |X        |; float 4d; free 0d
    pour      1d; after dig       | X       |; float 4d; free 4d
    pave      1d; after lay, pour |        X|; float 0d; free 0d`,
  )
  draws(
    'float over a weekend counts working days',
    `
    plan p6      |MTWTFSSM|
    lay       6d |XXXXX..X|; float 0d
    dig       4d |XXXX    |; float 2d`,
  )
  draws(
    'critical by a threshold of a day',
    `
    plan p6; option criticalFloat=480 |MTWTF|
    lay       5d                      |XXXXX|; float 0d; critical
    dig       4d                      |XXXX |; float 1d; critical
    mow       3d                      |XXX  |; float 2d; not critical`,
  )
  draws(
    'open ends are critical where the plan says so',
    `
    plan p6; option openEndsCritical=true |MTWTFSSM|
    lay       6d                          |XXXXX..X|; float 0d; critical
    dig       2d                          |XX      |; float 0d; critical
    mow       1d                          |X       |; float 0d; critical
    pave      1d; after mow               | X      |; float 0d; critical`,
  )
  draws(
    'critical by the longest path',
    `
    plan p6; option criticalBy=longestPath |MTWTFSSMT|
    lay       6d                           |XXXXX..X |; critical
    dig       2d                           |XX       |; not critical
    pave      1d; after lay, dig           |        X|; critical`,
  )
  draws(
    'a lag takes float from nobody',
    `
    plan p6                       |MTWTF|
    dig       2d                  |XX   |; float 0d; free 0d
    pave      1d; after dig FS+2d |    X|; float 0d; free 0d`,
  )
  draws(
    'start-to-start: the rest of the predecessor may slip',
    `
    plan p6                    |MTWTFSSM|MTWTFSSM|
    dig       4d               |XXXX    |XXXX    |; float 0d; free 0d
    pave      6d; after dig SS |XXXXX..X|XXXXX..X|; float 0d; free 0d`,
  )
  draws(
    'finish-to-finish',
    `
    plan p6                    |MTWTF|MTWTF|
    dig       2d               |XX   |  XX |; float 2d; free 2d
    pave      4d; after dig FF |XXXX |XXXX |; float 0d; free 0d`,
  )
  draws(
    'two calendars: float in the calendar of the task',
    `
    plan p6                        |MTWTFSSMTW|
    calendar six: Mo-Sa 8-12 13-17
    lay       8d                   |XXXXX..XXX|; float 0d
    dig       2d; calendar six     |XX        |; float 7d`,
  )
  draws(
    'a milestone has float like any task',
    `
    plan p6                        |MTWTFSSM|
    lay       6d                   |XXXXX..X|
    dig       2d                   |XX      |
    done      milestone; after dig |  *     |; float 4d; free 4d`,
  )
})

describe('promises for the whole plan', () => {
  draws(
    'P6: float is counted to the date the plan must finish by',
    `
    plan p6; finish Fr15    |MTWTFSSM|
    dig       4d            |XXXX    |; float 4d; not critical
    pour      2d; after dig |    X..X|; float 4d`,
  )
  draws(
    'P6: a plan that cannot keep its date is negative throughout',
    `
    plan p6; finish Th7     |MTWTFSSM|
    dig       4d            |XXXX    |; float -2d; critical; finding float.negative
    pour      2d; after dig |    X..X|; float -2d; critical; finding float.negative`,
  )
  draws(
    'MS Project counts from the latest finish',
    `
    plan msproject; finish Fr15 |MTWTFSSM|
    dig       4d                |XXXX    |; float 0d; critical
    pour      2d; after dig     |    X..X|; float 0d`,
  )
  draws(
    'float at the start',
    `
    plan p6; option totalFloat=start |MTWTFSSM|
    lay       6d                     |XXXXX..X|; float 0d
    dig       2d                     |XX      |; float 4d`,
  )
  draws(
    'float at the finish',
    `
    plan p6; option totalFloat=finish |MTWTFSSM|
    lay       6d                      |XXXXX..X|; float 0d
    dig       2d                      |XX      |; float 4d`,
  )
})
