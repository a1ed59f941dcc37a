import { currencyOf, currencySigns } from './currencies.ts'
import { moneyWords } from './money-words.ts'

/**
 * A number as written. `digits` is plain decimal text ('1234.5'), `multiplier` what a suffix after it counts
 * (1e6 for "m"), `currency` the ISO code of its own sign.
 */
export type Amount = { negative: boolean; digits: string; multiplier?: number; currency?: string; percent?: true }

export type DecimalMark = '.' | ','

const suffixes: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  tsd: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mln: 1e6,
  mio: 1e6,
  mill: 1e6,
  million: 1e6,
  millions: 1e6,
  lakh: 1e5,
  crore: 1e7,
  b: 1e9,
  bn: 1e9,
  mrd: 1e9,
  billion: 1e9,
  billions: 1e9,
  tn: 1e12,
  trillion: 1e12,
}

const signClass = currencySigns.map((sign) => sign.replace(/[$.]/g, '\\$&')).join('|')
const shape = new RegExp(
  `^(?<open>\\()?\\s*(?<sign1>[-+])?\\s*(?<cur1>${signClass}|[A-Z]{3})?\\s*(?<sign2>[-+])?\\s*` +
    `(?<digits>\\d[\\d.,' ]*|[.,]\\d+)(?<power>e[-+]?\\d+)?\\s*` +
    `(?<suffix>[a-z]+\\.?)?\\s*(?<cur2>${signClass}|[A-Z]{3})?\\s*(?<percent>%)?\\s*(?<sign3>-)?\\s*(?<close>\\))?$`,
  'i',
)

/** Reads "£1,234.5m", "-26.19", "(1 200,50 EUR)", "12 %"; null for anything that is not one number. */
export function readAmount(text: string, decimal: DecimalMark): Amount | null {
  if (text.length > 80 || !/\d/.test(text)) return null
  const clean = plainSigns(text)
  if (clean.length > 60) return null
  const groups = shape.exec(clean)?.groups
  if (groups === undefined) return amountInWords(clean, decimal)
  if ((groups.open === undefined) !== (groups.close === undefined)) return null
  const digits = plainDigits((groups.digits as string).trim(), decimal)
  if (digits === null) return null
  const currency = currencyOf(groups.cur1 ?? groups.cur2 ?? '')
  if ((groups.cur1 ?? groups.cur2) !== undefined && currency === null) return null
  const suffix = groups.suffix?.replace('.', '').toLowerCase()
  const multiplier = suffix === undefined ? undefined : suffixes[suffix]
  if (suffix !== undefined && multiplier === undefined)
    return suffixCurrency(groups, digits) ?? amountInWords(clean, decimal)
  return {
    negative: isNegative(groups),
    digits: groups.power === undefined ? digits : plainPower(digits, Number(groups.power.slice(1))),
    ...(multiplier === undefined ? {} : { multiplier }),
    ...(currency === null ? {} : { currency }),
    ...(groups.percent === undefined ? {} : { percent: true as const }),
  }
}

type Groups = Record<string, string | undefined>

function isNegative(groups: Groups): boolean {
  return [groups.sign1, groups.sign2, groups.sign3].includes('-') || groups.open !== undefined
}

/** "12.5 GBP": the letters after the number were a currency code. */
function suffixCurrency(groups: Groups, digits: string): Amount | null {
  const currency = currencyOf(groups.suffix ?? '')
  return currency === null ? null : { negative: isNegative(groups), digits, currency }
}

const worded =
  /^(?<open>\()?(?<sign>[-+])?(?<before>[^\d()]*?)(?<digits>\d[\d.,' ]*|[.,]\d+)(?<after>[^\d()]*)(?<close>\))?$/

/** "20 EUR m", "500 TEUR", "€m 5": currency and unit grown together, or in another order. */
function amountInWords(clean: string, decimal: DecimalMark): Amount | null {
  const { open, sign, before = '', digits = '', after = '', close } = worded.exec(clean)?.groups ?? {}
  if ((open === undefined) !== (close === undefined)) return null
  const plain = plainDigits(digits.trim(), decimal)
  const said = plain === null || /-/.test(before + after) ? null : moneyWords(`${before} ${after}`)
  if (plain === null || said?.currency == null) return null
  return {
    negative: sign === '-' || open !== undefined,
    digits: plain,
    currency: said.currency,
    ...(said.multiplier === null ? {} : { multiplier: said.multiplier }),
  }
}

function plainSigns(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u2009\u202f\s]+/g, ' ')
    .replace(/[\u2212\u2012\u2013\u2014]/g, '-')
    .replace(/^'/, '')
    .trim()
}

/** How plain and grouped digits look with a decimal mark; groups of two before the last three are lakh and crore. */
function digitShapes(mark: string, group: string) {
  return {
    plain: new RegExp(`^\\d*(${mark}\\d+)?$|^\\d+${mark}$`),
    grouped: new RegExp(`^\\d{1,3}(?:(?:${group}\\d{2,3})*${group}\\d{3}|(?:[ ']\\d{3})+)(${mark}\\d*)?$`),
  }
}

const pointed = digitShapes('\\.', ',')
const commaed = digitShapes(',', '\\.')

/** Digits with thousands separators taken out, where they stand right; null where they do not ("1,5" with mark "."). */
function plainDigits(written: string, decimal: DecimalMark): string | null {
  const { plain, grouped } = decimal === '.' ? pointed : commaed
  if (!plain.test(written) && !grouped.test(written)) return null
  const bare = written.replace(decimal === '.' ? /[, ']/g : /[. ']/g, '').replace(',', '.')
  return bare.startsWith('.') ? `0${bare}` : bare.endsWith('.') ? bare.slice(0, -1) : bare
}

function plainPower(digits: string, power: number): string {
  return Math.abs(power) > 30 ? digits : shiftPoint(digits, power)
}

/** '12.5' shifted by 3 → '12500'; exact, with no floating point in between. */
export function shiftPoint(digits: string, places: number): string {
  const [whole = '', fraction = ''] = digits.split('.')
  const all = whole + fraction
  const point = whole.length + places
  if (point <= 0) return `0.${'0'.repeat(-point)}${all}`
  if (point >= all.length) return all + '0'.repeat(point - all.length)
  return `${all.slice(0, point)}.${all.slice(point)}`
}

/** The signed number an amount stands for, its suffix applied. */
export function amountNumber(amount: Amount): number {
  const size = Number(shiftPoint(amount.digits, Math.round(Math.log10(amount.multiplier ?? 1))))
  return amount.negative ? -size : size
}

/**
 * Which decimal mark the numbers of a column use: the one under which more of them can be read, '.' where both do.
 */
export function decimalMark(texts: Iterable<string>): DecimalMark {
  let point = 0
  let comma = 0
  for (const text of texts) {
    const asPoint = readAmount(text, '.') !== null
    const asComma = readAmount(text, ',') !== null
    if (asPoint && !asComma) point++
    if (asComma && !asPoint) comma++
  }
  return comma > point ? ',' : '.'
}
