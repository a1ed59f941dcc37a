import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  accessOf,
  covers,
  everywhere,
  fullAccess,
  type Grant,
  isEverywhere,
  nowhere,
  overlap,
  rangeOf,
  reachOf,
  within,
} from './reach.ts'
import { allows, capabilities, roles } from './roles.ts'

const step = fc.constantFrom('000.', '001.', '00A.', '0Z9.', 'ZZZ.')
const place = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join(''))
const prefix = fc.oneof({ weight: 1, arbitrary: fc.constant('') }, { weight: 9, arbitrary: place })
const prefixes = fc.array(prefix, { maxLength: 8 })
const day = fc.constantFrom('2027-01-01', '2027-03-01', '2027-06-30')
const limit = fc.option(day, { nil: null })
const role = fc.constantFrom(...roles)
const grant = fc.record({ role, initiative: fc.constant('i'), place: prefix, from: limit, until: limit })
const member = fc.record({ portfolioPlace: place, memberPlace: place, from: limit, until: limit })

function given(role: Grant['role'], at: string, from: string | null = null, until: string | null = null): Grant {
  return { role, initiative: at === '' ? null : 'i', place: at, from, until }
}

describe('a reach', () => {
  test('covers what any of its prefixes covers, and is the smallest that does', () => {
    fc.assert(
      fc.property(prefixes, place, (list, at) => {
        const reach = reachOf(list)
        expect(covers(reach, at)).toBe(list.some((each) => at.startsWith(each)))
        for (const kept of reach) expect(covers(reachOf(reach.filter((each) => each !== kept)), kept)).toBe(false)
      }),
    )
  })

  test('is the same whatever the order and however often', () => {
    fc.assert(
      fc.property(prefixes, (list) => {
        expect(reachOf([...list].reverse().concat(list))).toEqual(reachOf(list))
      }),
    )
  })

  test('overlaps another where both cover', () => {
    fc.assert(
      fc.property(prefixes, prefixes, place, (a, b, at) => {
        const [one, other] = [reachOf(a), reachOf(b)]
        expect(covers(overlap(one, other), at)).toBe(covers(one, at) && covers(other, at))
      }),
    )
  })

  test('within an initiative holds nothing beside it', () => {
    expect(within(everywhere, '001.')).toEqual(['001.'])
    expect(within(reachOf(['001.002.']), '001.')).toEqual(['001.002.'])
    expect(within(reachOf(['001.']), '001.002.')).toEqual(['001.002.'])
    expect(within(reachOf(['001.']), '002.')).toEqual([])
  })

  test('holds records of the whole organisation only when it is everything', () => {
    expect(covers(everywhere, null)).toBe(true)
    expect(covers(reachOf(['001.']), null)).toBe(false)
    expect(covers(nowhere, null)).toBe(false)
    expect(isEverywhere(reachOf(['001.', '']))).toBe(true)
  })

  test('as a range of the index holds exactly what starts with the prefix', () => {
    fc.assert(
      fc.property(place, place, (at, other) => {
        const range = rangeOf(at)
        expect(range && other >= range.from && other < range.below).toBe(other.startsWith(at))
      }),
    )
    expect(rangeOf('')).toBeNull()
  })
})

