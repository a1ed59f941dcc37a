import { describe } from 'vitest'
import { draws } from '../testing/drawn.ts'

/** Calendars of plans, tasks and people, holidays, and durations by the clock. */

describe('msproject', () => {
  draws(
    'a task in a calendar of its own',
    `
    plan msproject                 |MTWTFSSM|
    calendar six: Mo-Sa 8-12 13-17
    dig       6d; calendar six     |XXXXXX  |
    lay       6d                   |XXXXX..X|`,
  )
  draws(
    'a task after one that works on Saturdays',
    `
    plan msproject                 |MTWTFSSMT|
    calendar six: Mo-Sa 8-12 13-17
    dig       6d; calendar six     |XXXXXX   |
    lay       2d; after dig        |       XX|`,
  )
  draws(
    'a task that works on Saturdays after one that does not',
    `
    plan msproject                        |MTWTFSSM|
    calendar six: Mo-Sa 8-12 13-17
    dig       5d                          |XXXXX   |
    lay       2d; calendar six; after dig |     X.X|`,
  )
  draws(
    'holidays are passed over',
    `
    plan msproject                                       |MTWTFSSM|
    calendar holidays: Mo-Fr 8-12 13-17; closed Th7..Fr8
    dig       4d; calendar holidays                      |XXX....X|`,
  )
  draws(
    'a start on a holiday goes to the next working day',
    `
    plan msproject                                       |MTWTFSSMT|
    calendar holidays: Mo-Fr 8-12 13-17; closed Th7..Fr8
    dig       2d; calendar holidays; SNET Th7            |       XX|`,
  )
  draws(
    'half days take twice as long',
    `
    plan msproject              |MTWTF|
    calendar half: Mo-Fr 8-12
    dig       2d; calendar half |XXXX |`,
  )
  draws(
    'a Saturday that is worked for once',
    `
    plan msproject                                       |MTWTFSSM|
    calendar once: Mo-Fr 8-12 13-17; open Sa9 8-12 13-17
    dig       7d; calendar once                          |XXXXXX.X|`,
  )
  draws(
    'round the clock',
    `
    plan msproject                |MTWTF|
    calendar always: Mo-Su 0-24
    pump      9d; calendar always |XXXX |`,
  )
  draws(
    'nights reach into the next day',
    `
    plan msproject                |MTWTF|
    calendar nights: Mo-Fr 22-30
    pave      2d; calendar nights |XXX  |`,
  )
  draws(
    'an elapsed duration runs through the weekend',
    `
    plan msproject            |MTWTFSSM|
    pour      4d              |XXXX    |
    cure      3ed; after pour |   XXXX |
    strip     1d; after cure  |       X|`,
  )
  draws(
    'a duration in weeks',
    `
    plan msproject |MTWTFSSMTW|
    lay       1.5w |XXXXX..XXX|`,
  )
  draws(
    'free float is counted in the calendar of the task itself',
    `
    plan msproject                 |MTWTFSSMT|
    calendar six: Mo-Sa 8-12 13-17
    dig       2d; calendar six     |XX       |; float 5d; free 5d
    lay       6d                   |XXXXX..X |; float 0d
    pave      1d; after dig, lay   |        X|; float 0d`,
  )
  draws(
    'a calendar that the plan does not hold: that of the plan stands in',
    `
    plan msproject              |MTWTFSSM|
    dig       6d; calendar lost |XXXXX..X|; finding calendar.unknown`,
  )
})

