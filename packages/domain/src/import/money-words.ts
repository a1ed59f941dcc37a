import { currencyOf, currencySigns } from './currencies.ts'

/** What words say of money: which currency ('$' for a bare dollar sign), and how much a number beside them counts. */
export type MoneyWords = { currency: string | null; multiplier: number | null }

/** Words of units, in the languages whose spreadsheets mix with English ones. */
const units: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  thousands: 1e3,
  tsd: 1e3,
  tausend: 1e3,
  '000': 1e3,
  '000s': 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mln: 1e6,
  mio: 1e6,
  million: 1e6,
  millions: 1e6,
  millionen: 1e6,
  bn: 1e9,
  bln: 1e9,
  mrd: 1e9,
  billion: 1e9,
  billions: 1e9,
  milliarden: 1e9,
  lakh: 1e5,
  lakhs: 1e5,
  crore: 1e7,
  crores: 1e7,
}

const names: Record<string, string> = {
  euro: 'EUR',
  euros: 'EUR',
  sterling: 'GBP',
  dollar: '$',
  dollars: '$',
  rupees: 'INR',
  rs: 'INR',
}

/** Codes that people also write in lower case, and that are no words. */
const everyday = new Set(
  'gbp usd eur chf cad aud nzd jpy cny inr sek nok dkk pln czk huf sgd hkd zar brl aed sar'.split(' '),
)

/** Codes that are English words too: in capitals they may be a heading that shouts. */
const alsoWords = new Set('ALL BAM BOB CUP GEL MOP PEN RON SOS TOP TRY'.split(' '))

/**
 * A whole text that says nothing but currency and unit, in either order and also in one word: "GBPm", "k€", "TEUR",
 * "Mio. EUR", "£'000", "USD (thousands)", "in thousands of euros"; null for any other.
 */
export function moneyWords(text: string): MoneyWords | null {
  const tokens = tokensOf(text)
  const said = tokens.map((token) => moneyWord(token.text, true))
  const all = join(said)
  return tokens.length > 0 && !said.includes(null) && (all.currency !== null || all.multiplier !== null) ? all : null
}

/** The stretch of a heading that says currency or unit: one that names a currency first, else a unit by itself. */
export function moneyStretch(header: string): (MoneyWords & { words: string }) | null {
  const stretches = stretchesOf(header)
  const found =
    stretches.find(({ currency }) => currency !== null) ?? stretches.find(({ unmistakable }) => unmistakable)
  if (found === undefined) return null
  const { currency, multiplier, words } = found
  return { currency, multiplier, words }
}

type Token = { text: string; start: number; end: number; inBrackets: boolean }
type Stretch = MoneyWords & { words: string; unmistakable: boolean }

/** A lone "m" is a unit only within brackets; "million", "mio" or "'000" are one anywhere. */
const unmistakable = /^(?:['‘’]?000s?['‘’]?|mio\.?|mln\.?|mrd\.?|tsd\.?|\p{L}{4,}\.?)$/iu

function stretchesOf(header: string): Stretch[] {
  const stretches: Stretch[] = []
  const tokens = tokensOf(header)
  for (let from = 0; from < tokens.length; from++) {
    let to = from
    while (to < tokens.length && isMoneyWord(tokens[to] as Token)) to++
    const run = trimmed(tokens.slice(from, to))
    const [first] = run
    const last = run.at(-1)
    if (first !== undefined && last !== undefined) {
      stretches.push({
        ...join(run.map((token) => moneyWord(token.text, token.inBrackets))),
        words: withBracket(header, first.start, last.end),
        unmistakable: first.inBrackets || run.some(({ text }) => unmistakable.test(text) && !isFiller(text)),
      })
    }
    from = Math.max(from, to)
  }
  return stretches
}

/** A bracket that the stretch opens is closed with it. */
function withBracket(header: string, start: number, end: number): string {
  const words = header.slice(start, end)
  return words.includes('(') && header[end] === ')' ? `${words})` : words
}

function isMoneyWord({ text, inBrackets }: Token): boolean {
  return moneyWord(text, inBrackets) !== null
}

/** Without "in" and "of" at either end. */
function trimmed(run: Token[]): Token[] {
  const said = run.map(({ text }) => !isFiller(text))
  const first = said.indexOf(true)
  return first === -1 ? [] : run.slice(first, said.lastIndexOf(true) + 1)
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let depth = 0
  for (const match of text.matchAll(/[([]|[)\]]|[^\s()[\],;:/_|–—*†‡¹²³"?-]+/gu)) {
    const [found] = match
    if (/^[([]$/.test(found)) depth++
    else if (/^[)\]]$/.test(found)) depth--
    else
      tokens.push(
        ...partsOf({ text: found, start: match.index, end: match.index + found.length, inBrackets: depth > 0 }),
      )
  }
  return tokens
}

/** "CostGBPm" is two words. */
function partsOf(token: Token): Token[] {
  const at = /(?<=\p{Ll}{2})(?=\p{Lu}{3})/u.exec(token.text)?.index
  if (at === undefined) return [token]
  return [
    { ...token, text: token.text.slice(0, at), end: token.start + at },
    { ...token, text: token.text.slice(at), start: token.start + at },
  ]
}

function isFiller(text: string): boolean {
  return /^(in|of)$/i.test(text)
}

function join(said: (MoneyWords | null)[]): MoneyWords {
  return {
    currency: said.find((words) => words?.currency != null)?.currency ?? null,
    multiplier: said.find((words) => words?.multiplier != null)?.multiplier ?? null,
  }
}

/** One word: a currency, a unit, or both grown together; null where it is about something else. */
function moneyWord(text: string, inBrackets: boolean): MoneyWords | null {
  if (isFiller(text)) return { currency: null, multiplier: null }
  const multiplier = unitOf(text)
  if (multiplier !== null) return { currency: null, multiplier }
  const currency = currencyWord(text, inBrackets)
  return currency === null ? grownTogether(text) : { currency, multiplier: null }
}

function unitOf(text: string): number | null {
  return units[text.toLowerCase().replace(/^['‘’]|['‘’.]+$/g, '')] ?? null
}

function currencyWord(text: string, inBrackets: boolean): string | null {
  if (isSign(text)) return currencyOf(text)
  if (/^[A-Z]{3}$/.test(text)) return alsoWords.has(text) && !inBrackets ? null : currencyOf(text)
  const lower = text.toLowerCase()
  return everyday.has(lower) ? lower.toUpperCase() : (names[lower.replace(/\.$/, '')] ?? null)
}

function isSign(text: string): boolean {
  return currencySigns.some((sign) => sign.toLowerCase() === text.toLowerCase())
}

/** "£m", "GBPm", "$'000" and "k€", "TEUR", "M€"; a T counts thousands only before its currency, a b only after it. */
function grownTogether(text: string): MoneyWords | null {
  for (let at = 1; at < text.length; at++) {
    const [before, after] = [text.slice(0, at), text.slice(at)]
    const first = ownCurrency(before)
    const counts = /^b$/i.test(after) ? 1e9 : unitOf(after)
    if (first !== null && counts !== null) return { currency: first, multiplier: counts }
    const last = ownCurrency(after)
    const unit = before === 'T' ? 1e3 : unitOf(before)
    if (last !== null && unit !== null) return { currency: last, multiplier: unit }
  }
  return null
}

/** A currency that another word may stand against: a sign, or a code in capitals that is no word. */
function ownCurrency(text: string): string | null {
  const coded = /^[A-Z]{3}$/.test(text) && !alsoWords.has(text)
  return coded || isSign(text) || everyday.has(text) ? currencyOf(text) : null
}
