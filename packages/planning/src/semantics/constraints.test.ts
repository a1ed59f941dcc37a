import { describe } from 'vitest'
import { draws } from '../testing/drawn.ts'

/** Constraints and deadlines, alone and against logic. */

describe('msproject', () => {
  draws(
    'no earlier than: waits',
    `
    plan msproject         |MTWTF|
    dig       2d; SNET We6 |  XX |`,
  )
  draws(
    'no earlier than a day that has passed: says nothing',
    `
    plan msproject                    |MTWTF|
    dig       3d                      |XXX  |
    pour      2d; after dig; SNET Tu5 |   XX|`,
  )
  draws(
    'no earlier than a Saturday: the Monday after',
    `
    plan msproject         |MTWTFSSMT|
    dig       2d; SNET Sa9 |       XX|`,
  )
  draws(
    'finish no earlier than',
    `
    plan msproject         |MTWTF|
    dig       2d; FNET Fr8 |   XX|`,
  )
  draws(
    'finish no earlier than a day before it could',
    `
    plan msproject                    |MTWTF|
    dig       3d                      |XXX  |
    pour      2d; after dig; FNET Tu5 |   XX|`,
  )
  draws(
    'start no later than, with room to spare',
    `
    plan msproject         |MTWTFSSM|
    dig       2d; SNLT We6 |XX      |; float 2d
    lay       6d           |XXXXX..X|`,
  )
  draws(
    'start no later than, too late',
    `
    plan msproject                    |MTWTF|
    dig       4d                      |XXXX |; float -2d; finding float.negative
    pour      2d; after dig; SNLT We6 |  XX |; float 0d; finding constraint.againstLogic`,
  )
  draws(
    'finish no later than, with room to spare',
    `
    plan msproject         |MTWTFSSM|
    dig       2d; FNLT Th7 |XX      |; float 2d
    lay       6d           |XXXXX..X|`,
  )
  draws(
    'finish no later than, too late',
    `
    plan msproject                    |MTWTF|
    dig       4d                      |XXXX |; float -2d; finding float.negative
    pour      2d; after dig; FNLT Th7 |  XX |; float 0d; finding constraint.againstLogic`,
  )
  draws(
    'must start on: there, and its predecessor feels it',
    `
    plan msproject                   |MTWTFSSM|
    dig       2d                     |XX      |; float 2d
    pour      2d; after dig; MSO Fr8 |    X..X|; float 0d`,
  )
  draws(
    'must start on beats logic',
    `
    plan msproject                   |MTWTF|
    dig       4d                     |XXXX |; float -2d; finding float.negative
    pour      2d; after dig; MSO We6 |  XX |; float 0d; finding constraint.againstLogic`,
  )
  draws(
    'must finish on',
    `
    plan msproject        |MTWTF|
    dig       2d; MFO Fr8 |   XX|`,
  )
  draws(
    'must finish on beats logic',
    `
    plan msproject                   |MTWTF|
    dig       4d                     |XXXX |; float -2d; finding float.negative
    pour      2d; after dig; MFO Th7 |  XX |; float 0d; finding constraint.againstLogic`,
  )
  draws(
    'must start on, softened: logic stays',
    `
    plan msproject; option mandatoryBeatsLogic=false |MTWTFSSM|
    dig       4d                                     |XXXX    |
    pour      2d; after dig; MSO We6                 |    X..X|; float -2d; finding float.negative`,
  )
  draws(
    'as late as possible',
    `
    plan msproject     |MTWTFSSM|
    lay       6d       |XXXXX..X|
    dig       2d; ALAP |    X..X|`,
  )
  draws(
    'as late as possible before a successor',
    `
    plan msproject               |MTWTFSSMTW|
    lay       6d                 |XXXXX..X  |
    dig       2d; ALAP           |    X..X  |
    pour      2d; after dig, lay |        XX|`,
  )
  draws(
    'a chain that is as late as possible',
    `
    plan msproject                |MTWTFSSMTW|
    lay       8d                  |XXXXX..XXX|
    dig       2d; ALAP            |    X..X  |
    pour      2d; ALAP; after dig |        XX|`,
  )
  draws(
    'a deadline moves nothing, and takes float',
    `
    plan msproject             |MTWTFSSMTW|
    lay       8d               |XXXXX..XXX|; float 0d
    dig       2d; deadline Fr8 |XX        |; float 3d`,
  )
  draws(
    'a deadline that is missed is told',
    `
    plan msproject                        |MTWTFSSM|
    dig       4d                          |XXXX    |; float -1d; finding float.negative
    pour      2d; after dig; deadline Fr8 |    X..X|; float -1d; finding deadline.missed, float.negative`,
  )
})

