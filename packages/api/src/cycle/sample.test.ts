import { createSample } from '@gantry/app/sample/create-sample'
import type { Database } from '@gantry/store/database'
import { openTestStore } from '@gantry/store/testing/open-test-store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, openApi, setupToken, type TestApi } from '../testing/open-api.ts'

let store: Database
let api: TestApi
let visitor: Browser
let home: string

beforeAll(async () => {
  store = await openTestStore()
  api = await openApi({ store, createSample })
  visitor = api.browser()
  const made = await visitor.post('/api/v1/setup/sample', { token: setupToken })
  if (made.statusCode >= 300) throw new Error(made.body)
  home = `/api/v1/orgs/${made.json().org}`
}, 120_000)
afterAll(async () => {
  await api.close()
  await store.close()
})

test('the sample is in the middle of a quarter: some reports in, one challenged, the others still owed', async () => {
  const { rows } = (await visitor.get(`${home}/reporting-periods?filter=state:eq:open`)).json()
  expect(rows.map((row: { title: string }) => row.title)).toEqual(['2026-12'])
  const board = (await visitor.get(`${home}/reporting-periods/${rows[0].ref}/board`)).json()
  expect(board.states).toMatchObject({ submitted: 2, challenged: 1, accepted: 2 })
  expect(board.states.due).toBeGreaterThan(20)
  expect(board.rows.every((row: { onBehalfOf: unknown }) => row.onBehalfOf === null)).toBe(true)
  const reports = (await visitor.get(`${home}/overview`)).json().scope
  expect(reports.period.label).toBe('2026-09')
})

test('who rates is offered the scale that the organisation rates on by now', async () => {
  const { rows } = (await visitor.get(`${home}/status-reports?filter=state:eq:due&limit=3`)).json()
  for (const { ref } of rows) {
    const { scales } = (await visitor.get(`${home}/status-reports/${ref}/filling`)).json()
    expect(scales.owner).toEqual(['red', 'amber', 'green'])
  }
})

test('the quarter can be locked as it stands, and the next look compares it with the last', async () => {
  const { rows } = (await visitor.get(`${home}/reporting-periods?filter=state:eq:open`)).json()
  const lock = { version: rows[0].version, asTheyStand: true }
  const early = await visitor.post(`${home}/reporting-periods/${rows[0].ref}/lock`, lock)
  expect(early.json()).toMatchObject({ type: 'about:blank#cycle.early', status: 422 })
  expect(early.json().detail).toMatch(/31 December 2026, lies ahead. 46 reports are not in and due by 15 January 2027/)
  const locked = await visitor.post(`${home}/reporting-periods/${rows[0].ref}/lock`, { ...lock, early: true })
  expect(locked.statusCode, locked.body).toBe(200)
  const { scope, findings } = (await visitor.get(`${home}/overview`)).json()
  expect(scope).toMatchObject({ period: { label: '2026-12' }, compare: { label: '2026-09' }, reported: { n: 5 } })
  expect(findings.map((finding: { rule: string }) => finding.rule)).toContain('report.missing')
})
