import { describe, expect, it } from 'vitest'
import { buildOverview } from '../portfolio/build-overview.ts'
import { initiativeStory } from '../portfolio/initiative-story.ts'
import { drawPortfolio } from '../testing/draw-portfolio.ts'

const today = '2023-06-30'
const story = (drawn: string) =>
  buildOverview(drawPortfolio(drawn), { today }).narrative.sentences.map(({ text }) => text)

describe('the story of a portfolio', () => {
  it('begins with the comparison that covers most, like for like', () => {
    expect(
      story(`
      initiative  | 2022-03-31                  | 2023-03-31
      Alpha (MOD) | I:A cost=100 end=2026-06-30 | I:R cost=150 end=2027-06-30
      Beta (MOD)  | I:A cost=100                | I:G cost=110
      Gamma (DfT) | I:A cost=500                | I:A cost=withheld
      Delta (DfT) | I:A cost=40                 | -
      Eta (DfT)   | -                           | O:R cost=70`),
    ).toEqual([
      'Of the 3 initiatives whose lead rating can be compared with March 2022, 1 is rated worse, 1 better and 1 the same.',
      'Whole-life cost rose by £60m (30 %) over the 2 initiatives that give a figure for March 2022 and for March 2023.',
      'The totals as published, £740m for March 2022 and £330m for March 2023, hold different initiatives and figures: £540m went with what is not given now and £70m came with what was not given then.',
      'The end date of Alpha, given for March 2022 and for March 2023, is later, by 12 months.',
      '4 initiatives from 2 units reported for March 2023, of which 1 was not reported for March 2022; 1 reported then is not reported now.',
      'Of 4 lead ratings 2 are Red, 1 Amber and 1 Green; 1 comes from the owner and not from an independent reviewer.',
    ])
  })

  it('tells two totals apart that would read the same in short', () => {
    const told = story(`
      initiative  | 2022-03-31    | 2023-03-31
      Alpha (MOD) | I:A cost=1450 | I:A cost=1490
      Delta (DfT) | I:A cost=30   | -
      Eta (DfT)   | -             | I:A cost=50`)
    expect(told.find((text) => text.startsWith('The totals'))).toContain('£1.48bn for March 2022 and £1.54bn for March')
  })

  it('says that cost fell only where the same initiatives cost less', () => {
    expect(
      story(`
      initiative  | 2022-03-31 | 2023-03-31
      Alpha (MOD) | cost=100   | cost=80`)[0],
    ).toBe('Whole-life cost fell by £20m (20 %) for Alpha, which gives a figure for March 2022 and for March 2023.')
  })

  it('leaves out figures too far apart, and tells no direction where they would turn it round', () => {
    expect(
      story(`
      initiative  | 2022-03-31 | 2023-03-31
      Alpha (MOD) | cost=100   | cost=150
      Beta (MOD)  | cost=1     | cost=900`)[0],
    ).toBe(
      'Whole-life cost rose by £50m (50 %) for Alpha, which gives a figure for March 2022 and for March 2023; 1 is left out whose figures, £899m apart in all, may differ in unit or scope.',
    )
    expect(
      story(`
      initiative  | 2022-03-31 | 2023-03-31
      Alpha (MOD) | cost=150   | cost=100
      Beta (MOD)  | cost=0     | cost=900`)[0],
    ).toBe(
      'Which way whole-life cost went since March 2022 cannot be told: over the 1 initiative that gives comparable figures it is £50m lower, but 1 initiative whose figures may differ in unit or scope lies £900m the other way.',
    )
  })

  it('gives the weaker true sentence where the scale or the assessor changed', () => {
    expect(
      story(`
      initiative  | 2022-03-31 | 2023-03-31
      Alpha (MOD) | I5:AR      | I:R`),
    ).toContain('Lead ratings cannot be compared with March 2022: the scale had 5 points then and has 3 now.')
    expect(
      story(`
      initiative  | 2022-03-31 | 2023-03-31
      Alpha (MOD) | I:R        | O:A
      Beta (MOD)  | I:R        | O:A`),
    ).toContain(
      'Lead ratings cannot be compared with March 2022: the assessor differs for all 2 that are rated for each date.',
    )
  })

  it('names one alone, and leaves out parts of nobody', () => {
    expect(
      story(`
      initiative  | 2022-03-31     | 2023-03-31
      Alpha (MOD) | I:A end=2026-06-30 | I:R end=2026-06-30`),
    ).toEqual([
      'Compared with March 2022, Alpha is rated worse.',
      'The end date of Alpha, given for March 2022 and for March 2023, is the same.',
      '1 initiative from 1 unit reported for March 2023.',
      'Alpha is rated Red for March 2023 by the independent reviewer.',
    ])
    expect(
      story(`
      initiative  | 2022-03-31     | 2023-03-31
      Alpha (MOD) | I:A end=2026-06-30 | I:A end=2027-06-30
      Beta (MOD)  | I:A end=2026-06-30 | I:A end=2026-05-31`),
    ).toEqual([
      'Of the 2 initiatives whose lead rating can be compared with March 2022, 2 are rated the same.',
      'Of 2 end dates given for March 2022 and for March 2023, 1 is later and 1 earlier; the later one moved by 12 months.',
      '2 initiatives from 1 unit reported for March 2023.',
      'Of 2 lead ratings 2 are Amber.',
    ])
  })

  it('tells how things stand where there is nothing to compare with', () => {
    expect(
      story(`
      initiative  | 2023-03-31
      Alpha (MOD) | O:R cost=100..200
      Beta (DfT)  | O:G cost=50..`),
    ).toEqual([
      '2 initiatives from 2 units reported for March 2023.',
      'Of 2 lead ratings 1 is Red and 1 Green; 2 come from the owner and not from an independent reviewer.',
      '2 initiatives give their cost as a band; the floors of the 2 bands that have a floor come to £150m, and not every band has a ceiling.',
    ])
  })
})