describe('access', () => {
  test('is what some role held on the path gives: roles add up, nothing takes away', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 6 }), place, day, (grants, at, today) => {
        const access = accessOf(grants, [], today)
        for (const capability of capabilities) {
          const expected = grants.some(
            (each) =>
              at.startsWith(each.place) &&
              allows(each.role, capability) &&
              (each.from ?? today) <= today &&
              today <= (each.until ?? today),
          )
          expect(access.may(capability, at).ok).toBe(expected)
        }
      }),
    )
  })

  test('grows with every further grant', () => {
    expect.hasAssertions()
    fc.assert(
      fc.property(fc.array(grant), grant, fc.array(member, { maxLength: 5 }), place, (grants, more, members, at) => {
        const [before, after] = [grants, [...grants, more]].map((list) => accessOf(list, members, '2027-03-01'))
        for (const capability of capabilities)
          if (before?.may(capability, at).ok) expect(after?.may(capability, at).ok).toBe(true)
      }),
    )
  })

  test('has the same hash exactly for the same rights', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 4 }), fc.array(grant, { maxLength: 4 }), (a, b) => {
        const [one, other] = [accessOf(a, [], '2027-03-01'), accessOf(b, [], '2027-03-01')]
        const same = capabilities.every((each) => isDeepStrictEqual(one.reach(each), other.reach(each)))
        expect(one.hash === other.hash).toBe(same)
      }),
    )
  })

  test('has another hash for all places than for none', () => {
    expect(accessOf([given('administrator', '')], [], '2027-03-01').hash).not.toBe(accessOf([], [], '2027-03-01').hash)
  })

  test('holds from the first day to the last, both included', () => {
    const on = (today: string) =>
      accessOf([given('viewer', '001.', '2027-03-01', '2027-03-31')], [], today).may('see', '001.').ok
    expect(['2027-02-28', '2027-03-01', '2027-03-31', '2027-04-01'].map(on)).toEqual([false, true, true, false])
  })

  test('reaches the members of a portfolio today, and theirs, with the same role', () => {
    const from = null
    const members = [
      { portfolioPlace: '001.', memberPlace: '005.007.', from, until: null },
      { portfolioPlace: '005.007.', memberPlace: '009.', from, until: null },
      { portfolioPlace: '001.', memberPlace: '00B.', from, until: '2027-02-28' },
      { portfolioPlace: '00C.', memberPlace: '00D.', from, until: null },
    ]
    const access = accessOf([given('projectManager', '001.')], members, '2027-03-01')
    expect(access.reach('edit')).toEqual(['001.', '005.007.', '009.'])
    expect(access.reach('decide')).toEqual([])
  })

  test('ends when portfolios are members of each other', () => {
    const members = [
      { portfolioPlace: '001.', memberPlace: '002.', from: null, until: null },
      { portfolioPlace: '002.', memberPlace: '001.', from: null, until: null },
    ]
    expect(accessOf([given('viewer', '002.')], members, '2027-03-01').reach('see')).toEqual(['001.', '002.'])
  })

  test('a role on a member gives nothing on its portfolio', () => {
    const members = [{ portfolioPlace: '001.', memberPlace: '002.', from: null, until: null }]
    expect(accessOf([given('pmo', '002.')], members, '2027-03-01').reach('see')).toEqual(['002.'])
  })

  test('lets every member see what belongs to the whole organisation, and only those with the right write it', () => {
    const manager = accessOf([given('projectManager', '001.')], [], '2027-03-01')
    expect(manager.may('see', null).ok).toBe(true)
    expect(manager.may('edit', null).ok).toBe(false)
    expect(manager.seesMoney(null)).toBe(false)
    expect(accessOf([given('pmo', '')], [], '2027-03-01').may('edit', null).ok).toBe(true)
  })

  test('says why not, in which role, and who can grant it', () => {
    const viewer = accessOf([given('viewer', '001.')], [], '2027-03-01', ['Ada Byrne'])
    expect(viewer.may('edit', '001.')).toEqual({
      ok: false,
      id: 'access.edit',
      reason: 'Your role here (viewer) does not allow changing records.',
      who: 'Ada Byrne can grant it, for example with the role project manager.',
    })
    expect(viewer.may('edit', '002.')).toMatchObject({
      reason: 'Changing records needs a role here that you do not hold.',
    })
    expect(viewer.mayAnywhere('import')).toMatchObject({ reason: 'Your role (viewer) does not allow importing files.' })
    expect(viewer.mayAnywhere('see')).toEqual({ ok: true })
  })

  test('of the machine itself is everything', () => {
    for (const capability of capabilities) expect(isEverywhere(fullAccess().reach(capability))).toBe(true)
  })
})
