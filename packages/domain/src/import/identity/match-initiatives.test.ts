import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { IncomingIdentity, KnownIdentity, KnownUnit, MatchTarget } from '../types.ts'
import { matchInitiatives } from './match-initiatives.ts'
import { normaliseName } from './normalise-name.ts'

const row = (
  key: string,
  externalId: string | null,
  title: string,
  unit: string | null = 'DfT',
  period = '2024',
): IncomingIdentity => ({ key, period, externalId, title, unit })
const known = (
  initiativeId: string,
  externalId: string | null,
  title: string,
  unit: string | null = 'DfT',
): KnownIdentity => ({ initiativeId, externalId, title, unit })
const links = (incoming: IncomingIdentity[], identities: KnownIdentity[], units: KnownUnit[] = []) => {
  const { matched, created, proposed } = matchInitiatives(incoming, identities, units)
  const to = (link: MatchTarget) => ('initiativeId' in link ? link.initiativeId : `new ${link.group}`)
  return {
    matched: matched.map((link) => `${link.key} = ${to(link)} by ${link.basis}`),
    created: created.map(({ key }) => key),
    proposed: proposed.map(({ key, target, basis }) => `${key} ? ${to(target)} by ${basis}`),
  }
}

describe('linked', () => {
  it('by id whatever its case, also under another name and unit', () => {
    expect(links([row('r', 'dft_0001', 'New name', 'DHSC')], [known('i', 'DFT_0001', 'Old name')])).toEqual({
      matched: ['r = i by id'],
      created: [],
      proposed: [],
    })
  })

  it('by exact name, then by normalised name, with the same unit', () => {
    const identities = [known('i', null, 'Crossrail'), known('j', null, 'Health & Social Care Network (HSCN)')]
    expect(
      links([row('r', null, 'crossrail'), row('s', null, 'Health and Social Care Network', 'dft')], identities).matched,
    ).toEqual(['r = i by exactName', 's = j by normalisedName'])
  })

  it('with a declared successor of the unit, over several steps and either way', () => {
    const units = [
      { id: 'u1', names: ['BIS'], successors: ['u2'] },
      { id: 'u2', names: ['BEIS', 'Business, Energy'], successors: ['u3'] },
      { id: 'u3', names: ['DESNZ'], successors: [] },
    ]
    expect(
      links([row('r', null, 'Smart meters', 'DESNZ')], [known('i', null, 'Smart meters', 'BIS')], units).matched,
    ).toEqual(['r = i by exactName'])
    expect(
      links([row('r', null, 'Smart meters', 'DESNZ')], [known('i', null, 'Smart meters', 'Treasury')], units).matched,
    ).toEqual([])
  })

  it('across the periods of one import, each teaching the next', () => {
    const rows = [
      row('a', null, 'Old name', 'DfT', '1'),
      row('b', 'X-1', 'Old name', 'DfT', '2'),
      row('c', 'x-1', 'Entirely else', 'MoJ', '3'),
      row('d', null, 'Entirely else', 'MoJ', '4'),
    ]
    expect(links(rows, [])).toEqual({
      matched: ['b = new 0 by exactName', 'c = new 0 by id', 'd = new 0 by exactName'],
      created: ['a'],
      proposed: [],
    })
  })
})

