import { arisesText } from '@gantry/domain/narrative/arises'
import type { Measure, Overview, Question } from '@gantry/domain/portfolio/overview'
import { say, table, terminalWidth, wrap } from './out.ts'

/** The overview as a page of text, in the order of the screen: scope, questions, story, figures. */
export function sayOverview(overview: Overview, organisation: string): void {
  const { scope, narrative, questions, decisions } = overview
  heading(`${scope.portfolio.title || organisation} \u2014 as of ${scope.period.asOf} (${scope.period.label})`)
  say(scopeLine(overview))
  for (const warning of scope.warnings) bullet('!', warning.text)
  if (decisions.length > 0) {
    heading('To decide')
    for (const each of decisions) bullet('\u25b8', asked(each))
  }
  if (questions.length > 0) {
    heading('To ask')
    for (const each of questions) bullet('?', asked(each, ` (${arisesText(each, scope.period)})`))
  }
  heading('The story')
  for (const { text } of narrative.sentences) bullet('\u2022', text)
  heading('The figures')
  const main = overview.measures.filter(({ id, value }) => headline.test(id) && value !== 0)
  say(table([{ title: '' }, { title: 'Value', right: true }, { title: 'From', right: true }], main.map(figure)))
  for (const { label, rates, formula } of main) if (rates) bullet('*', `${label}: ${formula}`)
}

/** The figures that a board knows by name; the others stand behind sentences. */
const headline =
  /^(initiatives|(wholeLifeCost|inYearBaseline|inYearForecast|benefits)(\.converted|\.[A-Z]{3})?|rating\.(lead|independent|owner)\.\w+)$/

function heading(text: string): void {
  say(`\n${text}\n${'\u2500'.repeat(Math.min(terminalWidth(), text.length))}`)
}

function bullet(mark: string, text: string): void {
  say(wrap(`${mark} ${text}`, terminalWidth(), '  '))
}

function scopeLine({ scope }: Overview): string {
  const against = scope.compare
    ? `compared with ${scope.compare.label} (${scope.compare.asOf})`
    : 'compared with nothing'
  return wrap(`${reportedText(scope.reported)}; ${against}.`, terminalWidth())
}

/** Of an imported period nobody said who was to report: it is held against the period before it. */
function reportedText({ n, of, basis, before }: Overview['scope']['reported']): string {
  if (basis === 'declared') return `${n} of ${of} expected initiatives reported`
  const said = `${n} initiative${n === 1 ? '' : 's'} reported`
  return before && of > n
    ? `${said}; ${of - n} more of ${before.label} had not ended and ${of - n === 1 ? 'is' : 'are'} not among them`
    : said
}

function asked({ sentence, addressee }: Question, from = ''): string {
  return `${addressee.title}: ${sentence.text}${from}`
}

function figure(measure: Measure): string[] {
  return [measure.label, shown(measure), `${measure.population.n} of ${measure.population.of}`]
}

/** Exact: the terminal is where somebody checks a figure. */
function shown({ value, unit, currency }: Measure): string {
  if (unit !== 'minor' || !currency)
    return value.toLocaleString('en-GB') + (unit === 'percent' ? ' %' : unit === 'days' ? ' days' : '')
  // XXX stands for no currency: such an amount is a number without a sign.
  const style = currency === 'XXX' ? {} : ({ style: 'currency', currency } as const)
  const format = new Intl.NumberFormat('en-GB', { ...style, maximumFractionDigits: 0 })
  const digits =
    new Intl.NumberFormat('en-GB', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  return format.format(value / 10 ** digits)
}
