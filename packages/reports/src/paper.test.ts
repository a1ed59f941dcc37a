import { dayText, durationText, moneyText, percentText } from '@gantry/domain/narrative/format'
import { storyOf } from '@gantry/domain/portfolio/initiative-story'
import type { Overview } from '@gantry/domain/portfolio/overview'
import { afterAll, describe, expect, it } from 'vitest'
import { boardPackDocument, overviewDocument } from './board-pack.ts'
import { runningSteps } from './charts/bridge-paper.ts'
import type { Paper } from './paper.ts'
import { cut, printable } from './runs.ts'
import { drawnOverview } from './testing/drawn-overview.ts'
import { textOfPdf } from './testing/read-pdf.ts'
import { openPress } from './typeset/press.ts'
import { definitions } from './words.ts'

const press = openPress()
afterAll(() => press.close())
const { overview, index } = drawnOverview()

describe('the overview on paper', () => {
  it('says no number that is not a figure of the overview', async () => {
    const read = await readable(overviewDocument(overview, 'Office', '2022-11-22'))
    expect(unknownNumbers(read, overview)).toEqual([])
    expect(numbersIn(read).length).toBeGreaterThan(40)
  })

  it('reads as the screen does: each sentence, question and chart title', async () => {
    const document = overviewDocument(overview, 'Office', '2022-11-22')
    const read = plain(await readable(document))
    for (const { text } of overview.narrative.sentences) expect(read).toContain(plain(text))
    for (const { sentence } of overview.questions.slice(0, 5)) expect(read).toContain(plain(sentence.text))
    for (const title of [
      document.overview.ratings.title,
      document.overview.bridge?.title,
      document.overview.dates?.title,
    ])
      expect(read).toContain(plain(title ?? 'missing'))
  })

  it('holds on one tagged page for all that can be said in it', async () => {
    const sentence = overview.narrative.sentences[0]
    if (!sentence) throw new Error('The drawn portfolio has nothing to say')
    const long = `${'A title that never ends '.repeat(12)}`
    const crowded: Overview = {
      ...overview,
      scope: { ...overview.scope, portfolio: { title: long } },
      narrative: {
        sentences: Array.from({ length: 6 }, () => ({
          ...sentence,
          segments: [
            ...sentence.segments,
            ...Array.from({ length: 3 }, () => ({ type: 'name', kind: 'initiative', id: 'x', text: long }) as const),
          ],
        })),
        remarks: Array.from({ length: 4 }, (_, n) => ({
          id: `remark ${n}`,
          version: 1,
          text: long.repeat(9),
          byName: 'Ada',
          at: '2022-11-22T00:00:00Z',
        })),
      },
      rows: overview.rows.map((row) => ({ ...row, title: long })),
    }
    const printed = await press.print(overviewDocument(crowded, long, '2022-11-22'))
    expect(printed).toMatchObject({ ok: true, sheets: { pages: 1, accessible: true } })
  })

  it('takes nobody’s text for markup', async () => {
    const name = '#panic("x") $a^2$ *b* _c_ [d] <e> @f `g` \\h = i // j #import "/main.typ"'
    const read = plain(await readable(overviewDocument(overview, name, '2022-11-22')))
    expect(read).toContain(plain(name))
  })

  it('is printed with letters its fonts lack, without the accessibility mark', async () => {
    const printed = await press.print(overviewDocument(overview, 'Line \u{10fffd}', '2022-11-22'))
    expect(printed).toMatchObject({ ok: true, sheets: { pages: 1, accessible: false } })
  })

  it('is printed where there is nothing to compare and nothing to draw', async () => {
    const empty: Overview = {
      ...overview,
      scope: { ...overview.scope, compare: undefined },
      measures: [],
      comparisons: [],
      findings: [],
      narrative: { sentences: [], remarks: [] },
      questions: [],
      decisions: [],
      rows: [],
      charts: {
        ratings: [],
        movement: { values: [], cells: [], notComparable: [] },
        dateMoves: [],
        next90: [],
        dataQuality: [],
      },
    }
    const printed = await press.print(boardPackDocument(empty, [], { organisation: 'Office', printedOn: '2022-11-22' }))
    expect(printed).toMatchObject({ ok: true, sheets: { accessible: true } })
  })
})

describe('the board pack', () => {
  const stories = ['Harbour Line', 'Pell Bridge'].flatMap((id) => storyOf(index, id, { today: '2022-11-22' }) ?? [])
  const pack = boardPackDocument(overview, stories, { organisation: 'Office', printedOn: '2022-11-22' })

  it('has a page for each initiative chosen, all findings and every initiative', async () => {
    const read = plain(await readable(pack))
    expect(stories).toHaveLength(2)
    for (const heading of ['Board pack', 'Findings', 'Every initiative', 'Method and definitions', 'Over the periods'])
      expect(read).toContain(plain(heading))
    for (const { sentence } of overview.findings.slice(0, 16)) expect(read).toContain(plain(sentence.text))
    for (const { title } of overview.rows) expect(read).toContain(plain(title))
    for (const { term } of definitions) expect(read).toContain(plain(term))
  })

  it('starts the overview on its second page and is wholly tagged', async () => {
    const printed = await press.print(pack)
    expect(printed.ok && printed.sheets.pages).toBeGreaterThan(5)
    expect(printed.ok && printed.sheets.accessible).toBe(true)
  })
})

