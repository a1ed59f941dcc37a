/** Minutes by which a zone's wall clock is ahead of UTC at an instant (minutes from 1970, UTC). */
function offsetAt(zone: Intl.DateTimeFormat, utc: number): number {
  const parts = Object.fromEntries(
    zone.formatToParts(new Date(utc * 60_000)).map(({ type, value }) => [type, Number(value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return Date.UTC(year, month - 1, day, hour % 24, minute) / 60_000 - utc
}

/**
 * UTC minutes of a wall clock's. An hour that the clock shows twice is taken the first time; one that it skips, as if it had
 * not been skipped.
 * @param timeZone IANA @returns undefined for a zone that is not known
 */
export function wallClock(timeZone: string): ((wall: number) => number) | undefined {
  const zone = zoneOf(timeZone)
  if (zone === undefined) return undefined
  return (wall) => {
    const before = wall - offsetAt(zone, wall - 24 * 60)
    if (before + offsetAt(zone, before) === wall) return before
    return wall - offsetAt(zone, wall - offsetAt(zone, wall))
  }
}

/** A wall clock's minutes of UTC's. @returns undefined for a zone that is not known */
export function clockOf(timeZone: string): ((utc: number) => number) | undefined {
  const zone = zoneOf(timeZone)
  return zone && ((utc) => utc + offsetAt(zone, utc))
}

function zoneOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    })
  } catch {
    return undefined
  }
}
