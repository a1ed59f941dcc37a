/** What a number format makes of a number: a date, a percentage, money of a sign, or just a number. */
export type NumberFormat = 'number' | 'date' | 'percent' | { sign: string }

const builtInDates = new Set([
  14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58,
])

/** `id` below 164 is built in (ECMA-376 part 1, 18.8.30); others come with their code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return builtInDates.has(id) ? 'date' : id === 9 || id === 10 ? 'percent' : 'number'
  const sign = /\[\$([^\]-]+)/.exec(code)?.[1]?.trim() ?? /[£€¥₹]|(?<!\[)\$/.exec(code)?.[0]
  const plain = code
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/\[[^\]]*\]/g, '')
    .replace(/_./g, '')
  if (plain.includes('%')) return 'percent'
  if (sign !== undefined && /[0#?]/.test(plain)) return { sign }
  const isDate = /[dmyhs]/i.test(plain) && !/general/i.test(plain) && !/[0#?]/.test(plain.replace(/ss?\.0+/gi, ''))
  return isDate ? 'date' : 'number'
}

/**
 * Spreadsheet day number → 'YYYY-MM-DD' or 'YYYY-MM-DDTHH:MM'; null outside the years 1900–9999.
 * The 1900 system counts a 29 February 1900 that never was: numbers from 61 on are days since 30 December 1899.
 */
export function serialDate(serial: number, system: '1900' | '1904'): string | null {
  const minutes = Math.round(serial * 1440)
  const days = Math.floor(minutes / 1440)
  const rest = minutes - days * 1440
  if (days < 1 || days > 2_958_465) return null
  const offset = system === '1904' ? 24_107 : days < 60 ? 25_568 : 25_569
  const day = new Date((days - offset) * 86_400_000).toISOString().slice(0, 10)
  if (rest === 0) return day
  return `${day}T${String(Math.floor(rest / 60)).padStart(2, '0')}:${String(rest % 60).padStart(2, '0')}`
}
