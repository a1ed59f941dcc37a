import { describe } from 'vitest'
import { draws } from '../testing/drawn.ts'

/** Dependencies of the four types, with lags and leads, under the rules of both tools. */

describe('msproject', () => {
  draws(
    'a finish leads to a start',
    `
    plan msproject             |MTWTF|
    dig       3d               |XXX  |
    pour      2d; after dig FS |   XX|`,
  )
  draws(
    'a finish leads to a start, two days later',
    `
    plan msproject                |MTWTFSSMT|
    dig       3d                  |XXX      |
    pour      2d; after dig FS+2d |       XX|`,
  )
  draws(
    'a finish leads to a start, with a lead of a day',
    `
    plan msproject                |MTWTFSSM|
    dig       3d; SNET We6        |  XXX   |
    pour      2d; after dig FS-1d |    X..X|`,
  )
  draws(
    'a start leads to a start',
    `
    plan msproject             |MTWTF|
    dig       3d               |XXX  |
    pour      2d; after dig SS |XX   |`,
  )
  draws(
    'a start leads to a start, two days later',
    `
    plan msproject                |MTWTF|
    dig       3d                  |XXX  |
    pour      2d; after dig SS+2d |  XX |`,
  )
  draws(
    'a start leads to a start, with a lead of a day',
    `
    plan msproject                |MTWTF|
    dig       3d; SNET We6        |  XXX|
    pour      2d; after dig SS-1d | XX  |`,
  )
  draws(
    'a finish leads to a finish',
    `
    plan msproject             |MTWTF|
    dig       3d               |XXX  |
    pour      2d; after dig FF | XX  |`,
  )
  draws(
    'a finish leads to a finish, two days later',
    `
    plan msproject                |MTWTF|
    dig       3d                  |XXX  |
    pour      2d; after dig FF+2d |   XX|`,
  )
  draws(
    'a finish leads to a finish, with a lead of a day',
    `
    plan msproject                |MTWTF|
    dig       3d; SNET We6        |  XXX|
    pour      2d; after dig FF-1d |  XX |`,
  )
  draws(
    'a start leads to a finish',
    `
    plan msproject             |MTWTFSSMT|
    dig       3d; SNET Fr8     |    X..XX|
    pour      2d; after dig SF |  XX     |`,
  )
  draws(
    'a start leads to a finish, two days later',
    `
    plan msproject                |MTWTF|
    dig       3d                  |XXX  |
    pour      2d; after dig SF+2d |XX   |`,
  )
  draws(
    'a start leads to a finish, with a lead of a day',
    `
    plan msproject                |MTWTFSSMT|
    dig       3d; SNET Fr8        |    X..XX|
    pour      2d; after dig SF-1d | XX      |`,
  )
  draws(
    'a task waits for its latest predecessor',
    `
    plan msproject                 |MTWTFSSMT|
    dig       3d                   |XXX      |
    order     5d                   |XXXXX    |
    pour      2d; after dig, order |       XX|`,
  )
  draws(
    'two links of different kinds between the same tasks',
    `
    plan msproject                                 |MTWTF|
    dig       4d                                   |XXXX |
    pour      2d; after dig SS+1d; after dig FF+1d |   XX|`,
  )
  draws(
    'a weekend lies between',
    `
    plan msproject          |MTWTFSSMT|
    dig       5d            |XXXXX    |
    pour      2d; after dig |       XX|`,
  )
  draws(
    'a chain over two weekends',
    `
    plan msproject           |MTWTFSSMTWTFSSMT|
    dig       4d             |XXXX            |
    pour      4d; after dig  |    X..XXX      |
    cure      4d; after pour |          XX..XX|`,
  )
  draws(
    'a lag by the clock runs through the weekend',
    `
    plan msproject                  |MTWTFSSMT|
    pour      5d                    |XXXXX    |
    strip     1d; after pour FS+3ed |        X|`,
  )
  draws(
    'a lag by the clock that ends on a weekend',
    `
    plan msproject                  |MTWTFSSM|
    pour      5d                    |XXXXX   |
    strip     1d; after pour FS+1ed |       X|`,
  )
  draws(
    'half of the predecessor before the start',
    `
    plan msproject                 |MTWTF|
    lay       4d                   |XXXX |
    paint     2d; after lay SS+50% |  XX |`,
  )
  draws(
    'a lag in percent follows the duration of the predecessor',
    `
    plan msproject                 |MTWTFSSMTW|
    lay       8d                   |XXXXX..XXX|
    paint     2d; after lay SS+25% |  XX      |`,
  )
  draws(
    'a lead in percent',
    `
    plan msproject                 |MTWTF|
    lay       4d                   |XXXX |
    paint     2d; after lay FS-50% |  XX |`,
  )
})

