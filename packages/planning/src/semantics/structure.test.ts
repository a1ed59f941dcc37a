import { describe } from 'vitest'
import { draws } from '../testing/drawn.ts'

/** Summaries, milestones, hammocks, splits, recurring, inactive and manually scheduled tasks. */

describe('msproject', () => {
  draws(
    'a summary spans what it holds',
    `
    plan msproject                    |MTWTF|
    phase     summary                 | XXXX|
    dig       2d; in phase; SNET Tu5  | XX  |
    pour      2d; in phase; after dig |   XX|`,
  )
  draws(
    'summaries within summaries',
    `
    plan msproject                    |MTWTFSSM|
    house     summary                 |XXXXX..X|
    shell     summary; in house       |XXXX    |
    dig       2d; in shell            |XX      |
    roof      2d; in shell; after dig |  XX    |
    garden    1d; in house; SNET Mo11 |       X|`,
  )
  draws(
    'after a summary: after the last of it',
    `
    plan msproject            |MTWTF|
    phase     summary         |XXXX |
    dig       2d; in phase    |XX   |
    lay       4d; in phase    |XXXX |
    pave      1d; after phase |    X|`,
  )
  draws(
    'a summary after a task: all of it waits',
    `
    plan msproject                  |MTWTF|
    permit    2d                    |XX   |
    phase     summary; after permit |  XXX|
    dig       2d; in phase          |  XX |
    lay       3d; in phase          |  XXX|`,
  )
  draws(
    'a summary after a summary',
    `
    plan msproject                   |MTWTFSSM|
    one       summary                |XXX     |
    dig       2d; in one             |XX      |
    lay       3d; in one             |XXX     |
    two       summary; after one     |   XX..X|
    wire      1d; in two             |   X    |
    pave      2d; in two; after wire |    X..X|`,
  )
  draws(
    'a start to a start from a summary: with the first of it',
    `
    plan msproject                  |MTWTFSSM|
    one       summary               |  XXX..X|
    dig       2d; in one; SNET We6  |  XX    |
    lay       2d; in one; after dig |    X..X|
    guard     1d; after one SS+1d   |   X    |`,
  )
  draws(
    'a summary that holds nothing has no dates',
    `
    plan msproject    |MTWTF|
    phase     summary |     |
    dig       2d      |XX   |`,
  )
  draws(
    'a milestone stands at the end of the day',
    `
    plan msproject                            |MTWTF|
    dig       2d                              |XX   |
    done      milestone; after dig; at finish | *   |
    pour      1d; after done                  |  X  |`,
  )
  draws(
    'a milestone at the start',
    `
    plan msproject                |MTWTF|
    begin     milestone; at start |*    |
    dig       2d; after begin     |XX   |`,
  )
  draws(
    'a milestone that waits for a day',
    `
    plan msproject                |MTWTF|
    release   milestone; SNET Th7 |   * |
    dig       2d; after release   |   XX|`,
  )
  draws(
    'a task that takes no time is not a milestone',
    `
    plan msproject           |MTWTF|
    dig       2d             |XX   |
    sign      0d; after dig  |  .  |; float 0d
    pour      1d; after sign |  X  |`,
  )
  draws(
    'a hammock spans from its first to its last',
    `
    plan msproject                    |MTWTFSSM|
    dig       2d                      |XX      |
    guard     hammock; after dig SS   |XXXXX..X|
    pour      4d; after dig, guard FF |  XXX..X|`,
  )
  draws(
    'a hammock moves nothing',
    `
    plan msproject                      |MTWTFSSM|
    dig       2d                        |XX      |
    guard     hammock; after dig SS     |XXX     |
    lay       3d; after guard; SNET Th7 |   XX..X|`,
  )
  draws(
    'an inactive task stays in sight and out of the schedule',
    `
    plan msproject                    |MTWTF|
    dig       2d                      |XX   |
    extra     5d; inactive; after dig |     |
    pour      1d; after extra         |X    |`,
  )
  draws(
    'a task set by hand stays where a person put it',
    `
    plan msproject                           |MTWTF|
    dig       4d                             |XXXX |
    pour      2d; manual Tu5..We6; after dig | XX  |
    strip     1d; after pour                 |   X |`,
  )
  draws(
    'a task set by hand and its float',
    `
    plan msproject                |MTWTFSSMTW|
    lay       8d                  |XXXXX..XXX|
    dig       2d; manual We6..Th7 |  XX      |; float 4d`,
  )
  draws(
    'a split task pauses between its stretches',
    `
    plan msproject               |MTWTF|
    pour      3d; split 1d,1d,2d |X.XX |
    strip     1d; after pour     |    X|`,
  )
  draws(
    'a pause over a weekend',
    `
    plan msproject               |MTWTFSSMT|
    pour      4d; split 3d,3d,1d |XXX.....X|`,
  )
  draws(
    'a recurring meeting: each on its day',
    `
    plan msproject                      |MTWTFSSMTWTFSSM|
    meeting   summary; recurring        |XXXXX..XXXXX..X|
    first     1d; in meeting; SNET Mo4  |X              |
    second    1d; in meeting; SNET Mo11 |       X       |
    third     1d; in meeting; SNET Mo18 |              X|`,
  )
})

