import type { DecisionAsked, Question } from '@gantry/domain/portfolio/overview'
import { expect, test } from 'vitest'
import { outcomesOf, startDecision, toDecisionRequest, withOutcome } from './decision-form.ts'

const question: Question = {
  id: 'q1',
  finding: 'f1',
  sentence: { text: 'Why did it move?', segments: [], numbers: [], comparisons: [] },
  addressee: { kind: 'unit', title: 'Roads' },
  ageDays: 3,
  askedSince: '2026-01-01',
  initiatives: ['i1'],
}
const asked: DecisionAsked = {
  ...question,
  options: [
    { title: 'Go on', consequence: '' },
    { title: 'Stop', consequence: '' },
  ],
  right: 'Board, terms of reference 4',
  decideBy: '2026-02-01',
}
const period = { id: 'p2', label: '2023', asOf: '2023-03-31' }

test('a question starts at being asked, with two weeks to answer', () => {
  expect(outcomesOf(question)).toEqual(['asked', 'noted', 'approved', 'inPart', 'rejected', 'deferred'])
  expect(startDecision(question, '2026-01-04')).toMatchObject({
    outcome: 'asked',
    choice: '',
    right: '',
    madeOn: '2026-01-04',
    decideBy: '2026-01-18',
  })
})

test('noting brings its reason along, and takes it away again; what was written stays', () => {
  const asked = startDecision(question, '2026-01-04')
  const noted = withOutcome(asked, 'noted', 'Read.')
  expect(noted).toMatchObject({ outcome: 'noted', reason: 'Read.' })
  expect(withOutcome(noted, 'deferred', 'Read.')).toMatchObject({ outcome: 'deferred', reason: '' })
  const own = { ...asked, reason: 'The board was told.' }
  expect(withOutcome(own, 'noted', 'Read.').reason).toBe('The board was told.')
})

test('a decision asked for starts from its first option and its right', () => {
  expect(outcomesOf(asked)[0]).toBe('approved')
  expect(startDecision(asked, '2026-01-04')).toMatchObject({
    outcome: 'approved',
    options: 'Go on\nStop',
    choice: 'Go on',
    right: 'Board, terms of reference 4',
  })
})

test('options go out one by one, without empty lines, with the finding and the periods seen', () => {
  const decision = { ...startDecision(asked, '2026-01-04'), options: ' Go on \n\n Stop', reason: ' because ' }
  expect(toDecisionRequest(decision, asked, period)).toEqual({
    finding: 'f1',
    period: 'p2',
    compare: undefined,
    question: 'Why did it move?',
    options: ['Go on', 'Stop'],
    outcome: 'approved',
    choice: 'Go on',
    reason: 'because',
    right: 'Board, terms of reference 4',
    madeOn: '2026-01-04',
  })
})

test('a question that is only put takes no outcome along, but the day it is wanted by', () => {
  const decision = { ...startDecision(question, '2026-01-04'), outcome: 'asked' as const, decideBy: '2026-02-01' }
  const request = toDecisionRequest(decision, question, period, undefined, 'Put to Roads')
  expect(request).toMatchObject({ decideBy: '2026-02-01', question: 'Why did it move?', context: 'Put to Roads' })
  expect(request).not.toHaveProperty('outcome')
  expect(request).not.toHaveProperty('madeOn')
})
