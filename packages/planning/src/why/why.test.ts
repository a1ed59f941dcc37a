import { expect, test } from 'vitest'
import { planText } from '../testing/plan-text.ts'
import { why } from './why.ts'

/** The answer to why, and how it stands in a test, line by line. */
const answer = (plan: string, task: string) => why(planText(plan), task)?.text
const lines = (text: string) => text.replaceAll(/^ +/gm, '').trim()

const house = `
  design  3d
  build   5d; after design
  paint   1d; after build FS+1d
  garden  2d; after design
  done    milestone; after paint, garden`

test('a chain of links leads back to the start of the plan', () => {
  expect(answer(house, 'paint')).toBe(
    lines(`paint starts Fri 15 May 08:00 because build (FS + 1 d) ends Wed 13 May 17:00; it takes 1 d, until Fri 15 May 17:00.
     build starts Thu 7 May 08:00 because design (FS) ends Wed 6 May 17:00; it takes 5 d, until Wed 13 May 17:00.
     design starts Mon 4 May 08:00 because nothing holds it and the plan starts Mon 4 May 08:00; it takes 3 d, until Wed 6 May 17:00.
     paint has no float. paint must end by Fri 15 May 17:00 because done (FS) must start by Fri 15 May 17:00.`),
  )
})

test('float names what it leaves alone, and what would have to wait', () => {
  expect(why(planText(house), 'garden')?.float).toBe(
    'garden has 5 d of float; nothing else moves before. garden must end by Fri 15 May 17:00 because done (FS) must start by Fri 15 May 17:00.',
  )
})

test('late dates lead on to the finish of the plan', () => {
  const late = why(planText(house), 'design')?.late.map(({ text }) => text)
  expect(late).toEqual([
    'design must end by Wed 6 May 17:00 because build (FS) must start by Thu 7 May 08:00.',
    'build must end by Wed 13 May 17:00 because paint (FS + 1 d) must start by Fri 15 May 08:00.',
    'paint must end by Fri 15 May 17:00 because done (FS) must start by Fri 15 May 17:00.',
    'done must end by Fri 15 May 17:00 because the plan ends Fri 15 May 17:00.',
  ])
})

test('days on which nobody works are named', () => {
  expect(
    answer(
      `calendar four: Tu-Fr 8-12 13-17
     dig     5d
     pour    1d; calendar four; after dig`,
      'pour',
    ),
  ).toBe(
    lines(`pour starts Tue 12 May 08:00 because dig (FS) ends Fri 8 May 17:00; the calendar closes Sat 9 May to Mon 11 May; it takes 1 d, until Tue 12 May 17:00.
     dig starts Mon 4 May 08:00 because nothing holds it and the plan starts Mon 4 May 08:00; it takes 5 d, until Fri 8 May 17:00.
     pour has no float. pour must end by Tue 12 May 17:00 because the plan ends Tue 12 May 17:00.`),
  )
})

const first = (plan: string, task: string) => why(planText(plan), task)?.early[0]?.text

test('each cause has its words', () => {
  expect(first('cut 1d; SNET Th7', 'cut')).toBe(
    'cut starts Thu 7 May 08:00 because it must not start before Thu 7 May 08:00; it takes 1 d, until Thu 7 May 17:00.',
  )
  expect(first('cut 1d; MFO Th7', 'cut')).toBe(
    'cut starts Thu 7 May 08:00 because it must end Thu 7 May 17:00; it takes 1 d, until Thu 7 May 17:00.',
  )
  expect(first('cut 1d; manual We6..Th7', 'cut')).toBe(
    'cut starts Wed 6 May 08:00 because a person put it there; it takes 1 d, until Thu 7 May 17:00.',
  )
  expect(first('cut 1d; started We6; finished Th7', 'cut')).toBe(
    'cut starts Wed 6 May 08:00 and ended Thu 7 May 17:00: that is done.',
  )
  expect(first('cut 3d; started We6; remaining 1d', 'cut')).toBe(
    'cut starts Wed 6 May 08:00: it has begun, with 1 d left, until Fri 8 May 17:00.',
  )
  expect(first('plan p6; status We6\n cut 3d; started Mo4; remaining 1d', 'cut')).toBe(
    'cut began Mon 4 May 08:00, and what is left starts Thu 7 May 08:00 because work that is left lies after the status date Wed 6 May 17:00; it takes 1 d, until Thu 7 May 17:00.',
  )
  expect(first('plan from finish; finish Fr8\n cut 1d', 'cut')).toBe(
    'cut starts Fri 8 May 08:00 because it is as late as possible; it takes 1 d, until Fri 8 May 17:00.',
  )
  expect(first('cut 2d\n glue 1d; after cut SS+1d', 'glue')).toBe(
    'glue starts Tue 5 May 08:00 because cut (SS + 1 d) starts Mon 4 May 08:00; it takes 1 d, until Tue 5 May 17:00.',
  )
  expect(first('cut 4d\n glue 1d; after cut FF', 'glue')).toBe(
    'glue ends Thu 7 May 17:00, and so starts Thu 7 May 08:00, because cut (FF) ends Thu 7 May 17:00; it takes 1 d, until Thu 7 May 17:00.',
  )
  expect(first('phase summary\n cut 4d; in phase; SNET We6', 'phase')).toBe(
    'phase starts Wed 6 May 08:00 because cut is the first in it.',
  )
  expect(first('phase summary\n cut 2d; in phase\n glue 1d; after phase', 'glue')).toBe(
    'glue starts Wed 6 May 08:00 because phase (FS) ends Tue 5 May 17:00; it takes 1 d, until Wed 6 May 17:00.',
  )
})

test('a promise that cannot be kept says whose it is', () => {
  expect(why(planText('dig 5d\n pour 2d; after dig; deadline Fr8'), 'pour')?.float).toBe(
    'pour is 2 d too late: it ends Tue 12 May 17:00. pour must end by Fri 8 May 17:00 because its deadline is Fri 8 May 17:00.',
  )
  expect(why(planText('dig 5d\n pour 2d; after dig; FNLT Fr15'), 'pour')?.late[0]?.driver).toMatchObject({
    by: 'planFinish',
  })
})

test('a task that the plan does not hold has no why', () => {
  expect(why(planText('dig 5d'), 'nothing')).toBeUndefined()
})
