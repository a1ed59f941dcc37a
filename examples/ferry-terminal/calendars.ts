import {
  type Calendar,
  type CalendarException,
  parseIsoDay,
  type Shift,
  type Week,
  type Worked,
} from '@gantry/planning'

const shift = (from: number, to: number): Shift => ({ from: from * 60, to: to * 60 })
const day = (text: string): number => parseIsoDay(text) ?? 0
const closed = (name: string, from: string, to = from): CalendarException => ({
  name,
  from: day(from),
  to: day(to),
  shifts: [],
})

const office: Worked = [shift(8, 12), shift(13, 17)]
const daylight: Worked = [shift(6, 18)]
const winter: Worked = [shift(8, 16)]
const nights: Worked = [shift(22, 30)]
const always: Worked = [shift(0, 24)]
const week = (workday: Worked, weekend: Worked = []): Week => [
  weekend,
  workday,
  workday,
  workday,
  workday,
  workday,
  weekend,
]

const holidays: readonly CalendarException[] = [
  closed('Good Friday', '2026-04-03'),
  closed('Easter Monday', '2026-04-06'),
  closed('Early May bank holiday', '2026-05-04'),
  closed('Spring bank holiday', '2026-05-25'),
  closed('Summer bank holiday', '2026-08-31'),
  closed('Christmas', '2026-12-24', '2027-01-04'),
  closed('Good Friday', '2027-03-26'),
  closed('Easter Monday', '2027-03-29'),
  closed('Early May bank holiday', '2027-05-03'),
  closed('Spring bank holiday', '2027-05-31'),
]

const hours = (perDay: number, daysPerWeek: number) => ({
  minutesPerDay: perDay * 60,
  minutesPerWeek: perDay * daysPerWeek * 60,
  daysPerMonth: daysPerWeek === 7 ? 30 : 20,
})

/** Five days a week ashore; daylight every day at sea, shorter in winter; nights for the heavy lift; around the clock. */
export const calendars: readonly Calendar[] = [
  { id: 'five', name: 'Five days', week: week(office), workWeeks: [], exceptions: holidays, units: hours(8, 5) },
  {
    id: 'tide',
    name: 'Daylight at sea',
    week: week(daylight, daylight),
    workWeeks: [{ name: 'Winter', from: day('2026-11-01'), to: day('2027-02-28'), week: week(winter, winter) }],
    exceptions: [
      closed('Christmas', '2026-12-24', '2027-01-04'),
      {
        name: 'Overhaul of the barge',
        from: day('2026-01-01'),
        to: day('2027-12-31'),
        shifts: [],
        every: { by: 'monthPosition', interval: 1, position: 'last', weekday: 0 },
      },
    ],
    units: hours(12, 7),
  },
  {
    id: 'night',
    name: 'Nights, Monday to Friday',
    week: week(nights),
    workWeeks: [],
    exceptions: holidays,
    units: hours(8, 5),
  },
  {
    id: 'always',
    name: 'Around the clock',
    week: week(always, always),
    workWeeks: [],
    exceptions: [],
    units: hours(24, 7),
  },
]
