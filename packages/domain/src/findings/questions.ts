import { dayText } from '../narrative/format.ts'
import { nameSegment } from '../narrative/segments.ts'
import { say } from '../narrative/sentence.ts'
import type { Analysis } from '../portfolio/analysis.ts'
import { daysBetween } from '../portfolio/day.ts'
import type { DecisionFact } from '../portfolio/facts.ts'
import type { DecisionAsked, Question } from '../portfolio/overview.ts'
import type { Ranked } from './find.ts'

/** At most so many questions and decisions are put to a reader. */
export const mostAsked = 5
const mostOfOneRule = 2
const mostOfOneAddressee = 2
const mostAboutData = 1

/** Decisions that are asked of somebody with a right and a day: soonest first. */
export function decisionsAsked(analysis: Analysis, limit = mostAsked): DecisionAsked[] {
  const { view } = analysis
  return view.index.facts.decisions
    .filter(
      (decision) =>
        isOpen(decision) && (decision.initiative === undefined || view.byInitiative.has(decision.initiative)),
    )
    .sort((a, b) => ((a.decideBy ?? '') < (b.decideBy ?? '') ? -1 : 1))
    .slice(0, limit)
    .map((decision) => decisionAsked(analysis, decision))
}

/** The weightiest findings that have a question, spread over rules, units and initiatives; none that is decided. */
export function questionsOf(analysis: Analysis, findings: readonly Ranked[], limit: number): Question[] {
  const decisions = analysis.view.index.facts.decisions.filter(isAnswer)
  const decided = new Set(decisions.map(({ finding }) => finding))
  const used = new Map<string, number>()
  const chosen: Question[] = []
  for (const found of findings) {
    if (chosen.length >= limit) break
    if (found.ask === undefined || found.mute !== undefined || decided.has(found.id)) continue
    const addressee = addresseeOf(analysis, found)
    const keys: [string, number][] = [
      [`rule:${found.rule}`, mostOfOneRule],
      [`to:${addressee.kind}:${addressee.id ?? addressee.title}`, mostOfOneAddressee],
      ...(found.severity === 'data' ? ([['data', mostAboutData]] as [string, number][]) : []),
      ...found.initiatives.slice(0, 1).map((id): [string, number] => [`about:${id}`, 1]),
    ]
    if (keys.some(([key, most]) => (used.get(key) ?? 0) >= most)) continue
    for (const [key] of keys) used.set(key, (used.get(key) ?? 0) + 1)
    chosen.push(question(analysis, found, found.ask, addressee))
  }
  return chosen
}

function question(
  analysis: Analysis,
  found: Ranked,
  ask: () => Question['sentence'],
  addressee: Question['addressee'],
): Question {
  return {
    id: `question:${found.id}`,
    finding: found.id,
    sentence: ask(),
    addressee,
    ...ageOf(analysis, found.since),
    initiatives: found.initiatives,
  }
}

/** The period in which it first arose, and the days from there to the as-of date of the view. */
function ageOf({ view }: Analysis, since: number | undefined): Pick<Question, 'ageDays' | 'askedSince'> {
  const asOf = view.index.periods[since ?? view.now]?.asOf ?? view.period.asOf
  return { askedSince: asOf, ageDays: Math.max(0, daysBetween(asOf, view.period.asOf)) }
}

/** Imported reports are answered for by their unit; our own by the initiative's owner, where one is named. */
function addresseeOf({ view }: Analysis, found: Ranked): Question['addressee'] {
  if (found.addressee !== undefined) return found.addressee()
  const subject = view.byInitiative.get(found.initiatives[0] ?? '')
  const status = subject?.now ?? subject?.before
  const person = subject?.initiative.ownerName ?? subject?.initiative.managerName
  if (status !== undefined && status.state !== 'imported' && person !== undefined)
    return { kind: 'person', title: person }
  const unit = subject?.unit === undefined ? undefined : view.index.units.get(subject.unit)
  if (unit !== undefined) return { kind: 'unit', id: unit.id, title: unit.title }
  return person === undefined
    ? { kind: 'pmo', title: view.index.facts.organisation.name }
    : { kind: 'person', title: person }
}

/** Decided, or asked where the reader sees it: what was taken back, or waits for nobody, is a question again. */
function isAnswer(decision: DecisionFact): boolean {
  return decision.state === 'made' || decision.state === 'superseded' || isOpen(decision)
}

function isOpen({ state, right, decideBy }: DecisionFact): boolean {
  return state === 'asked' && right !== undefined && decideBy !== undefined
}

function decisionAsked(analysis: Analysis, decision: DecisionFact): DecisionAsked {
  const { view } = analysis
  const { id, question: text, decideBy = '', decider, right = '', initiative, finding } = decision
  const day = {
    type: 'value' as const,
    text: dayText(decideBy),
    value: decideBy,
    evidence: { statuses: [], field: 'decideBy' },
  }
  const asked = /[.?!]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`
  return {
    id,
    finding: finding ?? '',
    sentence: say(decideBy < view.request.today ? 'decision.overdue' : 'decision.due', {
      question: nameSegment('decision', id, asked),
      day,
    }),
    addressee:
      decider === undefined
        ? { kind: 'pmo', title: view.index.facts.organisation.name }
        : { kind: 'person', title: decider },
    ...ageOf(analysis, undefined),
    initiatives: initiative === undefined ? [] : [initiative],
    options: decision.options.map(optionOf),
    right,
    decideBy,
    decision: decision.ref,
  }
}

/** "Go on — costs £2m a month" is an option and its consequence. */
function optionOf(text: string): DecisionAsked['options'][number] {
  const [title = '', ...consequence] = text.split(/\s+[—–]\s+|:\s+/)
  return { title: title.trim(), consequence: consequence.join(' – ').trim() }
}