describe('the story of an initiative', () => {
  it('runs over all reports that can be compared, and skips the values withheld between', () => {
    const facts = drawPortfolio(`
      initiative  | 2020-03-31                  | 2021-03-31       | 2022-03-31                  | 2023-03-31
      Alpha (MOD) | I:A cost=100 end=2026-06-30 | end=withheld     | I:A cost=120 end=2027-06-30 | I:R cost=150 end=2028-06-30 schedule="Ground works were late because of the flood."
      Beta (MOD)  | I:A                         | I:A              | I:A                         | I:A`)
    const told = initiativeStory(facts, 'INI-1', { today })
    expect(told?.narrative.sentences.map(({ text }) => text)).toEqual([
      'Alpha is rated Red for March 2023 by the independent reviewer, worse than Amber for March 2022.',
      'Its end date, 30 June 2026 in the report for March 2020, moved to 30 June 2028, 2 years later, in 2 steps.',
      'Its whole-life cost, £100m for March 2020, rose by £50m to £150m.',
      'MOD writes: “Ground works were late because of the flood.”',
    ])
    expect(told?.endDates.map(({ move }) => move)).toEqual([undefined, undefined, 365, 366])
    expect(told?.endDrift).toMatchObject({ from: '2026-06-30', to: '2028-06-30', days: 731 })
    expect(told?.said[0]).toMatchObject({ author: 'MOD', field: 'scheduleCommentary' })
  })

  it('breaks a rating line where the scale changes', () => {
    const facts = drawPortfolio(`
      initiative  | 2022-03-31 | 2023-03-31
      Alpha (MOD) | I5:A O:G   | I:A O:G`)
    const lines = initiativeStory(facts, 'Alpha', { today })?.ratings
    expect(lines?.map(({ assessor, points }) => [assessor, points.map(({ scaleBreak }) => scaleBreak)])).toEqual([
      ['independent', [false, true]],
      ['owner', [false, false]],
    ])
  })

  it('has no story of an initiative that is not there', () => {
    expect(initiativeStory(drawPortfolio('initiative | 2023-03-31\nAlpha | I:R'), 'INI-9', { today })).toBeUndefined()
  })
})
