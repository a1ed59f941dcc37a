import { expect, it } from 'vitest'
import { portfolioProblem } from './portfolio-fitness.ts'
import { proposeMapping } from './propose-mapping.ts'
import { drawn } from './table.test-support.ts'

const problem = (text: string, changes = {}) => {
  const table = { ...drawn(text), sheet: 'S' }
  return portfolioProblem(table, proposeMapping(table, [], [], {}, Object.keys(changes).length === 0 ? [] : [changes]))
}

it('takes a sheet that names initiatives and tells of them', () => {
  expect(problem('Project Name | Department | End Date\nOne | DfT | 2024-01-31\nTwo | MoJ | 2025-01-31')).toBeNull()
})

it('leaves out lookups, legends and pivots, and says what they lack', () => {
  expect(problem('Cost Type | Category\nCapex | Hardware\nOpex | Licences')).toMatchObject({
    code: 'sheet.notPortfolio',
    value: 'S',
    effect: 'warning',
  })
  expect(problem('Name | Meaning\nRed | Stop and think about it\nGreen | Go on as before')).toMatchObject({
    code: 'sheet.notPortfolio',
  })
})

it('takes any sheet whose columns a person has chosen', () => {
  expect(
    problem('Cost Type | Category\nCapex | Hardware\nOpex | Licences', {
      header: 'Cost Type',
      target: 'initiative.title',
    }),
  ).toBeNull()
})