describe('p6', () => {
  draws(
    'a finish leads to a start',
    `
    plan p6                    |MTWTF|
    dig       3d               |XXX  |
    pour      2d; after dig FS |   XX|`,
  )
  draws(
    'a finish leads to a start, two days later',
    `
    plan p6                       |MTWTFSSMT|
    dig       3d                  |XXX      |
    pour      2d; after dig FS+2d |       XX|`,
  )
  draws(
    'a finish leads to a start, with a lead of a day',
    `
    plan p6                       |MTWTFSSM|
    dig       3d; SNET We6        |  XXX   |
    pour      2d; after dig FS-1d |    X..X|`,
  )
  draws(
    'a start leads to a start',
    `
    plan p6                    |MTWTF|
    dig       3d               |XXX  |
    pour      2d; after dig SS |XX   |`,
  )
  draws(
    'a start leads to a start, two days later',
    `
    plan p6                       |MTWTF|
    dig       3d                  |XXX  |
    pour      2d; after dig SS+2d |  XX |`,
  )
  draws(
    'a start leads to a start, with a lead of a day',
    `
    plan p6                       |MTWTF|
    dig       3d; SNET We6        |  XXX|
    pour      2d; after dig SS-1d | XX  |`,
  )
  draws(
    'a finish leads to a finish',
    `
    plan p6                    |MTWTF|
    dig       3d               |XXX  |
    pour      2d; after dig FF | XX  |`,
  )
  draws(
    'a finish leads to a finish, two days later',
    `
    plan p6                       |MTWTF|
    dig       3d                  |XXX  |
    pour      2d; after dig FF+2d |   XX|`,
  )
  draws(
    'a finish leads to a finish, with a lead of a day: held at the start of the Friday itself',
    `
    plan p6                       |MTWTF|
    dig       3d; SNET We6        |  XXX|
    pour      2d; after dig FF-1d |  XX.|`,
  )
  draws(
    'a start leads to a finish',
    `
    plan p6                    |MTWTFSSMT|
    dig       3d; SNET Fr8     |    X..XX|
    pour      2d; after dig SF |  XX     |`,
  )
  draws(
    'a start leads to a finish, two days later',
    `
    plan p6                       |MTWTF|
    dig       3d                  |XXX  |
    pour      2d; after dig SF+2d |XX   |`,
  )
  draws(
    'a start leads to a finish, with a lead of a day',
    `
    plan p6                       |MTWTFSSMT|
    dig       3d; SNET Fr8        |    X..XX|
    pour      2d; after dig SF-1d | XX.     |`,
  )
  draws(
    'a task waits for its latest predecessor',
    `
    plan p6                        |MTWTFSSMT|
    dig       3d                   |XXX      |
    order     5d                   |XXXXX    |
    pour      2d; after dig, order |       XX|`,
  )
  draws(
    'two links of different kinds between the same tasks',
    `
    plan p6                                        |MTWTF|
    dig       4d                                   |XXXX |
    pour      2d; after dig SS+1d; after dig FF+1d |   XX|`,
  )
  draws(
    'a weekend lies between',
    `
    plan p6                 |MTWTFSSMT|
    dig       5d            |XXXXX    |
    pour      2d; after dig |       XX|`,
  )
  draws(
    'a chain over two weekends',
    `
    plan p6                  |MTWTFSSMTWTFSSMT|
    dig       4d             |XXXX            |
    pour      4d; after dig  |    X..XXX      |
    cure      4d; after pour |          XX..XX|`,
  )
  draws(
    'a lag by the clock runs through the weekend',
    `
    plan p6                         |MTWTFSSMT|
    pour      5d                    |XXXXX    |
    strip     1d; after pour FS+3ed |        X|`,
  )
  draws(
    'a lag by the clock that ends on a weekend',
    `
    plan p6                         |MTWTFSSM|
    pour      5d                    |XXXXX   |
    strip     1d; after pour FS+1ed |       X|`,
  )
  draws(
    'half of the predecessor before the start',
    `
    plan p6                        |MTWTF|
    lay       4d                   |XXXX |
    paint     2d; after lay SS+50% |  XX |`,
  )
  draws(
    'a lag in percent follows the duration of the predecessor',
    `
    plan p6                        |MTWTFSSMTW|
    lay       8d                   |XXXXX..XXX|
    paint     2d; after lay SS+25% |  XX      |`,
  )
  draws(
    'a lead in percent',
    `
    plan p6                        |MTWTF|
    lay       4d                   |XXXX |
    paint     2d; after lay FS-50% |  XX |`,
  )
})

