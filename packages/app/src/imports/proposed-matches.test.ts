import { matchInitiatives } from '@gantry/domain/import/identity/match-initiatives'
import { normaliseName } from '@gantry/domain/import/identity/normalise-name'
import type { IncomingIdentity } from '@gantry/domain/import/types'
import { describe, expect, test } from 'vitest'
import { parseFiles } from './parse-files.ts'
import { readRow } from './read-row.ts'
import { haveRealFiles, realFiles } from './testing/real-files.ts'

if (!haveRealFiles) console.warn('Left out: the published portfolios are not beside the repository.')

/** Row of one release = row of the next, where the name says less than itself; checked by hand. */
const renamed2015 = `
  Magnox & Research Sites Restoration Ltd Parent Body Organisations Competition = Magnox & RSRL PBO Competition
  Public Services Network for Health (PSNH) = Health and Social Care Network (Formerly Public Services Network for Health (PSNH))
  Automatic Enrolment Programme (originally called Enabling Retirement Savings Programme) = Automatic Enrolment Programme
  London Programme for IT = BT LSP (London)
  Southern Programme for IT = BT LSP (South)
  State Pension Reform - Single Tier = New State Pension Project
  Disclosure & Barring Programme (formerly SIG Convergence Programme) = Disclosure and Barring Service (DBS) Programme
  Carrier Enabled Power Projection (CEPP) = CEPP
  Joint Combat Aircraft (Lightning) = Lightning II Programme
  The Material Strategy = The Materiel Strategy
  Type 26 Global Combat Ship (T26 GCS) = Type 26 Global Combat Ship Programme
  ISOT Programme = NCA Information and Communications Technology (ICT) Modernisation Programme (was SOCA ISOT)`

function rowsOf(year: number): IncomingIdentity[] {
  const [file] = parseFiles(
    realFiles(`uk-gmpp/gmpp_${year}.csv`),
    { context: { currency: 'GBP' }, choice: { mappings: [], changes: [], targets: {} } },
    { progress: () => {}, stopped: () => false },
  )
  const units = { idOf: () => null, titleOf: () => null, known: [], created: [] }
  const rows = file?.tables[0]?.interpreted.rows ?? []
  return rows.map((row) => {
    const { key, externalId, title, unit, figures = null } = readRow(row, units)
    return { key: `${year}:${key}`, period: String(year), externalId, title, unit, figures }
  })
}

/** One release matched against the one before it by everything but the ids. */
function withoutIds(before: readonly IncomingIdentity[], now: readonly IncomingIdentity[]) {
  const known = before.map((row) => ({ ...row, externalId: null, initiativeId: row.key }))
  const incoming = now.map((row) => ({ ...row, externalId: null }))
  const { matched, proposed } = matchInitiatives(incoming, known)
  return {
    linked: new Set(matched.map((match) => `${'initiativeId' in match && match.initiativeId} = ${match.key}`)),
    proposed: proposed.map(({ key, target }) => `${'initiativeId' in target && target.initiativeId} = ${key}`),
  }
}

describe.skipIf(!haveRealFiles)('renamed initiatives of a government', () => {
  test.for([
    [2021, 2022],
    [2022, 2023],
  ] as const)('of %i are proposed in %i, as their ids say, with little noise', ([earlier, later]) => {
    const [before, now] = [rowsOf(earlier), rowsOf(later)]
    const byId = new Map(before.map((row) => [row.externalId?.toLowerCase(), row]))
    const truth = now.flatMap((row) => {
      const same = byId.get(row.externalId?.toLowerCase())
      return same ? [`${same.key} = ${row.key}`] : []
    })
    const { linked, proposed } = withoutIds(before, now)
    const open = truth.filter((pair) => !linked.has(pair))
    const right = proposed.filter((pair) => truth.includes(pair))
    expect(open.length).toBeGreaterThan(20)
    expect([...linked].filter((pair) => !truth.includes(pair))).toEqual([])
    expect(right.length / open.length).toBeGreaterThan(0.9)
    expect(right.length / proposed.length).toBeGreaterThan(0.75)
  })

  test('are proposed where only acronyms, other names or figures tell', () => {
    const [before, now] = [rowsOf(2014), rowsOf(2015)]
    const titles = new Map([...before, ...now].map(({ key, title }) => [key, normaliseName(title)]))
    const { proposed } = withoutIds(before, now)
    const told = new Set(
      proposed.map((pair) =>
        pair
          .split(' = ')
          .map((key) => titles.get(key))
          .join(' = '),
      ),
    ) // prettier-ignore
    const wanted = renamed2015
      .trim()
      .split('\n')
      .map((line) => line.split(' = ').map(normaliseName).join(' = ')) // prettier-ignore
    expect(wanted.filter((pair) => !told.has(pair))).toEqual([])
    expect(proposed.length).toBeLessThan(50)
  })
})
