import type { IdentitySide, ProposedIdentity } from '@gantry/client'
import { expect, test } from 'vitest'
import { matches, pairOf, pairsOf, sameNamed, successionOf } from './match-filters.ts'

const side = (id: string, name: string, unit: string, asOf: string): IdentitySide => ({
  initiative: { id, ref: id, title: name, unit },
  externalId: null,
  name,
  unit,
  unitId: `unit ${unit}`,
  reports: [{ period: asOf, asOf, title: name, endDate: null, wholeLifeCost: null, rating: null }],
})
const match = (
  proposal: string,
  incoming: IdentitySide,
  known: IdentitySide,
  clash: string[] = [],
): ProposedIdentity => ({
  proposal,
  basis: incoming.name === known.name ? 'nameOtherUnit' : 'similarName',
  score: 0.8,
  evidence: [],
  sourceIdentity: proposal,
  incoming,
  known,
  clash,
  mayLink: true,
})
const rows = [
  match('hub', side('2', 'Science Hub', 'DoH Capital', '2015'), side('1', 'Science Hub', 'DoH', '2014')),
  match('ward', side('4', 'New Ward', 'DoH Capital', '2015'), side('3', 'New Ward', 'DoH', '2014'), ['2014']),
  match('rail', side('6', 'Rail', 'DfT', '2015'), side('5', 'Rails', 'DfT', '2014')),
  match('twin', side('8', 'Twin', 'MoD', '2015'), side('7', 'Twin', 'MoJ', '2014')),
  match('twins', side('8', 'Twin', 'MoD', '2015'), side('9', 'Twin', 'HO', '2014')),
]

test('matches are filtered by reason and by the two units', () => {
  expect(pairsOf(rows)[0]).toEqual(['DoH / DoH Capital', 2])
  expect(matches(rows, { basis: 'similarName', units: '' }).map(({ proposal }) => proposal)).toEqual(['rail'])
  expect(matches(rows, { basis: '', units: pairOf(rows[0]!) }).map(({ proposal }) => proposal)).toEqual(['hub', 'ward'])
})

test('only matches of one name with one name are accepted together, and none that reported at once', () => {
  expect(sameNamed(rows).map(({ proposal }) => proposal)).toEqual(['hub'])
})

test('the succession that would explain a pair leads from the unit that reported first', () => {
  expect(successionOf(rows, 'DoH / DoH Capital')).toMatchObject({
    before: 'DoH',
    since: 'DoH Capital',
    beforeId: 'unit DoH',
    from: '2015',
    explained: 2,
  })
  expect(successionOf(rows, 'DfT')).toBeNull()
})