describe('p6', () => {
  draws(
    'a summary spans what it holds',
    `
    plan p6                           |MTWTF|
    phase     summary                 | XXXX|
    dig       2d; in phase; SNET Tu5  | XX  |
    pour      2d; in phase; after dig |   XX|`,
  )
  draws(
    'summaries within summaries',
    `
    plan p6                           |MTWTFSSM|
    house     summary                 |XXXXX..X|
    shell     summary; in house       |XXXX    |
    dig       2d; in shell            |XX      |
    roof      2d; in shell; after dig |  XX    |
    garden    1d; in house; SNET Mo11 |       X|`,
  )
  draws(
    'after a summary: after the last of it',
    `
    plan p6                   |MTWTF|
    phase     summary         |XXXX |
    dig       2d; in phase    |XX   |
    lay       4d; in phase    |XXXX |
    pave      1d; after phase |    X|`,
  )
  draws(
    'a summary after a task: all of it waits',
    `
    plan p6                         |MTWTF|
    permit    2d                    |XX   |
    phase     summary; after permit |  XXX|
    dig       2d; in phase          |  XX |
    lay       3d; in phase          |  XXX|`,
  )
  draws(
    'a summary after a summary',
    `
    plan p6                          |MTWTFSSM|
    one       summary                |XXX     |
    dig       2d; in one             |XX      |
    lay       3d; in one             |XXX     |
    two       summary; after one     |   XX..X|
    wire      1d; in two             |   X    |
    pave      2d; in two; after wire |    X..X|`,
  )
  draws(
    'a start to a start from a summary: with the first of it',
    `
    plan p6                         |MTWTFSSM|
    one       summary               |  XXX..X|
    dig       2d; in one; SNET We6  |  XX    |
    lay       2d; in one; after dig |    X..X|
    guard     1d; after one SS+1d   |   X    |`,
  )
  draws(
    'a summary that holds nothing has no dates',
    `
    plan p6           |MTWTF|
    phase     summary |     |
    dig       2d      |XX   |`,
  )
  draws(
    'a milestone stands at the end of the day',
    `
    plan p6                                   |MTWTF|
    dig       2d                              |XX   |
    done      milestone; after dig; at finish | *   |
    pour      1d; after done                  |  X  |`,
  )
  draws(
    'a milestone at the start',
    `
    plan p6                       |MTWTF|
    begin     milestone; at start |*    |
    dig       2d; after begin     |XX   |`,
  )
  draws(
    'a milestone that waits for a day',
    `
    plan p6                       |MTWTF|
    release   milestone; SNET Th7 |   * |
    dig       2d; after release   |   XX|`,
  )
  draws(
    'a task that takes no time is not a milestone',
    `
    plan p6                  |MTWTF|
    dig       2d             |XX   |
    sign      0d; after dig  |  .  |; float 0d
    pour      1d; after sign |  X  |`,
  )
  draws(
    'a hammock spans from its first to its last',
    `
    plan p6                           |MTWTFSSM|
    dig       2d                      |XX      |
    guard     hammock; after dig SS   |XXXXX..X|
    pour      4d; after dig, guard FF |  XXX..X|`,
  )
  draws(
    'a hammock moves nothing',
    `
    plan p6                             |MTWTFSSM|
    dig       2d                        |XX      |
    guard     hammock; after dig SS     |XXX     |
    lay       3d; after guard; SNET Th7 |   XX..X|`,
  )
  draws(
    'an inactive task stays in sight and out of the schedule',
    `
    plan p6                           |MTWTF|
    dig       2d                      |XX   |
    extra     5d; inactive; after dig |     |
    pour      1d; after extra         |X    |`,
  )
  draws(
    'a task set by hand stays where a person put it',
    `
    plan p6                                  |MTWTF|
    dig       4d                             |XXXX |
    pour      2d; manual Tu5..We6; after dig | XX  |
    strip     1d; after pour                 |   X |`,
  )
  draws(
    'a task set by hand and its float',
    `
    plan p6                       |MTWTFSSMTW|
    lay       8d                  |XXXXX..XXX|
    dig       2d; manual We6..Th7 |  XX      |; float 4d`,
  )
  draws(
    'a split task pauses between its stretches',
    `
    plan p6                      |MTWTF|
    pour      3d; split 1d,1d,2d |X.XX |
    strip     1d; after pour     |    X|`,
  )
  draws(
    'a pause over a weekend',
    `
    plan p6                      |MTWTFSSMT|
    pour      4d; split 3d,3d,1d |XXX.....X|`,
  )
  draws(
    'a recurring meeting: each on its day',
    `
    plan p6                             |MTWTFSSMTWTFSSM|
    meeting   summary; recurring        |XXXXX..XXXXX..X|
    first     1d; in meeting; SNET Mo4  |X              |
    second    1d; in meeting; SNET Mo11 |       X       |
    third     1d; in meeting; SNET Mo18 |              X|`,
  )
})