describe('the press', () => {
  it('stops what takes too long and goes on with a fresh thread', async () => {
    const hasty = openPress({ timeLimit: 1 })
    const document = overviewDocument(overview, 'Office', '2022-11-22')
    expect(await hasty.print(document)).toEqual({ ok: false, why: 'tooSlow' })
    await hasty.close()
    expect(await press.print(document)).toMatchObject({ ok: true })
  })

  it('gives up what nobody waits for any more, begun or not, and prints the next', async () => {
    const one = openPress()
    const document = overviewDocument(overview, 'Office', '2022-11-22')
    const cancel = new AbortController()
    const printed = [one.print(document, cancel.signal), one.print(document, cancel.signal), one.print(document)]
    cancel.abort()
    const givenUp = { ok: false, why: 'givenUp' }
    expect(await Promise.all(printed)).toMatchObject([givenUp, givenUp, { ok: true }])
    expect(await one.print(document, cancel.signal)).toEqual(givenUp)
    await one.close()
  })

  it('refuses more than may wait, and changes its thread in between', async () => {
    const small = openPress({ mostWaiting: 2, papersEach: 1 })
    const document = overviewDocument(overview, 'Office', '2022-11-22')
    const all = await Promise.all(Array.from({ length: 4 }, () => small.print(document)))
    expect(all.map((printed) => (printed.ok ? 'printed' : printed.why))).toEqual([
      'printed',
      'printed',
      'printed',
      'tooMany',
    ])
    await small.close()
  })

  it('prints the same bytes for the same paper', async () => {
    const document = overviewDocument(overview, 'Office', '2022-11-22')
    const [first, second] = await Promise.all([press.print(document), press.print(document)])
    expect(first.ok && second.ok && Buffer.compare(first.sheets.pdf, second.sheets.pdf)).toBe(0)
  })
})

describe('texts', () => {
  it.each([
    ['short', 10, 'short'],
    ['a sentence of some words', 14, 'a sentence of…'],
    ['unbrokenandlong', 8, 'unbroke…'],
    ['two\nlines\u0000 and\u2028more', 99, 'two lines and more'],
  ])('%j within %i is %j', (text, most, expected) => expect(cut(text, most)).toBe(expected))

  it('keeps no half of a letter', () => expect(printable('a\ud83d b')).toBe('a\ufffd b'))

  it('draws a bridge that ends where its sum ends', () => {
    expect(runningSteps([40, -10, 30])).toEqual([
      { start: 0, end: 40 / 60 },
      { start: 40 / 60, end: 0.5 },
      { start: 0.5, end: 1 },
    ])
    expect(runningSteps([])).toEqual([])
    expect(runningSteps([0])).toEqual([{ start: 0, end: 0 }])
  })
})

/** The text on the pages; without poppler, all texts and counts that are typeset. */
async function readable(document: Paper): Promise<string> {
  const printed = await press.print(document)
  if (!printed.ok) throw new Error(printed.why)
  return textOfPdf(printed.sheets.pdf) ?? textsIn(document).join('\n')
}

/** Pieces of one sentence are set without a break between them. */
function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) {
    const pieces = value.every((each) => typeof each === 'object' && each !== null && 'as' in each)
    const texts = value.flatMap(textsIn)
    return pieces ? [texts.join('')] : texts
  }
  if (value !== null && typeof value === 'object')
    return Object.entries(value).flatMap(([key, each]) =>
      /^(as|kind|start|end|total|lang|document)$/.test(key) ? [] : textsIn(each),
    )
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

/** Letters and figures alone: a page breaks lines where it likes. */
function plain(text: string): string {
  return text.replaceAll(/[\s“”]+/gu, '')
}

function numbersIn(text: string): string[] {
  return text.match(/\d[\d,]*(?:\.\d+)?/g) ?? []
}

/** Numbers of the page that stand neither in a sentence nor in a figure of the overview. */
function unknownNumbers(
  read: string,
  { measures, charts, scope, narrative, questions, decisions }: Overview,
): string[] {
  const known = new Set<string>(['1', 'Page'])
  const add = (text: string) => numbersIn(text).forEach((number) => known.add(number))
  for (const { value, unit, currency, population, absent } of measures) {
    if (unit === 'minor') add(moneyText(value, currency ?? 'XXX'))
    else if (unit === 'percent') add(percentText(value))
    else if (unit === 'days') add(durationText(value))
    else add(String(value))
    for (const n of [population.n, population.of, ...Object.values(absent ?? {})]) add(String(n))
  }
  for (const { sentence } of [...questions, ...decisions]) add(sentence.text)
  for (const { text } of narrative.sentences) add(text)
  for (const { text } of scope.warnings) add(text)
  for (const n of [scope.reported.n, scope.reported.of]) add(String(n))
  for (const { by, period } of charts.ratings) {
    add(dayText(period.asOf))
    for (const n of Object.values(by.lead)) add(String(n))
  }
  for (const { initiatives } of charts.movement.cells) add(String(initiatives.length))
  for (const { n } of charts.movement.notComparable) add(String(n))
  for (const { from, to, days, quote } of charts.dateMoves)
    [dayText(from), dayText(to), durationText(days), quote?.text ?? ''].forEach(add)
  for (const { day, what } of charts.next90) [dayText(day), what].forEach(add)
  for (const line of charts.dataQuality)
    Object.values(line).forEach((value) => typeof value === 'number' && add(String(value)))
  const { bridge } = charts
  for (const { amount, initiatives } of bridge?.parts ?? [])
    [moneyText(amount, bridge?.currency ?? ''), String(initiatives.length)].forEach(add)
  for (const minor of [bridge?.total, bridge?.fromTotal, bridge?.toTotal, (bridge?.total ?? 0) - (bridge?.same ?? 0)])
    add(moneyText(minor ?? 0, bridge?.currency ?? ''))
  add(dayText('2022-11-22'))
  return [...new Set(numbersIn(read))].filter((number) => !known.has(number))
}
