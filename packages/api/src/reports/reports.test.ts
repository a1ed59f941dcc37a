import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { multipart } from '../testing/multipart.ts'
import { type Browser, home, openApi, password, type TestApi } from '../testing/open-api.ts'

const examples = join(import.meta.dirname, '..', '..', '..', '..', 'examples', 'eastmarch')
let api: TestApi
let ada: Browser

beforeAll(async () => {
  api = await openApi()
  ada = await api.setUp()
  const names = ['eastmarch-2026-06.csv', 'eastmarch-2026-09.csv']
  const files = names.map((name) => ({ name, bytes: readFileSync(join(examples, name)) }))
  const made = await ada.send({ method: 'POST', url: `${home}/imports`, ...multipart(files) })
  if (made.statusCode >= 300) throw new Error(made.body.slice(0, 500))
})
afterAll(() => api.close())

describe('paper', () => {
  it('comes as a PDF that a browser saves under the day of its figures', async () => {
    const answer = await ada.get(`${home}/overview.pdf?compare=2026-06`)
    expect(answer.statusCode).toBe(200)
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="overview-2026-09-30.pdf"',
      'cache-control': 'private, no-store',
    })
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pagesOf(answer.rawPayload)).toBe(1)
  })

  it('gives a page to each initiative chosen, and else to those that are asked about', async () => {
    const two = await ada.get(`${home}/board-pack.pdf?initiatives=INI-1,INI-2,INI-2`)
    const one = await ada.get(`${home}/board-pack.pdf?initiatives=INI-1`)
    expect([two.statusCode, one.statusCode]).toEqual([200, 200])
    expect(pagesOf(two.rawPayload)).toBe(pagesOf(one.rawPayload) + 1)
    const { questions } = (await ada.get(`${home}/overview`)).json<{ questions: unknown[] }>()
    expect(questions.length).toBeGreaterThan(0)
    const unasked = await ada.get(`${home}/board-pack.pdf?initiatives=`)
    expect(pagesOf(unasked.rawPayload)).toBeGreaterThanOrEqual(pagesOf(one.rawPayload))
  })

  it.each([
    ['board-pack.pdf?initiatives=INI-9999', 404, 'record.not-found'],
    ['overview.pdf?period=1999-01', 404, 'overview.period'],
    [`board-pack.pdf?initiatives=${Array.from({ length: 41 }, (_, n) => `INI-${n}`)}`, 422, 'report.initiatives'],
  ])('refuses %s', async (path, status, id) => {
    const answer = await ada.get(`${home}/${path}`)
    expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([status, `about:blank#${id}`])
  })

  it('is not for those who may look and not carry away', async () => {
    const bea = await admitted('contributor')
    expect((await bea.get(`${home}/overview`)).statusCode).toBe(200)
    for (const path of ['overview.pdf', 'board-pack.pdf']) {
      const answer = await bea.get(`${home}/${path}`)
      expect([answer.statusCode, answer.json<{ type: string }>().type]).toEqual([403, 'about:blank#access.export'])
    }
  })
})

async function admitted(role: string): Promise<Browser> {
  const made = await ada.post(`${home}/invitations`, { email: 'bea@example.org', name: 'Bea', roles: [{ role }] })
  const token = new URL(made.json<{ link: string }>().link).searchParams.get('token')
  const browser = api.browser()
  await browser.post(`/api/v1/invitations/${token}`, { password })
  return browser
}

/** As the page tree of the file counts them; typst writes it uncompressed. */
function pagesOf(pdf: Buffer): number {
  return Number(/\/Type\s*\/Pages[\s\S]*?\/Count\s+(\d+)/.exec(pdf.toString('latin1'))?.[1])
}