describe('where the tools differ', () => {
  draws(
    'MS Project lets a lead bring a task before the start of the plan',
    `
    plan msproject; start We6     |MTWTF|
    dig       1d                  |  X  |
    pour      2d; after dig FS-2d | XX  |`,
  )
  draws(
    'P6 holds it at the start',
    `
    plan p6; start We6            |MTWTF|
    dig       1d                  |  X  |
    pour      2d; after dig FS-2d |  XX |`,
  )
  draws(
    'MS Project pulls no finish before the start of the plan',
    `
    plan msproject             |MTWTF|
    dig       1d               |X    |
    pour      3d; after dig FF |XXX  |`,
  )
  draws(
    'P6 neither',
    `
    plan p6                    |MTWTF|
    dig       1d               |X    |
    pour      3d; after dig FF |XXX  |`,
  )
  draws(
    'MS Project counts a lag in the calendar of the successor',
    `
    plan msproject                 |MTWTFSSMTW|
    calendar six: Mo-Sa 8-12 13-17
    lay       5d; calendar six     |XXXXX     |
    dry       2d; after lay FS+1d  |        XX|`,
  )
  draws(
    'P6 counts it in that of the predecessor',
    `
    plan p6                        |MTWTFSSMT|
    calendar six: Mo-Sa 8-12 13-17
    lay       5d; calendar six     |XXXXX    |
    dry       2d; after lay FS+1d  |       XX|`,
  )
  draws(
    'or, where the plan says so, in that of the successor',
    `
    plan p6; option lagCalendar=successor |MTWTFSSMTW|
    calendar six: Mo-Sa 8-12 13-17
    lay       5d; calendar six            |XXXXX     |
    dry       2d; after lay FS+1d         |        XX|`,
  )
  draws(
    'or in that of the plan',
    `
    plan p6; option lagCalendar=project         |MTWTFSSMTW|
    calendar six: Mo-Sa 8-12 13-17
    lay       5d; calendar six                  |XXXXX     |
    dry       2d; calendar six; after lay FS+1d |        XX|`,
  )
  draws(
    'or by the clock',
    `
    plan p6; option lagCalendar=twentyFourHours |MTWTFSSMT|
    lay       5d                                |XXXXX    |
    dry       2d; after lay FS+3d               |       XX|`,
  )
})

describe('what cannot be linked', () => {
  draws(
    'a loop loses the link that closes it, and its tasks are named',
    `
    plan msproject           |MTWTF|
    dig       2d; after cure | XX  |; finding link.cycle
    pour      2d; after dig  |   XX|; finding link.cycle
    cure      1d; after pour |X    |; finding link.cycle`,
  )
  draws(
    'a task cannot wait for itself',
    `
    plan msproject          |MTWTF|
    dig       2d; after dig |XX   |; finding link.cycle`,
  )
  draws(
    'a task cannot wait for the summary that holds it',
    `
    plan msproject                      |MTWTF|
    phase     summary                   |XX   |
    dig       2d; in phase; after phase |XX   |; finding link.ownSummary`,
  )
  draws(
    'a link to a task that is not there is left out',
    `
    plan msproject              |MTWTF|
    dig       2d; after nothing |XX   |; no finding`,
  )
})