describe('p6', () => {
  draws(
    'a task in a calendar of its own',
    `
    plan p6                        |MTWTFSSM|
    calendar six: Mo-Sa 8-12 13-17
    dig       6d; calendar six     |XXXXXX  |
    lay       6d                   |XXXXX..X|`,
  )
  draws(
    'a task after one that works on Saturdays',
    `
    plan p6                        |MTWTFSSMT|
    calendar six: Mo-Sa 8-12 13-17
    dig       6d; calendar six     |XXXXXX   |
    lay       2d; after dig        |       XX|`,
  )
  draws(
    'a task that works on Saturdays after one that does not',
    `
    plan p6                               |MTWTFSSM|
    calendar six: Mo-Sa 8-12 13-17
    dig       5d                          |XXXXX   |
    lay       2d; calendar six; after dig |     X.X|`,
  )
  draws(
    'holidays are passed over',
    `
    plan p6                                              |MTWTFSSM|
    calendar holidays: Mo-Fr 8-12 13-17; closed Th7..Fr8
    dig       4d; calendar holidays                      |XXX....X|`,
  )
  draws(
    'a start on a holiday goes to the next working day',
    `
    plan p6                                              |MTWTFSSMT|
    calendar holidays: Mo-Fr 8-12 13-17; closed Th7..Fr8
    dig       2d; calendar holidays; SNET Th7            |       XX|`,
  )
  draws(
    'half days take twice as long',
    `
    plan p6                     |MTWTF|
    calendar half: Mo-Fr 8-12
    dig       2d; calendar half |XXXX |`,
  )
  draws(
    'a Saturday that is worked for once',
    `
    plan p6                                              |MTWTFSSM|
    calendar once: Mo-Fr 8-12 13-17; open Sa9 8-12 13-17
    dig       7d; calendar once                          |XXXXXX.X|`,
  )
  draws(
    'round the clock',
    `
    plan p6                       |MTWTF|
    calendar always: Mo-Su 0-24
    pump      9d; calendar always |XXXX |`,
  )
  draws(
    'nights reach into the next day',
    `
    plan p6                       |MTWTF|
    calendar nights: Mo-Fr 22-30
    pave      2d; calendar nights |XXX  |`,
  )
  draws(
    'an elapsed duration runs through the weekend',
    `
    plan p6                   |MTWTFSSM|
    pour      4d              |XXXX    |
    cure      3ed; after pour |   XXXX |
    strip     1d; after cure  |       X|`,
  )
  draws(
    'a duration in weeks',
    `
    plan p6        |MTWTFSSMTW|
    lay       1.5w |XXXXX..XXX|`,
  )
  draws(
    'free float is counted in the calendar of the task itself',
    `
    plan p6                        |MTWTFSSMT|
    calendar six: Mo-Sa 8-12 13-17
    dig       2d; calendar six     |XX       |; float 5d; free 5d
    lay       6d                   |XXXXX..X |; float 0d
    pave      1d; after dig, lay   |        X|; float 0d`,
  )
  draws(
    'a calendar that the plan does not hold: that of the plan stands in',
    `
    plan p6                     |MTWTFSSM|
    dig       6d; calendar lost |XXXXX..X|; finding calendar.unknown`,
  )
})

describe('people and machines', () => {
  draws(
    'MS Project: who works on it decides when',
    `
    plan msproject                 |MTWTFS|
    calendar six: Mo-Sa 8-12 13-17
    resource anna: calendar six
    dig       6d; by anna          |XXXXXX|`,
  )
  draws(
    'the task calendar and that of the person, both',
    `
    plan msproject                      |MTWTFSSM|
    calendar six: Mo-Sa 8-12 13-17
    calendar four: Mo-Th 8-12 13-17
    resource anna: calendar four
    dig       4d; calendar six; by anna |XXXX    |
    lay       5d; calendar six; by anna |XXXX...X|`,
  )
  draws(
    'unless the task ignores the calendars of resources',
    `
    plan msproject                                         |MTWTF|
    calendar six: Mo-Sa 8-12 13-17
    calendar four: Mo-Th 8-12 13-17
    resource anna: calendar four
    lay       5d; calendar six; ignores-resources; by anna |XXXXX|`,
  )
  draws(
    'two people: until the last is done',
    `
    plan msproject                  |MTWTFSSM|
    calendar four: Mo-Th 8-12 13-17
    resource anna: calendar four
    resource bert: calendar Mo-Fr
    lay       5d; by anna; by bert  |XXXXX..X|`,
  )
  draws(
    'P6: only where the task is resource-driven',
    `
    plan p6                                |MTWTFSSM|
    calendar four: Mo-Th 8-12 13-17
    resource anna: calendar four
    lay       5d; by anna                  |XXXXX   |
    pave      5d; resource-driven; by anna |XXXX...X|`,
  )
  draws(
    'a fixed duration follows the task and not the people',
    `
    plan msproject                        |MTWTF|
    calendar four: Mo-Th 8-12 13-17
    resource anna: calendar four
    lay       5d; fixed duration; by anna |XXXXX|`,
  )
})