describe('p6', () => {
  draws(
    'no earlier than: waits',
    `
    plan p6                |MTWTF|
    dig       2d; SNET We6 |  XX |`,
  )
  draws(
    'no earlier than a day that has passed: says nothing',
    `
    plan p6                           |MTWTF|
    dig       3d                      |XXX  |
    pour      2d; after dig; SNET Tu5 |   XX|`,
  )
  draws(
    'no earlier than a Saturday: the Monday after',
    `
    plan p6                |MTWTFSSMT|
    dig       2d; SNET Sa9 |       XX|`,
  )
  draws(
    'finish no earlier than',
    `
    plan p6                |MTWTF|
    dig       2d; FNET Fr8 |   XX|`,
  )
  draws(
    'finish no earlier than a day before it could',
    `
    plan p6                           |MTWTF|
    dig       3d                      |XXX  |
    pour      2d; after dig; FNET Tu5 |   XX|`,
  )
  draws(
    'start no later than, with room to spare',
    `
    plan p6                |MTWTFSSM|
    dig       2d; SNLT We6 |XX      |; float 2d
    lay       6d           |XXXXX..X|`,
  )
  draws(
    'start no later than, too late',
    `
    plan p6                           |MTWTFSSM|
    dig       4d                      |XXXX    |; float -2d; finding float.negative
    pour      2d; after dig; SNLT We6 |    X..X|; float -2d; finding float.negative`,
  )
  draws(
    'finish no later than, with room to spare',
    `
    plan p6                |MTWTFSSM|
    dig       2d; FNLT Th7 |XX      |; float 2d
    lay       6d           |XXXXX..X|`,
  )
  draws(
    'finish no later than, too late',
    `
    plan p6                           |MTWTFSSM|
    dig       4d                      |XXXX    |; float -2d; finding float.negative
    pour      2d; after dig; FNLT Th7 |    X..X|; float -2d; finding float.negative`,
  )
  draws(
    'must start on: there, and its predecessor feels it',
    `
    plan p6                          |MTWTFSSM|
    dig       2d                     |XX      |; float 2d
    pour      2d; after dig; MSO Fr8 |    X..X|; float 0d`,
  )
  draws(
    'must start on beats logic',
    `
    plan p6                          |MTWTF|
    dig       4d                     |XXXX |; float -2d; finding float.negative
    pour      2d; after dig; MSO We6 |  XX |; float 0d; finding constraint.againstLogic`,
  )
  draws(
    'must finish on',
    `
    plan p6               |MTWTF|
    dig       2d; MFO Fr8 |   XX|`,
  )
  draws(
    'must finish on beats logic',
    `
    plan p6                          |MTWTF|
    dig       4d                     |XXXX |; float -2d; finding float.negative
    pour      2d; after dig; MFO Th7 |  XX |; float 0d; finding constraint.againstLogic`,
  )
  draws(
    'must start on, softened: logic stays',
    `
    plan p6; option mandatoryBeatsLogic=false |MTWTFSSM|
    dig       4d                              |XXXX    |
    pour      2d; after dig; MSO We6          |    X..X|; float -2d; finding float.negative`,
  )
  draws(
    'as late as possible',
    `
    plan p6            |MTWTFSSM|
    lay       6d       |XXXXX..X|
    dig       2d; ALAP |    X..X|`,
  )
  draws(
    'as late as possible before a successor',
    `
    plan p6                      |MTWTFSSMTW|
    lay       6d                 |XXXXX..X  |
    dig       2d; ALAP           |    X..X  |
    pour      2d; after dig, lay |        XX|`,
  )
  draws(
    'a chain that is as late as possible',
    `
    plan p6                       |MTWTFSSMTW|
    lay       8d                  |XXXXX..XXX|
    dig       2d; ALAP            |    X..X  |
    pour      2d; ALAP; after dig |        XX|`,
  )
  draws(
    'a deadline moves nothing, and takes float',
    `
    plan p6                    |MTWTFSSMTW|
    lay       8d               |XXXXX..XXX|; float 0d
    dig       2d; deadline Fr8 |XX        |; float 3d`,
  )
  draws(
    'a deadline that is missed is told',
    `
    plan p6                               |MTWTFSSM|
    dig       4d                          |XXXX    |; float -1d; finding float.negative
    pour      2d; after dig; deadline Fr8 |    X..X|; float -1d; finding deadline.missed, float.negative`,
  )
})

describe('where the tools differ', () => {
  draws(
    'start on in P6: no earlier',
    `
    plan p6              |MTWTF|
    dig       2d; SO We6 |  XX |; float 0d`,
  )
  draws(
    'start on in P6: logic still rules',
    `
    plan p6                         |MTWTFSSM|
    dig       4d                    |XXXX    |; float -2d
    pour      2d; after dig; SO We6 |    X..X|; float -2d`,
  )
  draws(
    'finish on in P6: no earlier',
    `
    plan p6              |MTWTF|
    dig       2d; FO Fr8 |   XX|; float 0d`,
  )
  draws(
    'finish on in P6: logic still rules',
    `
    plan p6                         |MTWTFSSM|
    dig       4d                    |XXXX    |; float -2d
    pour      2d; after dig; FO Th7 |    X..X|; float -2d`,
  )
  draws(
    'P6 allows two constraints: neither before nor after',
    `
    plan p6                           |MTWTFSSMTW|
    lay       8d                      |XXXXX..XXX|; float 0d
    dig       2d; SNET We6; FNLT Tu12 |  XX      |; float 3d`,
  )
  draws(
    'as late as possible pushes what follows in MS Project',
    `
    plan msproject          |MTWTFSSMTWT|
    dig       2d; ALAP      |       XX  |
    pour      2d; after dig |         XX|
    lay       9d            |XXXXX..XXXX|`,
  )
  draws(
    'and nothing in P6',
    `
    plan p6                 |MTWTFSSMTWT|
    dig       2d; ALAP      |XX         |
    pour      2d; after dig |  XX       |
    lay       9d            |XXXXX..XXXX|`,
  )
})
