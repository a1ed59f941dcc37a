import { findForbidden } from '../narrative/lexicon.ts'
import { dayNumber } from '../portfolio/day.ts'
import type { PortfolioFacts, StatusFact } from '../portfolio/facts.ts'
import type { Comparison, Measure, Overview, Segment, Sentence } from '../portfolio/overview.ts'
import { scalePoints } from '../portfolio/rating-scale.ts'

/**
 * Reads every sentence of an overview back to the facts: numbers to their measure or evidence, comparatives to a valid
 * comparison and the way it went, names to records, quotes to what was written. Gives what does not hold; [] = all true.
 */
export function readBack(overview: Overview, facts: PortfolioFacts): string[] {
  const book = bookOf(facts, overview.measures, overview.comparisons)
  const sentences = [
    ...overview.narrative.sentences,
    ...overview.findings.map(({ sentence }) => sentence),
    ...overview.questions.map(({ sentence }) => sentence),
    ...overview.decisions.map(({ sentence }) => sentence),
  ]
  return [
    ...sentences.flatMap((sentence) => readSentence(sentence, book)),
    ...readQuotes(overview, book),
    ...costNeverSaidToFall(overview, sentences),
  ]
}

export interface Book {
  readonly facts: PortfolioFacts
  readonly statuses: ReadonlyMap<string, StatusFact>
  readonly measures: ReadonlyMap<string, Measure>
  readonly comparisons: ReadonlyMap<string, Comparison>
}

export function bookOf(facts: PortfolioFacts, measures: readonly Measure[], comparisons: readonly Comparison[]): Book {
  return {
    facts,
    statuses: new Map(facts.statuses.map((status) => [status.id, status])),
    measures: new Map(measures.map((measure) => [measure.id, measure])),
    comparisons: new Map(comparisons.map((comparison) => [comparison.id, comparison])),
  }
}

export function readSentence(sentence: Sentence, book: Book): string[] {
  const complaints = [
    ...shape(sentence),
    ...sentence.segments.flatMap((segment) => readSegment(segment, book)),
    ...direction(sentence, book),
  ]
  return complaints.map((complaint) => `${complaint} — in: ${sentence.text}`)
}

/** The text is its segments, and every number and comparison in them is listed. */
function shape({ text, segments, numbers, comparisons }: Sentence): string[] {
  const complaints: string[] = []
  const spoken = segments.map((segment) => (segment.type === 'quote' ? `“${segment.text}”` : segment.text)).join('')
  if (spoken !== text) complaints.push('the text is not its segments')
  for (const segment of segments) {
    if (segment.type === 'measure' && !numbers.includes(segment.id)) complaints.push(`number ${segment.id} not listed`)
    if (segment.type === 'comparison' && !comparisons.includes(segment.id))
      complaints.push(`comparison ${segment.id} not listed`)
  }
  const ours = segments
    .map((segment) => (segment.type === 'quote' || segment.type === 'name' ? 'N' : segment.text))
    .join('')
  if (/\s{2}|\s[.,;:?]|[.?]{2}|undefined|NaN|\{|\}/.test(ours)) complaints.push('the text is not well set')
  if (!/[.?!”]$/.test(text)) complaints.push('the text does not end')
  return complaints
}

function readSegment(segment: Segment, book: Book): string[] {
  switch (segment.type) {
    case 'text': {
      const word = findForbidden(segment.text)
      return word === undefined ? [] : [`plain text holds "${word}"`]
    }
    case 'measure': {
      const measure = book.measures.get(segment.id)
      if (measure === undefined) return [`no measure ${segment.id}`]
      if (measure.value !== segment.value) return [`${segment.id} is ${measure.value}, not ${segment.value}`]
      return saysNumber(segment.text, segment.value) ? [] : [`"${segment.text}" is not ${segment.value}`]
    }
    case 'value':
      return readValue(segment, book)
    case 'comparison': {
      const comparison = book.comparisons.get(segment.id)
      if (comparison === undefined) return [`no comparison ${segment.id}`]
      return comparison.valid && comparison.conditions.every(({ holds }) => holds)
        ? []
        : [`comparison ${segment.id} does not hold`]
    }
    case 'name':
      return readName(segment, book)
    case 'quote':
      return wasWritten(segment.text, book) ? [] : [`nobody wrote "${segment.text}"`]
  }
}

function readValue({ text, value, evidence }: Extract<Segment, { type: 'value' }>, { statuses }: Book): string[] {
  const behind = evidence.statuses.map((id) => statuses.get(id))
  if (behind.some((status) => status === undefined)) return ['evidence names a report that does not exist']
  const [first, last] = [behind[0], behind.at(-1)]
  const field = evidence.field ?? ''
  if (typeof value === 'string') return readWord(text, value, first, field)
  if (!saysNumber(text, value)) return [`"${text}" is not ${value}`]
  if (first === undefined || last === undefined) return []
  if (behind.length === 1) {
    const held = amountIn(first, field)
    if (held !== undefined && field !== 'inYearForecast' && held !== value) return [`${field} is ${held}, not ${value}`]
    if (
      field === 'inYearForecast' &&
      held !== value &&
      (held ?? 0) - (amountIn(first, 'inYearBaseline') ?? 0) !== value
    )
      return [`${value} is neither forecast nor variance`]
    return []
  }
  return []
}

