import type { Moment } from './stories.ts'

/** What a manager writes where the story has only the sentence that anybody would write. */
interface OwnWords {
  /** Beside an end date that has moved. */
  readonly schedule?: string
  /** Beside a cost that has grown. */
  readonly money?: string
  /** Beside a red rating. */
  readonly rating?: string
}

/** By the authority's number. */
const ownWords: Readonly<Record<number, OwnWords>> = {
  2: {
    schedule: 'The end date moved because the Northgate spur was redesigned after approval.',
    rating: 'The tram cannot be finished within its approved cost. Cabinet must say which scope to give up.',
  },
  5: {
    schedule: 'The end date moved because the rail for the northern section came five months late.',
    money: 'Rail and overhead cable were bought at spot prices; the framework had run out.',
    rating: 'Two of three remaining packages wait for one steel supplier, which has missed its slot twice.',
  },
  7: { money: 'The bridge steel was priced anew after the supplier missed its slot.' },
  14: { money: 'Charging cable and switchgear cost more than the framework price.' },
  17: {
    schedule: 'The end date moved because asbestos was found under the old tannery.',
    money: 'Every month of dewatering costs the same, whether soil moves or not.',
  },
  18: {
    schedule: 'The end date moved because the frame contractor went into administration.',
    money: 'The frame was tendered again and timber costs more than it did.',
    rating: 'Forty homes stand without a roof and no contractor has yet taken the frame over.',
  },
  25: { money: 'The roof needs listed-building work that no survey had shown.' },
  29: { rating: 'The preferred bidder has asked to change the liability cap. We cannot say more in public.' },
  30: {
    schedule: 'The end date moved because the third parallel payroll run failed on local allowances.',
    money: 'The old system has to be licensed and staffed for longer.',
    rating: 'The third parallel run failed on 412 of 9,600 payslips, nearly all of them local allowances.',
  },
  31: {
    schedule: 'The end date moved because the second data migration did not pass its check.',
    money: 'Social workers keep both systems, and overtime is paid for it.',
    rating: 'One record in nine was matched to the wrong person. Go-live is unsafe until that is mended.',
  },
  37: { money: 'Leaving two leases early costs a penalty that the case had left out.' },
  38: {
    schedule: 'The end date moved because a weld test failed and the roof steel is made again.',
    money: 'Temporary offices are rented for longer.',
  },
  42: {
    schedule: 'The end date moved because the contractor could not staff the second shift.',
    money: 'The longer programme costs more in site running.',
  },
  49: {
    schedule: 'The end date moved because two of the five homes lost their planning appeals.',
    money: 'Placements elsewhere cost more for every month the homes are late.',
    rating: 'Two sites have no planning consent and no replacement has been found.',
  },
  52: {
    schedule: 'The end date moved because landowners on two reaches appealed.',
    money: 'Legal costs of the appeals.',
  },
  54: { rating: 'The hospital trust has not signed its heat contract, and without it the loan cannot be drawn.' },
}

/** The moment with the manager's own words where there are any. */
export function inOwnWords(moment: Moment, no: number): Moment {
  const own = ownWords[no]
  if (!own) return moment
  return {
    ...moment,
    rating: (moment.assurance === 1 && own.rating) || moment.rating,
    schedule: (moment.slip !== 0 && own.schedule) || moment.schedule,
    money: (moment.money && own.money) || moment.money,
  }
}
