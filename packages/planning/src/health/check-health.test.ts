import { expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import { planText } from '../testing/plan-text.ts'
import { checkHealth, type HealthOptions } from './check-health.ts'

const check = (text: string, rule: string, options?: HealthOptions) =>
  checkHealth(planText(text), options).results.find(({ id }) => id === rule)!

/** Names of what a rule found, with its verdict. */
function found(text: string, rule: string, options?: HealthOptions): string {
  const { verdict, hits } = check(text, rule, options)
  return [verdict, ...hits.map(({ tasks, resource }) => resource ?? tasks.join('-'))].join(' ')
}

/** A plan that every rule finds good. */
const sound = `
  plan   msproject; status We6
  design 3d; started Mo4; finished We6; baseline Mo4..We6; by anna    |XXX           |
  build  4d; after design; baseline Th7..Tu12; by anna                |   XX..XX     |
  test   2d; after build FS+1d; baseline Th14..Fr15; by anna          |          XX  |
  resource anna: calendar Mo-Fr`

test('a sound plan passes every rule', () => {
  const { results, ...counts } = checkHealth(planText(sound))
  expect(results.filter(({ verdict }) => verdict !== 'good').map(({ id }) => id)).toEqual([])
  expect(counts).toEqual({ good: results.length, poor: 0, notApplicable: 0 })
})

test.each<[rule: string, good: string, poor: string, hits: string]>([
  [
    'logic.openStart',
    `design 3d                         |XXX   |
     build  2d; after design           |   XX |`,
    `design 3d                         |XXX   |
     paint  1d                         |X     |
     build  2d; after design, paint    |   XX |`,
    'paint',
  ],
  [
    'logic.openFinish',
    `phase  summary
     design 3d; in phase               |XXX   |
     build  2d; after design; in phase |   XX |
     open   milestone; after phase     |    * |`,
    `design 3d                         |XXX   |
     paint  1d; after design           |   X  |
     build  2d; after design           |   XX |`,
    'paint',
  ],
  [
    'logic.danglingStart',
    `design 3d                             |XXX     |
     build  3d; after design SS+1d, design FF |  XX..X|`,
    `design 3d                             |XXX     |
     build  3d; after design FF            |XXX     |`,
    'build',
  ],
  [
    'logic.danglingFinish',
    `design 3d                             |XXX     |
     build  3d; after design               |   XX..X|`,
    `design 3d                             |XXX     |
     build  3d; after design SS            |XXX     |`,
    'design',
  ],
  [
    'link.lead',
    `design 3d                             |XXX     |
     build  3d; after design FS+1d         |    X..XX|`,
    `design 3d                             |XXX     |
     build  3d; after design FS-1d         |  XXX   |`,
    'design-build',
  ],
  [
    'link.longLag',
    `design 3d
     build  3d; after design FS+10d
     test   1d; after build FS+14ed`,
    `design 3d
     build  3d; after design FS+11d
     test   1d; after build SS+15ed
     move   1d; after test FS+200%`,
    'design-build build-test',
  ],
  [
    'link.startToFinish',
    `design 3d
     build  3d; after design FF`,
    `design 3d
     build  3d; after design SF+1d`,
    'design-build',
  ],
  [
    'link.summary',
    `phase  summary
     design 3d; in phase
     build  2d; after design`,
    `phase  summary
     design 3d; in phase
     build  2d; after phase`,
    'phase-build',
  ],
  [
    'constraint.hard',
    `design 3d; SNET Tu5
     build  2d; after design; FNET Fr15; deadline Fr15`,
    `design 3d; SNLT Tu5
     build  2d; after design; SNET We6; FNLT Fr15
     test   1d; after build; MSO Mo18
     move   1d; after test; MFO Tu19`,
    'design build test move',
  ],
  [
    'constraint.manual',
    `design 3d; manual Mo4..We6
     build  2d; after design`,
    `design 3d
     build  2d; after design; manual Mo4..Tu5`,
    'build',
  ],
  [
    'float.negative',
    `design 3d; deadline We6               |XXX     |
     build  2d; after design               |   XX   |`,
    `design 3d; deadline Tu5               |XXX     |
     build  2d; after design               |   XX   |`,
    'design',
  ],
  [
    'float.high',
    `design 3d
     paint  1d; after design
     open   milestone; after paint; SNET We6`,
    `design 3d
     paint  1d; after design
     build  50d; after design
     open   milestone; after build, paint`,
    'paint',
  ],
  [
    'duration.long',
    `design 44d
     build  60ed; after design`,
    `design 45d
     build  70ed; after design
     test   9w; after build`,
    'design build test',
  ],
  [
    'progress.outOfSequence',
    `design 3d; started Mo4; finished We6
     build  3d; after design; started Th7
     test   3d; after build FS-2d; started Mo11`,
    `design 3d; started Mo4; remaining 1d
     build  3d; after design; started We6
     test   3d; after build SS; started Tu5
     move   3d; after test FF+1d; started Tu5; finished We6`,
    'design-build build-test test-move',
  ],
  [
    'progress.missingActual',
    `plan   msproject; status Th7
     design 3d; started Mo4; finished We6
     build  3d; after design FS+1d
     paint  9d; started Tu5`,
    `plan   msproject; status Th7
     design 3d
     build  3d; after design FS+1d
     paint  1d; started Tu5`,
    'design paint',
  ],
  [
    'progress.futureActual',
    `plan   msproject; status We6
     design 3d; started Mo4; finished We6
     build  3d; after design`,
    `plan   msproject; status We6
     design 3d; started Mo4; finished Th7
     build  3d; after design; started Fr8
     test   1d; after build`,
    'design build',
  ],
  [
    'resource.noCalendar',
    `resource anna: calendar Mo-Fr
     design 3d; by anna`,
    `resource anna: calendar lost
     resource bert:
     design 3d; by anna`,
    'anna bert',
  ],
  [
    'baseline.missing',
    `design 3d; baseline Mo4..We6
     build  2d; after design; baseline Th7..Fr8`,
    `design 3d; baseline Mo4..We6
     build  2d; after design`,
    'build',
  ],
  [
    'baseline.missed',
    `plan   msproject; status We6
     design 3d; baseline Mo4..We6; started Mo4; finished We6
     build  2d; after design; baseline Th7..Fr8`,
    `plan   msproject; status Fr8
     design 3d; baseline Mo4..We6; started Mo4; finished Th7
     build  2d; after design; baseline Th7..Fr8`,
    'design build',
  ],
  [
    'baseline.executionIndex',
    `plan   msproject; status We6
     design 3d; baseline Mo4..We6; started Mo4; finished We6
     build  2d; after design; baseline Th7..Fr8`,
    `plan   msproject; status Fr8
     design 3d; baseline Mo4..We6; started Mo4; finished We6
     build  2d; after design; baseline Th7..Fr8
     paint  1d; after design`,
    'build paint',
  ],
  [
    'criticalPath.test',
    `design 3d                             |XXX     |
     build  2d; after design               |   XX   |`,
    `design 3d                             |XXX     |
     build  2d; after design; MSO Th7      |   XX   |`,
    'design',
  ],
  [
    'criticalPath.lengthIndex',
    `plan   msproject; finish Fr8
     design 3d                             |XXX     |
     build  2d; after design               |   XX   |`,
    `plan   msproject; finish Th7
     design 3d                             |XXX     |
     build  2d; after design               |   XX   |`,
    'build',
  ],
])('%s', (rule, good, poor, hits) => {
  expect(found(good, rule)).toBe('good')
  expect(found(poor, rule)).toBe(`poor ${hits}`)
})

test('thresholds and limits can be set', () => {
  const plan = `
    design 12d
    paint  1d
    build  2d; after design FS-1d, paint`
  expect(found(plan, 'link.lead')).toBe('poor design-build')
  expect(found(plan, 'link.lead', { settings: { 'link.lead': { threshold: 0.5 } } })).toBe('good design-build')
  expect(found(plan, 'duration.long')).toBe('good')
  expect(found(plan, 'duration.long', { settings: { 'duration.long': { limitDays: 10 } } })).toBe('poor design')
})

test('indices are worked out as their formulas say', () => {
  const late = `
    plan   msproject; status Fr8
    design 3d; baseline Mo4..We6; started Mo4; finished We6
    build  2d; after design; baseline Th7..Fr8; started Th7; remaining 2d
    paint  4d; after design; baseline Th7..Fr8; started Th7; finished Fr8
    test   5d; after build; baseline Mo11..Fr15`
  // Two of the three that were due are finished.
  expect(check(late, 'baseline.executionIndex')).toMatchObject({ value: 2 / 3, population: 3, count: 1 })
  const tight = `
    plan   msproject; finish Tu12
    design 5d
    build  5d; after design`
  // Ten days are needed and seven are there.
  expect(check(tight, 'criticalPath.lengthIndex')).toMatchObject({ value: 0.7, verdict: 'poor' })
  // A delay of 600 days that moves the finish by 600 days.
  expect(check(tight, 'criticalPath.test')).toMatchObject({ value: 1, verdict: 'good' })
})

test('counts, populations and sentences', () => {
  const result = check('design 3d\n paint 1d\n build 2d; after design', 'logic.openFinish')
  expect(result).toMatchObject({ count: 1, population: 3, value: 1 / 3, threshold: 0.05 })
  expect(result.hits[0]!.text).toBe('“paint” has no successor.')
  const lead = check('design 3d\n build 2d; after design FS-2d', 'link.lead')
  expect(lead.hits[0]).toMatchObject({ dependency: 'design-build-0', text: '“build” follows “design” by FS − 2 d.' })
})

test('ten milestones without a network are a plan: rules about networks say nothing, the others do', () => {
  const plan = planText(`
    plan     msproject; status Mo18
    mandate  milestone; MFO Mo4; baseline Mo4..Mo4; finished Mo4
    case     milestone; MFO Fr8; baseline We6..We6; finished Fr8
    permit   milestone; MFO Tu12; baseline Tu12..Tu12
    contract milestone; MFO Th14; baseline Th14..Th14; finished Th14
    ground   milestone; MFO Mo18; baseline Fr15..Fr15; finished Mo18
    roof     milestone; MFO Fr22; baseline Fr22..Fr22
    windows  milestone; MFO Tu26; baseline Tu26..Tu26
    paint    milestone; MFO Th28; baseline Th28..Th28
    move     milestone; MFO Fr29; baseline Fr29..Fr29
    opening  milestone; MFO Mo32`)
  const { results } = checkHealth(plan, {}, schedule(plan))
  const verdicts = Object.fromEntries(
    results.map(({ id, verdict, hits }) => [id, [verdict, ...hits.flatMap(({ tasks }) => tasks)].join(' ')]),
  )
  expect(verdicts).toMatchObject({
    'logic.openStart': 'notApplicable',
    'logic.openFinish': 'notApplicable',
    'link.lead': 'notApplicable',
    'constraint.hard': 'notApplicable',
    'float.high': 'notApplicable',
    'criticalPath.test': 'notApplicable',
    'duration.long': 'good',
    'progress.missingActual': 'poor permit',
    'baseline.missing': 'poor opening',
    'baseline.missed': 'poor case permit ground',
    'baseline.executionIndex': 'poor permit opening',
  })
})

test('a plan without status date, baseline or people says so', () => {
  const because = (rule: string) => check('design 3d\n build 1d; after design', rule).because
  expect(because('progress.missingActual')).toBe('The plan has no status date.')
  expect(because('baseline.executionIndex')).toBe('The plan has no status date.')
  expect(because('resource.noCalendar')).toBe('The plan has no people and no machines.')
})

test('an empty plan, and one that is finished, have nothing to find', () => {
  expect(checkHealth(planText('')).poor).toBe(0)
  const done = 'design 3d; started Mo4; finished We6; baseline Mo4..We6'
  expect(checkHealth(planText(done)).poor).toBe(0)
})