/** A day or a rating: the field of the report behind it holds it, or its commentary speaks of it. */
function readWord(text: string, value: string, status: StatusFact | undefined, field: string): string[] {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) {
    if (readDay(text) !== value) return [`"${text}" is not ${value}`]
    if (status === undefined || field === 'asOf') return []
    const held = field === 'startDate' ? status.days.startDate : status.days.endDate
    return held !== undefined && 'value' in held && held.value === value ? [] : [`${field} does not hold ${value}`]
  }
  if (text.replace(/\W/g, '').toLowerCase() !== value.toLowerCase()) return [`"${text}" is not ${value}`]
  const rated = status?.ratings.some((rating) => 'value' in rating.value && rating.value.value === value)
  const spoken = Object.values(status?.texts ?? {}).some((words) => words?.toLowerCase().includes(text.toLowerCase()))
  return rated || spoken ? [] : [`no rating ${value} in the report`]
}

function readName({ kind, id, text }: Extract<Segment, { type: 'name' }>, { facts, statuses }: Book): string[] {
  if (kind === 'initiative')
    return facts.initiatives.some((one) => one.id === id && one.title === text) ? [] : [`no initiative "${text}"`]
  if (kind === 'unit' && id !== '')
    return facts.units.find((one) => one.id === id)?.title === text ? [] : [`no unit "${text}"`]
  if (kind === 'period') {
    const asOf = facts.periods.find((one) => one.id === id)?.asOf
    return asOf !== undefined && (readDay(text) === asOf || readDay(`1 ${text}`)?.slice(0, 7) === asOf.slice(0, 7))
      ? []
      : [`no period "${text}"`]
  }
  if (kind === 'category')
    return facts.statuses.some(({ category }) => category === text) ? [] : [`no category "${text}"`]
  if (kind === 'declarer')
    return facts.declarations.some(({ byName }) => byName === text) ? [] : [`nobody called "${text}"`]
  if (kind === 'author') return statuses.has(id) ? [] : [`no report of author "${text}"`]
  return []
}

/** Words that say which way, against the numbers beside them or the comparison they name. */
function direction(sentence: Sentence, book: Book): string[] {
  const words = sentence.segments.flatMap((segment) => (segment.type === 'comparison' ? [segment] : []))
  return words.flatMap(({ id, text }) => {
    const change = signedNumber(sentence) ?? book.comparisons.get(id)?.change
    if (/\brose by\b/.test(text) && !((change ?? 0) > 0)) return [`"${text}" but ${change}`]
    if (/\bfell by\b/.test(text) && !((change ?? 0) < 0)) return [`"${text}" but ${change}`]
    if (/\bworsened from\b|went from/.test(text) && !(stepsIn(sentence, book) < 0)) return ['no worse']
    if (/\bimproved from\b/.test(text) && !(stepsIn(sentence, book) > 0)) return ['no better']
    const way = /\bmoved from\b/.test(sentence.text) ? /,[^,]* (later|earlier)\b/.exec(sentence.text)?.[1] : undefined
    if (way === 'later' && !(daysIn(sentence) > 0)) return ['not later']
    if (way === 'earlier' && !(daysIn(sentence) < 0)) return ['not earlier']
    return []
  })
}

/** The signed change a sentence holds: a money measure of a change, or a number worked out from two reports. */
function signedNumber({ segments }: Sentence): number | undefined {
  for (const segment of segments) {
    if (segment.type === 'measure' && segment.id.endsWith('.likeForLike')) return segment.value
    if (segment.type === 'value' && typeof segment.value === 'number' && segment.evidence.statuses.length >= 2)
      return segment.value
  }
  return undefined
}

function stepsIn({ segments }: Sentence, { statuses }: Book): number {
  const rated = segments.flatMap((segment) => {
    if (segment.type !== 'value' || !segment.evidence.field?.startsWith('rating.')) return []
    const status = statuses.get(segment.evidence.statuses[0] ?? '')
    const assessor = segment.evidence.field.split('.')[1]
    const fact = status?.ratings.find(
      (rating) => rating.assessor === assessor && 'value' in rating.value && rating.value.value === segment.value,
    )
    return fact === undefined
      ? []
      : [{ scale: fact.scale, assessor, at: scalePoints[fact.scale].findIndex((point) => point === segment.value) }]
  })
  const [from, to] = rated
  if (from === undefined || to === undefined || from.scale !== to.scale || from.assessor !== to.assessor)
    return Number.NaN
  return to.at - from.at
}

function daysIn({ segments }: Sentence): number {
  const days = segments.flatMap((segment) =>
    segment.type === 'value' && typeof segment.value === 'string' && /^\d{4}-/.test(segment.value)
      ? [segment.value]
      : [],
  )
  return dayNumber(days[1] ?? '') - dayNumber(days[0] ?? '')
}