describe('only proposed, side by side', () => {
  it('the same name in another unit, or where one side names none', () => {
    expect(links([row('r', null, 'Spine 2', 'DHSC')], [known('i', null, 'Spine 2', 'DoH')])).toEqual({
      matched: [],
      created: ['r'],
      proposed: ['r ? i by nameOtherUnit'],
    })
    expect(links([row('r', null, 'Spine 2', null)], [known('i', null, 'Spine 2')]).proposed).toEqual([
      'r ? i by nameOtherUnit',
    ])
  })

  it('a name that mentions its former one, an id with another prefix, a similar name', () => {
    const identities = [
      known('i', null, 'Urenco Future Options'),
      known('j', 'BEIS_0004_1920-Q2', 'Heat networks', 'BEIS'),
      known('k', null, 'Thameslink'),
    ]
    const rows = [
      row('r', null, 'Project Eagle (formerly Urenco Future Options)'),
      row('s', 'DESNZ_0004_1920-Q2', 'Warm homes', 'DESNZ'),
      row('t', null, 'Thameslink Programme'),
    ]
    expect(links(rows, identities).proposed.sort()).toEqual([
      'r ? i by renamed',
      's ? j by idFamily',
      't ? k by similarName',
    ])
  })

  it('never phases of one programme with different numbers', () => {
    expect(
      links([row('r', null, 'Rail signalling Phase 2')], [known('i', null, 'Rail signalling Phase 1')]).proposed,
    ).toEqual([])
  })

  it('acronyms for the words whose initials they are, in either direction', () => {
    const identities = [
      known('c', null, 'Carrier Enabled Power Projection (CEPP)'),
      known('m', null, 'Magnox & Research Sites Restoration Ltd Parent Body Organisations Competition'),
      known('b', null, 'Armour MBT 2025'),
      known('t', null, 'Type 26 Global Combat Ship'),
    ]
    const rows = [
      row('r', null, 'CEPP'),
      row('s', null, 'Magnox & RSRL PBO Competition'),
      row('t', null, 'Armour Main Battle Tank'),
      row('u', null, 'T26 GCS'),
    ]
    expect(links(rows, identities)).toEqual({
      matched: [],
      created: ['r', 's', 't', 'u'],
      proposed: ['r ? c by acronym', 's ? m by acronym', 'u ? t by acronym', 't ? b by acronym'],
    })
  })

  it('other orders, endings and spellings of the words, and numbers however written', () => {
    const pairs = [
      ['New Prison - Wales', 'New Wales Prison'],
      ['The Material Strategy', 'The Materiel Strategy'],
      ['Smart Meters Implementation Programme', 'Smart Metering Implementation Project'],
      ['100,000 Genomes Project', 'One Hundred Thousand Genomes Project'],
      ['10,000 Additional Places', '10k Additional Places'],
      ['UK Second Generation Rescue', '2nd Generation UK Rescue'],
      ['Lightning Phase II', 'Lightning Phase 2'],
      ['NHSmail2', 'NHSmail 2'],
    ]
    for (const [before, now] of pairs as [string, string][]) {
      expect([now, links([row('r', null, now)], [known('i', null, before)])]).toEqual([
        now,
        { matched: [], created: ['r'], proposed: ['r ? i by similarName'] },
      ])
    }
  })

  it('little of a name where rare figures are equal, and rare figures alone; dates that many have are no sign', () => {
    const figures = { startDate: '2004-01-26', endDate: '2015-10-31', wholeLifeCost: null }
    const cost = { minor: 63_406_000_000, currency: 'GBP' }
    const identities = [
      { ...known('s', null, 'Southern Programme for IT'), figures },
      { ...known('f', null, 'Festival'), figures: { startDate: null, endDate: '2023-03-31', wholeLifeCost: cost } },
      ...['a', 'b', 'c', 'd', 'e', 'g'].map((id) => ({
        ...known(id, null, `Other ${id}`),
        figures: { startDate: '2011-04-01', endDate: '2016-03-31', wholeLifeCost: null },
      })),
    ]
    const rows = [
      { ...row('r', null, 'BT LSP (South)'), figures: { ...figures, wholeLifeCost: cost } },
      { ...row('u', null, 'Unboxed'), figures: { startDate: null, endDate: '2023-03-31', wholeLifeCost: cost } },
      {
        ...row('w', null, 'Estates'),
        figures: { startDate: '2011-04-01', endDate: '2016-03-31', wholeLifeCost: null },
      },
    ]
    expect(links(rows, identities)).toEqual({
      matched: [],
      created: ['r', 'u', 'w'],
      proposed: ['r ? s by nameAndFigures', 'u ? f by sameFigures'],
    })
    const [proposal] = matchInitiatives(rows.slice(0, 1), identities).proposed
    expect(proposal?.evidence).toEqual([
      '"BT LSP (South)" here, "Southern Programme for IT" before',
      'both of DfT',
      '"south" and "southern" are spelled alike',
      'both start on 2004-01-26 and end on 2015-10-31',
    ])
  })

  it('no noise beside a much better match of either side', () => {
    const identities = [known('r', null, 'Rotavirus Immunisation Programme'), known('s', null, 'Shingles Immunisation')]
    const rows = [
      row('a', null, 'Rotavirus Immunisation Project', 'DoH'),
      row('b', null, 'Shingles Immunisation Project', 'DoH'),
    ]
    expect(links(rows, identities).proposed).toEqual(['b ? s by similarName', 'a ? r by similarName'])
  })

  it('with the evidence of both sides', () => {
    const [proposal] = matchInitiatives(
      [row('r', null, 'Spine 2', 'DHSC')],
      [known('i', null, 'Spine 2', 'DoH')],
    ).proposed
    expect(proposal?.evidence).toEqual([
      'the names are the same',
      'the unit is DHSC here and DoH before, with no declared succession',
    ])
    expect(proposal?.known).toEqual({ externalId: null, title: 'Spine 2', unit: 'DoH' })
  })
})

