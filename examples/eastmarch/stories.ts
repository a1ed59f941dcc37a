import type { Seed, Story } from './initiatives.ts'

/** What an initiative says of itself in one quarter, before it is put into the words of a form. */
export interface Moment {
  /** 1 red, 2 amber/red, 3 amber, 4 amber/green, 5 green; undefined = not assessed. */
  readonly assurance?: number
  readonly sponsor: number
  /** Days added to the first end date. */
  readonly slip: number
  /** Factor on the first whole-life cost. */
  readonly growth: number
  readonly costWithheld?: boolean
  readonly dateWithheld?: boolean
  readonly rating?: string
  readonly schedule?: string
  readonly money?: string
  /** A slip of the pen: the cell as somebody typed it. */
  readonly endTyped?: string
}

/** Of those that slip or withhold: whom assurance turns red in the last quarter. */
const turned: ReadonlySet<number> = new Set([5, 29, 31, 54])

/** One line a story: quarter (1 to 8) and a number of its own in [0, 1) to the moment. */
export const stories: Record<Story, (q: number, own: number, seed: Seed) => Moment> = {
  steady: (q, own) => ({
    assurance: own > 0.5 ? 4 : 3,
    sponsor: own > 0.3 ? 4 : 3,
    slip: 0,
    growth: 1 + 0.002 * q * own,
    rating: 'Work is going to plan. The two open assurance actions are on time.',
    schedule: 'No change to the approved dates.',
  }),
  calm: (q, own) => ({
    assurance: q < 3 ? 4 : 5,
    sponsor: 5,
    slip: 0,
    growth: 1 - 0.003 * q * own,
    rating:
      q < 3
        ? 'A small team that knows its work; one key post is being filled.'
        : 'On time, within budget, and the people it is for say it is useful.',
    schedule: 'No change to the approved dates.',
  }),
  slipping: (q, own, seed) => ({
    assurance: [4, 3, 3, 3, 3, 2, 2, turned.has(seed.no) ? 1 : 2][q - 1],
    sponsor: [4, 4, 3, 3, 3, 3, 3, 3][q - 1] ?? 3,
    slip: Math.round([0, 0, 61, 61, 122, 184, 184, 274][q - 1]! * (0.6 + own)),
    growth: 1 + [0, 0, 0.01, 0.01, 0.03, 0.04, 0.06, 0.08][q - 1]! * (0.6 + own),
    rating:
      q < 4
        ? 'Ground conditions are worse than the survey said; the contractor is re-sequencing.'
        : 'The recovery plan has used its float. Two of the three remaining packages depend on one supplier.',
    schedule:
      q < 3
        ? 'No change to the approved dates.'
        : 'The end date moved because the main supplier could not staff the second shift.',
    money: q > 4 ? 'The longer programme costs more in site running.' : undefined,
  }),
  sinking: (q, own) => ({
    assurance: [4, 3, 3, 3, 2, 2, 1, 1][q - 1],
    sponsor: [4, 4, 4, 3, 3, 3, 3, 1][q - 1] ?? 3,
    slip: Math.round([0, 0, 0, 90, 181, 181, 365, 456][q - 1]! * (0.7 + own / 2)),
    growth: [1, 1, 1.02, 1.06, 1.11, 1.17, 1.26, 1.34][q - 1]! + own / 50,
    costWithheld: q === 7 && own > 0.55,
    dateWithheld: q === 8 && own > 0.72,
    rating:
      q < 5
        ? 'Delivery is behind its stage plan and the reserve is half spent.'
        : 'Successful delivery is in doubt without a decision on scope. The board has asked for options.',
    schedule:
      q < 4
        ? 'No change to the approved dates.'
        : 'Design changes asked for after approval have moved the critical path.',
    money: q > 3 ? 'Tender prices came in above the estimate, most of all steel and cabling.' : undefined,
  }),
  recovering: (q, own) => ({
    assurance: [1, 2, 2, 3, 3, 4, 4, 5][q - 1],
    sponsor: [2, 3, 3, 3, 4, 4, 5, 5][q - 1] ?? 4,
    slip: Math.round([184, 184, 184, 153, 153, 122, 122, 122][q - 1]! * (0.5 + own)),
    growth: 1.06 + 0.002 * own * q,
    rating:
      q < 4
        ? 'A new director started in the autumn; the plan is being rebuilt from the bottom.'
        : 'The rebuilt plan has held for a year. Assurance has closed four of its five recommendations.',
    schedule: q < 4 ? 'The date is under review.' : 'The re-planned date has been met at every milestone so far.',
  }),
  costly: (q, own) => ({
    assurance: [3, 3, 3, 3, 3, 3, 2, 2][q - 1],
    sponsor: 3,
    slip: q > 5 ? 61 : 0,
    growth: [1, 1.03, 1.05, 1.09, 1.12, 1.18, 1.22, 1.29][q - 1]! + own / 40,
    rating: 'The date holds; the money does not. Savings of a third of the gap have been found.',
    schedule:
      q > 5
        ? 'Two months later because work stopped while the scope was cut back.'
        : 'No change to the approved dates.',
    money: q > 1 ? 'Inflation in construction prices and a specification that grew.' : undefined,
  }),
  withheld: (q, _own, seed) => ({
    assurance: [4, 4, 3, 3, 3, 2, 2, turned.has(seed.no) ? 1 : 2][q - 1],
    sponsor: [4, 4, 4, 3, 3, 3, 2, 2][q - 1] ?? 3,
    slip: q > 4 ? 153 : 0,
    growth: q > 4 ? 1.1 : 1,
    costWithheld: q >= 6,
    dateWithheld: q === 8 && turned.has(seed.no),
    rating:
      q < 6
        ? 'Procurement is the pacing item.'
        : 'Negotiations with the preferred bidder are continuing and the programme cannot say more in public.',
    schedule: q > 4 ? 'Contract award is later than planned.' : 'No change to the approved dates.',
  }),
  reapproved: (q) => ({
    assurance: [2, 2, 3, 3, 4, 4, 4, 4][q - 1],
    sponsor: [3, 3, 3, 3, 4, 4, 4, 4][q - 1] ?? 3,
    slip: q >= 4 ? 455 : 0,
    growth: q >= 4 ? 1.17 : 1,
    rating:
      q < 4
        ? 'The approved plan cannot be met; a revised business case goes to Cabinet in the autumn.'
        : 'Delivering to the revised plan that Cabinet approved.',
    schedule:
      q >= 4
        ? 'The end date changed because Cabinet approved a revised business case in September 2025.'
        : 'A revised plan is being prepared.',
    money: q >= 4 ? 'Re-approved at the revised business case.' : undefined,
  }),
  rescoped: (q) => ({
    assurance: [3, 3, 3, 3, 3, 4, 4, 4][q - 1],
    sponsor: 4,
    slip: q >= 6 ? -180 : 0,
    growth: q >= 6 ? 0.81 : 1.02,
    rating:
      q >= 6
        ? 'The smaller scheme can be delivered with the money there is.'
        : 'Viability depends on the last two plots.',
    schedule:
      q >= 6
        ? 'Shorter because the hotel and the second car park were taken out of scope.'
        : 'No change to the approved dates.',
    money: q >= 6 ? 'Scope reduced by Cabinet in February 2026.' : undefined,
  }),
  early: (q, _own, seed) => ({
    assurance: q > (seed.from ?? 1) + 2 ? 3 : undefined,
    sponsor: 4,
    slip: 0,
    growth: 1,
    rating: 'In definition. Assurance will look at it after the outline business case.',
    schedule: 'Dates will be set by the outline business case.',
  }),
  stuckRed: (q, own) => ({
    assurance: q === 1 ? 2 : 1,
    sponsor: q < 3 ? 3 : q < 7 ? 2 : 1,
    slip: 92 * q,
    growth: 1 + 0.025 * q + own / 30,
    costWithheld: q === 5,
    rating: 'There is no contractor for the second half of the work. Three tenders have failed.',
    schedule: 'Each failed tender adds a quarter.',
    money: 'Waking watch and scaffolding cost the same every month whether work goes on or not.',
  }),
  disputed: (q) => ({
    assurance: [3, 3, 3, 3, 1, 1, 3, 3][q - 1],
    sponsor: [4, 4, 4, 5, 5, 5, 5, 4][q - 1] ?? 4,
    slip: q > 5 ? 76 : 0,
    growth: 1.01,
    rating:
      q > 4
        ? 'Assurance and the sponsor read the same test results differently.'
        : 'The supplier reports good progress; little of it has been seen working.',
    schedule: q > 5 ? 'Acceptance testing takes longer than planned.' : 'No change to the approved dates.',
  }),
  finishes: (q, _own, seed) => ({
    assurance: 4 + (q === seed.until ? 1 : 0),
    sponsor: 5,
    slip: 0,
    growth: 0.98,
    rating:
      q === seed.until
        ? 'Delivered. The end report and the benefits plan are with the portfolio board.'
        : 'In its last stage.',
    schedule: 'No change to the approved dates.',
  }),
  overdue: (q) => ({
    assurance: [3, 3, 3, 3, 2, 2, 2, 2][q - 1],
    sponsor: 3,
    slip: 0,
    growth: 1 + 0.02 * q,
    rating: 'The last two diversions wait for the electricity company.',
    schedule:
      q > 4 ? 'A new date will be approved when the substation outage is agreed.' : 'No change to the approved dates.',
  }),
  typo: (q, own, seed) => ({
    ...stories.steady(q, own, seed),
    endTyped:
      q === 6 && seed.no === 19
        ? '2072-08-27'
        : q === 7 && seed.no === 56
          ? '2023-11-30'
          : q === 8 && seed.no === 19
            ? '2027-08-32'
            : undefined,
  }),
  contradiction: (q, own, seed) => ({
    ...stories.steady(q, own, seed),
    slip: q > 5 ? 62 : 0,
    schedule:
      q > 4 ? 'The end date remains 31 July 2027 as agreed with the unions.' : 'No change to the approved dates.',
  }),
}
