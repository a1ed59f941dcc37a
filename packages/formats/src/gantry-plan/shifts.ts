import type { Shift } from '@gantry/planning'

/** `08:00-12:00`; past midnight the hours go on: `22:00-30:00`. */
export function writeShift({ from, to }: Shift): string {
  return `${time(from)}-${time(to)}`
}

export function readShift(text: string): Shift | undefined {
  const match = /^(\d\d):([0-5]\d)-(\d\d):([0-5]\d)$/.exec(text)
  if (match === null) return undefined
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number)
  const shift = { from: fromHour * 60 + fromMinute, to: toHour * 60 + toMinute }
  return shift.from < 1440 && shift.to > shift.from && shift.to <= 2 * 1440 ? shift : undefined
}

function time(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