it('links no name that two initiatives or two rows of a period bear', () => {
  expect(links([row('r', null, 'Refit')], [known('i', null, 'Refit'), known('j', null, 'Refit')]).matched).toEqual([])
  expect(links([row('r', null, 'Refit'), row('s', null, 'refit')], [known('i', null, 'Refit')]).matched).toEqual([])
})

it('gives an initiative one row of a period: an id claims it before a name may', () => {
  const result = links([row('r', null, 'Bridge'), row('s', 'B-1', 'Bridge north')], [known('i', 'B-1', 'Bridge')])
  expect(result.matched).toEqual(['s = i by id'])
  expect(result.created).toEqual(['r'])
})

it('doubts an id that comes with an entirely different name', () => {
  expect(matchInitiatives([row('r', 'B-1', 'Harbour')], [known('i', 'B-1', 'Bridge')]).doubts).toMatchObject([
    { key: 'r', code: 'id.otherName' },
  ])
  expect(matchInitiatives([row('r', 'B-1', 'Martlet')], [known('i', 'B-1', 'Martlett')]).doubts).toEqual([])
})

it('takes ids of two lists for different ids unless the names agree too', () => {
  const other = { ...known('i', '3', 'Sewer'), source: 'NYC' }
  expect(links([{ ...row('r', '3', 'School'), source: 'NZ' }], [other])).toMatchObject({
    matched: [],
    proposed: ['r ? i by idOtherSource'],
  })
  expect(links([{ ...row('r', '3', 'Sewer'), source: 'NZ' }], [other]).matched).toEqual(['r = i by id'])
})

it('normalises spelling only, and keeps what tells projects apart', () => {
  expect(normaliseName('  Health & Social-Care  Réseau (HSCR)')).toBe('health and social care reseau')
  expect(normaliseName('Refit (Phase 2)')).toBe('refit phase 2')
  expect(normaliseName('Refit (NHS)')).toBe('refit nhs')
})

it('any identities: every row is linked or new exactly once, and no initiative has two rows of a period', () => {
  const name = fc.constantFrom('A', 'a', 'A (formerly B)', 'B', 'B project', '', '12', 'C & D', 'C and D')
  const id = fc.option(fc.constantFrom('X_0001_2021-Q1', 'Y_0001_2021-Q1', 'x_0001_2021-q1', '3', ''), { nil: null })
  const unit = fc.option(fc.constantFrom('U', 'u', 'V'), { nil: null })
  const rows = fc.array(fc.record({ externalId: id, title: name, unit, period: fc.constantFrom('1', '2', '3') }), {
    maxLength: 15,
  })
  const before = fc.array(
    fc.record({ initiativeId: fc.constantFrom('i', 'j', 'k'), externalId: id, title: name, unit }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(rows, before, (incoming, identities) => {
      const keyed = incoming.map((identity, index) => ({ ...identity, key: String(index) }))
      const { matched, created, proposed } = matchInitiatives(keyed, identities)
      expect([...matched, ...created].map(({ key }) => key).sort()).toEqual(keyed.map(({ key }) => key).sort())
      const taken = [...matched, ...created].map(
        (link) => `${keyed[Number(link.key)]?.period} ${'initiativeId' in link ? link.initiativeId : link.group}`,
      )
      expect(new Set(taken).size).toBe(taken.length)
      const linked = new Set(matched.map(({ key }) => key))
      expect(proposed.some(({ key }) => linked.has(key))).toBe(false)
    }),
    { numRuns: 300 },
  )
})