/** Where the same initiatives cost more, no words of ours may say that cost fell. */
function costNeverSaidToFall({ comparisons }: Overview, sentences: readonly Sentence[]): string[] {
  const change = comparisons.find(({ id }) => id === 'change.wholeLifeCost')
  if (change?.valid !== true || (change.change ?? 0) <= 0) return []
  const ours = ({ segments }: Sentence) =>
    segments.map((one) => (one.type === 'quote' || one.type === 'name' ? '…' : one.text)).join('')
  const falling =
    /\b(cost|total)s?\b[^.?]*\b(fell|falls?|fallen|decreas\w*|declin\w*|dropp?\w*|lower\w*|reduc\w*|shr[aiu]nk|less|cheaper)\b/i
  return sentences.filter((sentence) => falling.test(ours(sentence))).map(({ text }) => `says that cost fell: ${text}`)
}

function wasWritten(text: string, { facts }: Book): boolean {
  let all = written.get(facts)
  if (all === undefined) {
    all = [...facts.statuses.map(everythingIn), ...facts.declarations.map(({ reason }) => reason)].join('\n')
    written.set(facts, all)
  }
  return all.includes(text.replace(/…$/, '').trim())
}

/** All that was written, each text on one line: looked through for every quote, put together once. */
const written = new WeakMap<PortfolioFacts, string>()

function everythingIn({ texts, days, money }: StatusFact): string {
  const reasons = [...Object.values(days), ...Object.values(money)].map((known) =>
    known !== undefined && 'absent' in known ? known.absent.reason : '',
  )
  return [...Object.values(texts), ...reasons].map((words) => (words ?? '').replace(/\s+/g, ' ')).join('\n')
}

/** A finding's quotes stand in the very report and field they name. */
function readQuotes(overview: Overview, { statuses }: Book): string[] {
  return overview.findings
    .flatMap(({ quotes }) => quotes)
    .flatMap(({ text, status, initiative }) => {
      const report = statuses.get(status)
      const found =
        report?.initiative === initiative &&
        everythingIn(report).includes(text.replace(/…$/, '').trim().replace(/\s+/g, ' '))
      return found ? [] : [`not in ${status}: "${text}"`]
    })
}

function amountIn(status: StatusFact, field: string): number | undefined {
  const known =
    field === 'wholeLifeCost' || field === 'inYearBaseline' || field === 'inYearForecast' || field === 'benefits'
      ? status.money[field]
      : undefined
  return known !== undefined && 'value' in known ? known.value.minor : undefined
}

/** Whether a text, read as a person would, is the number to the last digit it shows. Signs are told by words. */
export function saysNumber(text: string, value: number): boolean {
  const size = Math.abs(value)
  const read = /^−?([^\d−.]*?)\s?([\d,]+(?:\.\d+)?)\s?(k|m|bn|tn|%|days?|weeks?|months?|years?)?$/.exec(text)
  if (read === null) return false
  const [, sign = '', digits = '', unit = ''] = read
  const shown = Number(digits.replaceAll(',', ''))
  const half = 0.5 / 10 ** (digits.split('.')[1]?.length ?? 0)
  const factors: Record<string, number> = {
    k: 1e3,
    m: 1e6,
    bn: 1e9,
    tn: 1e12,
    week: 7,
    weeks: 7,
    month: 30.4375,
    months: 30.4375,
    year: 365.25,
    years: 365.25,
  }
  const minor = sign !== '' || ['k', 'm', 'bn', 'tn'].includes(unit) ? 10 ** (sign.includes('¥') ? 0 : 2) : 1
  const one = (factors[unit] ?? 1) * minor
  return Math.abs(shown * one - size) <= half * one * 1.0001
}

function readDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2}) ([A-Z][a-z]+) (\d{4})$/.exec(text) ?? []
  const at = 'January February March April May June July August September October November December'
    .split(' ')
    .indexOf(month)
  return at < 0 ? undefined : `${year}-${String(at + 1).padStart(2, '0')}-${day.padStart(2, '0')}`
}

/** How many numbers a sentence of the story carries at most. */
const mostNumbers = 6

/** Whether each sentence of a story is one sentence, and no longer than a reader takes in. Rates of a conversion are told with it, each. */
export function longSentences(sentences: readonly Sentence[]): string[] {
  return sentences.flatMap(({ segments, text }) => {
    const own = segments.map((one) => (one.type === 'name' || one.type === 'quote' ? 'x' : one.text)).join('')
    const numbers = segments.filter(({ type }) => type === 'measure' || type === 'value').length
    const converted = segments.some((one) => one.type === 'measure' && one.id === 'wholeLifeCost.converted')
    return [
      ...(/[.?!]\s+\S/.test(own) ? [`more than one sentence: ${text}`] : []),
      ...(numbers > mostNumbers && !converted ? [`${numbers} numbers: ${text}`] : []),
    ]
  })
}
