import { expect, test } from 'vitest'
import { schedule } from '../network/schedule.ts'
import { drawPlan, picturesOf } from './draw-plan.ts'
import { planText } from './plan-text.ts'

test('a plan is drawn as it was written', () => {
  const text = `
    plan      msproject           |MTWTFSSMTWTFSSM|
    design    3d                  |XXX            |
    build     4d; after design    |   XX..XX      |
    talk      2d; after build FS+1d|          XX   |
    done      milestone; after talk|           *   |`
  const plan = planText(text)
  expect(drawPlan(plan, schedule(plan))).toEqual(picturesOf(text))
})
