import { describe, expect, it } from 'vitest'
import { json, queryBuilder, sql, toQuery } from './sql.ts'

interface Tables {
  risk: { id: string; title: string; impact: number }
}
const db = queryBuilder<Tables>()

describe('statements built with types', () => {
  it('compile to text and values', () => {
    const query = toQuery(db.selectFrom('risk').select(['id', 'title']).where('impact', '>=', 4).limit(50))
    expect(query.text).toBe('select "id", "title" from "risk" where "impact" >= $1 limit $2')
    expect(query.values).toEqual([4, 50])
  })

  it('compile from a template, keeping values out of the text', () => {
    const query = toQuery(sql`select * from risk where title = ${"'; drop table risk"}`)
    expect(query).toEqual({ text: 'select * from risk where title = $1', values: ["'; drop table risk"] })
  })

  it('refuse columns that are not there, at compile time', () => {
    // @ts-expect-error the table has no such column
    expect(() => toQuery(db.selectFrom('risk').select('colour'))).not.toThrow()
  })
})

it('keeps an array that is meant as JSON from becoming an SQL array', () => {
  expect(json([1, 'a'])).toBe('[1,"a"]')
})
