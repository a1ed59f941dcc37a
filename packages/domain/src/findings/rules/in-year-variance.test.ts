import { expect, it } from 'vitest'
import { tell } from '../../testing/tell.ts'

it('tells a forecast for the year well above its baseline', () => {
  const { said } = tell(
    'cost.inYearAbove',
    `
    initiative    | 2023-03-31
    Alpha (MOD)   | baseline=400 forecast=500
    Beta (MOD)    | baseline=4000 forecast=4100   less than a tenth
    Gamma (MOD)   | baseline=0 forecast=500       no percentage of zero
    Delta (MOD)   | baseline=100$ forecast=200    two currencies`,
  )
  expect(said).toEqual(['The forecast of Alpha for the year, £500m, is £100m above its baseline of £400m.'])
})
