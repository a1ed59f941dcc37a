import { describe } from 'vitest'
import { draws } from '../testing/drawn.ts'

/** Work that has begun, status dates, and work done out of its sequence. */

describe('MS Project: what was recorded stays', () => {
  draws(
    'a task that began late',
    `
    plan msproject            |MTWTFSSMT|
    dig       3d; started We6 |  XXX    |
    pour      2d; after dig   |       XX|`,
  )
  draws(
    'a task that began early, before its predecessor',
    `
    plan msproject                       |MTWTF|
    dig       4d                         |XXXX |
    pour      2d; after dig; started Tu5 | XX  |`,
  )
  draws(
    'a finished task ends when it ended',
    `
    plan msproject                          |MTWTFSSM|
    dig       3d; started Mo4; finished Th7 |XXXX    |
    pour      2d; after dig                 |    X..X|`,
  )
  draws(
    'a finished task has no float, and is not critical',
    `
    plan msproject                          |MTWTF|
    dig       3d; started Mo4; finished We6 |XXX  |; float 0d; not critical
    pour      2d; after dig                 |   XX|; float 0d; critical`,
  )
  draws(
    'progress does not move what is left',
    `
    plan msproject; status We6     |MTWTF|
    dig       4d; started Mo4; 25% |XXXX |
    pour      1d; after dig        |    X|`,
  )
  draws(
    'work stopped and resumed',
    `
    plan msproject                                                    |MTWTFSSMT|
    dig       4d; started Mo4; stopped Tu5; resumes Fr8; remaining 2d |XX..X..X |
    pour      1d; after dig                                           |        X|`,
  )
  draws(
    'nothing done yet: the status date moves nothing',
    `
    plan msproject; status We6 |MTWTF|
    dig       2d               |XX   |`,
  )
  draws(
    'an actual start beats a constraint',
    `
    plan msproject                      |MTWTF|
    dig       2d; SNET Fr8; started We6 |  XX |`,
  )
  draws(
    'a finished milestone',
    `
    plan msproject                    |MTWTF|
    go        milestone; finished We6 |  *  |
    dig       2d; after go            |   XX|`,
  )
  draws(
    'late dates of a begun task keep its actual start',
    `
    plan msproject            |MTWTFSSM|MTWTFSSM|
    dig       2d; started Tu5 | XX     | XXXX..X|; float 3d
    lay       6d              |XXXXX..X|XXXXX..X|; float 0d`,
  )
})

describe('P6: what is left follows the data date', () => {
  draws(
    'what is left goes on after the data date',
    `
    plan p6; status We6                     |MTWTFSSM|
    dig       4d; started Mo4; remaining 2d |XXXXX   |
    pour      1d; after dig                 |       X|`,
  )
  draws(
    'nothing done yet: it starts after the data date',
    `
    plan p6; status We6     |MTWTFSSM|
    dig       2d            |   XX   |
    pour      1d; after dig |       X|`,
  )
  draws(
    'a finished task lets its successors start at the data date',
    `
    plan p6; status We6                     |MTWTF|
    dig       3d; started Mo4; finished Tu5 |XX   |
    pour      2d; after dig                 |   XX|`,
  )
  draws(
    'a lag after a finished task still runs',
    `
    plan p6; status We6                     |MTWTFSSMT|
    dig       2d; started Mo4; finished Tu5 |XX       |
    pour      2d; after dig FS+3d           |       XX|`,
  )
  draws(
    'a lag that has run out',
    `
    plan p6; status Fr8                     |MTWTFSSMT|
    dig       2d; started Mo4; finished Tu5 |XX       |
    pour      2d; after dig FS+2d           |       XX|`,
  )
  draws(
    'a start-to-start lag counts what is done',
    `
    plan p6; status Tu5                     |MTWTFSSM|
    lay       6d; started Mo4; remaining 4d |XXXXX..X|
    pave      3d; after lay SS+3d           |   XX..X|`,
  )
  draws(
    'suspended work waits for the day it resumes',
    `
    plan p6; status We6                                          |MTWTFSSMT|
    dig       4d; started Mo4; remaining 2d; suspended Tu5..Mo11 |XX.....XX|`,
  )
  draws(
    'a data date on a Sunday',
    `
    plan p6; status Su10 |MTWTFSSMT|
    dig       2d         |       XX|`,
  )
  draws(
    'an actual start does not move what is left',
    `
    plan p6; status We6                     |MTWTF|
    dig       4d; started Tu5; remaining 1d | XXX |`,
  )
  draws(
    'all of it done but not ended',
    `
    plan p6; status We6                     |MTWTF|
    dig       4d; started Mo4; remaining 0d |XXX. |
    pour      1d; after dig                 |   X |`,
  )
})

describe('P6: a task that began before its predecessor ended', () => {
  draws(
    'retained logic: what is left waits',
    `
    plan p6; status Tu5                                |MTWTFSSMT|
    dig       4d; started Mo4; remaining 3d            |XXXXX    |
    pour      3d; after dig; started Tu5; remaining 2d | XXXX..XX|`,
  )
  draws(
    'progress override: what is left goes on',
    `
    plan p6; status Tu5; option outOfSequence=progressOverride |MTWTF|
    dig       4d; started Mo4; remaining 3d                    |XXXXX|; float 0d
    pour      3d; after dig; started Tu5; remaining 2d         | XXX |; float 1d`,
  )
  draws(
    'actual dates: what is left goes on, and the predecessor still feels it',
    `
    plan p6; status Tu5; option outOfSequence=actualDates |MTWTF|
    dig       4d; started Mo4; remaining 3d               |XXXXX|; float -2d
    pour      3d; after dig; started Tu5; remaining 2d    | XXX |; float 1d`,
  )
  draws(
    'retained logic for a predecessor that has not begun',
    `
    plan p6; status Tu5                                |MTWTF|
    dig       2d                                       |  XX |
    pour      3d; after dig; started Mo4; remaining 1d |XXXXX|`,
  )
  draws(
    'progress override for a predecessor that has not begun',
    `
    plan p6; status Tu5; option outOfSequence=progressOverride |MTWTF|
    dig       2d                                               |  XX |
    pour      3d; after dig; started Mo4; remaining 1d         |XXX  |`,
  )
  draws(
    'a finished predecessor holds nothing under any of the three',
    `
    plan p6; status Tu5; option outOfSequence=progressOverride |MTWTF|
    dig       2d; started Mo4; finished Tu5                    |XX   |
    pour      3d; after dig; started Tu5; remaining 2d         | XXX |`,
  )
  draws(
    'what follows the task that went ahead',
    `
    plan p6; status Tu5; option outOfSequence=progressOverride |MTWTF|
    dig       4d; started Mo4; remaining 3d                    |XXXXX|
    pour      3d; after dig; started Tu5; remaining 1d         | XX  |
    strip     1d; after pour                                   |   X |`,
  )
})
