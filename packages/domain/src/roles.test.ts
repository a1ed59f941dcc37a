import { expect, test } from 'vitest'
import { allows, capabilities, isRole, roles, rolesAllowing } from './roles.ts'

test('the table reads as the guide says', () => {
  const drawn = roles.map((role) => {
    const row = capabilities.map((capability) => (allows(role, capability) ? 'x' : '.'))
    return `${role.padEnd(17)}${row.join('')}`
  })
  expect(drawn).toEqual([
    //                see · seeMoney · create · editOwn · edit · step · import · export · decide · setRates · administer
    'viewer           xx.....x...',
    'contributor      x.xx.......',
    'resourceManager  x.xx...x...',
    'projectManager   xxxxxx.x...',
    'portfolioManager xxxxxx.xx..',
    'pmo              xxxxxxxxxx.',
    'administrator    xxxxxxxxxxx',
  ])
})

test('every role sees, and only administrators administer', () => {
  expect(rolesAllowing('see')).toEqual([...roles])
  expect(rolesAllowing('administer')).toEqual(['administrator'])
})

test('whoever may edit may also edit what is their own, and see it', () => {
  expect.hasAssertions()
  for (const role of roles) {
    if (allows(role, 'edit')) expect(allows(role, 'editOwn')).toBe(true)
    if (allows(role, 'create')) expect(allows(role, 'see')).toBe(true)
  }
})

test('text from outside is a role only when it is one', () => {
  expect(isRole('pmo')).toBe(true)
  for (const text of ['PMO', 'toString', '', null, 3]) expect(isRole(text)).toBe(false)
})
