import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database, Query } from '../database.ts'
import { DatabaseError, NestedUse, StoreClosed, TxEnded } from '../errors.ts'
import { itemMigrations } from '../testing/items.ts'
import { openTestStore } from '../testing/open-test-store.ts'

const org = crypto.randomUUID()
const other = crypto.randomUUID()
let store: Database

beforeAll(async () => {
  store = await openTestStore({ migrations: await itemMigrations() })
})
afterAll(async () => await store.close())

let lastId = 0
function addItem(of = org, id = (lastId += 1)): Query {
  return { text: 'insert into item (org, id, title) values ($1, $2, $3)', values: [of, id, `item ${id}`] }
}

async function ids(of: string): Promise<unknown[]> {
  const [items] = await store.read({ org: of }, [{ text: 'select id from item order by id' }])
  return items!.rows.map(({ id }) => id)
}

async function one(text: string, values: readonly unknown[] = []): Promise<unknown> {
  const [result] = await store.read('system', [{ text, values }])
  return result!.rows[0]!.value
}

describe('a read', () => {
  it('answers each query in order', async () => {
    const results = await store.read({ org }, [{ text: 'select 1 as a' }, { text: 'select 2 as b union all select 3' }])
    expect(results).toEqual([
      { rows: [{ a: 1 }], count: 1 },
      { rows: [{ b: 2 }, { b: 3 }], count: 2 },
    ])
  })

  it('cannot write', async () => {
    await expect(store.read({ org }, [addItem()])).rejects.toMatchObject({ name: 'DatabaseError', code: '25006' })
  })

  it('leaves the session clean after a failure, for whoever comes next', async () => {
    await expect(store.read({ org }, [{ text: 'select 1/0' }])).rejects.toMatchObject({ code: '22012' })
    await expect(store.read({ org }, [{ text: 'select nothing' }])).rejects.toBeInstanceOf(DatabaseError)
    expect(await one('select 7 as value')).toBe(7)
  })

  it('sees one moment in all its queries', async () => {
    const [first, second] = await store.read({ org }, [
      { text: 'select count(*) as n, pg_current_snapshot()::text as at from item' },
      { text: 'select pg_current_snapshot()::text as at' },
    ])
    expect(first!.rows[0]!.at).toBe(second!.rows[0]!.at)
  })

  it('answers many at once', async () => {
    const numbers = Array.from({ length: 60 }, (_, i) => i)
    expect(await Promise.all(numbers.map((n) => one('select $1::int as value', [n])))).toEqual(numbers)
  })
})

describe('a transaction', () => {
  it('keeps what it wrote when its work returns', async () => {
    const id = await store.transaction({ org }, async (tx) => {
      const added = await tx.query<{ id: number }>({ ...addItem(), text: `${addItem().text} returning id` })
      return added.rows[0]!.id
    })
    expect(await ids(org)).toContain(id)
  })

  it('counts rows touched by a statement that returns none', async () => {
    const counts = await store.transaction({ org: other }, async (tx) => {
      const inserted = await tx.batch([addItem(other), addItem(other)])
      const updated = await tx.query({ text: "update item set title = 'new'" })
      return [...inserted.map(({ count }) => count), updated.count]
    })
    expect(counts).toEqual([1, 1, 2])
  })

  it('keeps nothing when its work throws', async () => {
    const id = 900_001
    const failing = store.transaction({ org }, async (tx) => {
      await tx.query(addItem(org, id))
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await ids(org)).not.toContain(id)
  })

  it('fails as a whole when its work swallows the failure of a statement', async () => {
    const id = 900_002
    const swallowed = store.transaction({ org }, async (tx) => {
      await tx.query(addItem(org, id))
      await tx.query(addItem(org, id)).catch(() => undefined)
      return 'fine'
    })
    await expect(swallowed).rejects.toMatchObject({ code: '23505', table: 'item', constraint: 'item_pkey' })
    expect(await ids(org)).not.toContain(id)
  })

  it('runs statements in the order asked for, also when nobody waits in between', async () => {
    const order = await store.transaction({ org }, async (tx) => {
      const results = await Promise.all([1, 2, 3, 4].map((n) => tx.query<{ n: number }>({ text: `select ${n} as n` })))
      return results.map(({ rows }) => rows[0]!.n)
    })
    expect(order).toEqual([1, 2, 3, 4])
  })

  it('refuses its tx after it has ended', async () => {
    const kept = await store.transaction({ org }, async (tx) => tx)
    await expect(kept.query({ text: 'select 1' })).rejects.toBeInstanceOf(TxEnded)
  })

  it('refuses the database inside itself, instead of waiting for itself for ever', async () => {
    const inside = (use: () => Promise<unknown>) => store.transaction({ org }, async () => await use())
    await expect(inside(() => store.read({ org }, [{ text: 'select 1' }]))).rejects.toBeInstanceOf(NestedUse)
    await expect(inside(() => store.transaction({ org }, async () => 1))).rejects.toBeInstanceOf(NestedUse)
    await expect(inside(() => store.listen('x', () => undefined))).rejects.toBeInstanceOf(NestedUse)
    await expect(inside(() => store.stats())).rejects.toBeInstanceOf(NestedUse)
    await expect(inside(() => store.close())).rejects.toBeInstanceOf(NestedUse)
  })

  it('lets work that outlives it use the database', async () => {
    let later: Promise<unknown> = Promise.resolve()
    await store.transaction({ org }, async () => {
      later = new Promise((resolve) => setTimeout(resolve, 30)).then(() => one('select 1 as value'))
    })
    expect(await later).toBe(1)
  })

  it('isolates increments of many at once', async () => {
    await store.transaction({ org }, (tx) =>
      tx.query({ text: 'insert into item (org, id, amount) values ($1, 777777, 0)', values: [org] }),
    )
    const add = () =>
      store.transaction({ org }, async (tx) => {
        const { rows } = await tx.query({ text: 'select amount from item where id = 777777 for update' })
        await tx.query({ text: 'update item set amount = $1 where id = 777777', values: [Number(rows[0]!.amount) + 1] })
      })
    await Promise.all(Array.from({ length: 12 }, add))
    const [result] = await store.read({ org }, [{ text: 'select amount from item where id = 777777' }])
    expect(result!.rows[0]!.amount).toBe('12.00')
  })
})

describe('organisations', () => {
  it('see their own rows only, with no WHERE at all', async () => {
    await store.transaction({ org }, (tx) => tx.query(addItem(org, 800_001)))
    await store.transaction({ org: other }, (tx) => tx.query(addItem(other, 800_002)))
    expect(await ids(org)).not.toContain(800_002)
    expect(await ids(other)).not.toContain(800_001)
    expect(await ids(crypto.randomUUID())).toEqual([])
  })

  it('cannot write for another one', async () => {
    await expect(store.transaction({ org }, (tx) => tx.query(addItem(other)))).rejects.toMatchObject({ code: '42501' })
    const moved = store.transaction({ org }, (tx) => tx.query({ text: 'update item set org = $1', values: [other] }))
    await expect(moved).rejects.toMatchObject({ code: '42501' })
  })

  it('are all seen by the system, which alone reads what belongs to none', async () => {
    const both = await one('select count(distinct org) as value from item')
    expect(both).toBeGreaterThanOrEqual(2)
    await store.transaction('system', (tx) => tx.query({ text: `insert into visitor (name) values ('Ada')` }))
    await expect(store.read({ org }, [{ text: 'select * from visitor' }])).rejects.toMatchObject({ code: '42501' })
  })

  it('work as roles that can neither bypass row-level security nor climb back by accident', async () => {
    for (const scope of [{ org }, 'system'] as const) {
      const [role] = await store.read(scope, [
        {
          text: 'select rolsuper or rolbypassrls or rolcreaterole or rolcanlogin as mighty from pg_roles where rolname = current_user',
        },
      ])
      expect(role!.rows).toEqual([{ mighty: false }])
    }
    await expect(
      store.transaction({ org }, (tx) => tx.query({ text: 'create table sneaky (a int)' })),
    ).rejects.toMatchObject({ code: '42501' })
  })

  it('must be named by their id', async () => {
    await expect(store.read({ org: "x' or true" }, [])).rejects.toBeInstanceOf(TypeError)
  })

  it('leave nothing of themselves to the next user of the session', async () => {
    await store.read({ org }, [{ text: 'select 1' }])
    expect(await one(`select current_setting('gantry.org', true) as value`)).toBe('')
    expect(await one('select current_user::text as value')).toBe('gantry_system')
  })
})

describe('values', () => {
  it('come out in the same form on both stores', async () => {
    const [result] = await store.read('system', [
      {
        text: `select 9007199254740991::int8 as whole, 1.50::numeric as amount, date '2026-03-31' as day, true as flag,
          timestamptz '2026-03-31 23:30:00.123456+02' as at, timestamptz '2026-01-01 00:00:00+00' as midnight,
          '{"a":[1,null]}'::jsonb as extra, '\\x00ff'::bytea as bytes, array[1,2]::int8[] as wholes, interval '1 day 02:00' as span,
          array['a"b\\c', null, '', 'NULL', '{x,y}']::text[] as texts, array[[1,2],[3,4]] as grid, 1.5::float8 as ratio,
          array[date '2026-01-02'] as days, array['{"k":1}'::jsonb] as extras, null::text as nothing, '[1,5)'::int4range as span_of`,
      },
    ])
    expect(result!.rows[0]).toEqual({
      whole: 9007199254740991,
      amount: '1.50',
      day: '2026-03-31',
      flag: true,
      at: '2026-03-31T21:30:00.123456Z',
      midnight: '2026-01-01T00:00:00Z',
      extra: { a: [1, null] },
      bytes: new Uint8Array([0, 255]),
      wholes: [1, 2],
      span: '1 day 02:00:00',
      texts: ['a"b\\c', null, '', 'NULL', '{x,y}'],
      grid: [
        [1, 2],
        [3, 4],
      ],
      ratio: 1.5,
      days: ['2026-01-02'],
      extras: [{ k: 1 }],
      nothing: null,
      span_of: '[1,5)',
    })
  })

  it('never lose digits in silence', async () => {
    await expect(one('select 9007199254740993::int8 as value')).rejects.toBeInstanceOf(RangeError)
    expect(await one('select 1 as value')).toBe(1)
  })

  it('go in as what the column wants', async () => {
    const at = new Date('2026-11-22T01:02:03.456Z')
    const [result] = await store.read('system', [
      {
        text: `select $1::timestamptz as at, $2::bytea as bytes, $3::jsonb as extra, $4::int8 as big, $5::bool as flag, $6::uuid[] as ids,
          $7::text as gone, 2 = any($8::int[]) as found`,
        values: [at, new Uint8Array([1, 2]), { deep: ['x'] }, 12n, false, [org], undefined, [1, 2, 3]],
      },
    ])
    expect(result!.rows[0]).toEqual({
      at: '2026-11-22T01:02:03.456Z',
      bytes: new Uint8Array([1, 2]),
      extra: { deep: ['x'] },
      big: 12,
      flag: false,
      ids: [org],
      gone: null,
      found: true,
    })
    await expect(one('select $1 as value', [() => 1])).rejects.toBeInstanceOf(TypeError)
  })

  it('are at most 65,535 a statement, and arrays hold any number', async () => {
    const many = Array.from({ length: 70_000 }, (_, i) => i)
    await expect(one(`select 1 as value`, many)).rejects.toThrow('pass arrays')
    expect(await one('select count(*) as value from unnest($1::int[])', [many])).toBe(70_000)
  })

  it('round-trip whatever text there is', async () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0') && value.isWellFormed())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(text)), text, async (items, single) => {
        const [result] = await store.read('system', [
          {
            text: 'select $1::text[] as items, $2::text as single, $3::jsonb as json',
            values: [items, single, { items }],
          },
        ])
        expect(result!.rows[0]).toEqual({ items, single, json: { items } })
      }),
      { numRuns: 60 },
    )
  })
})

describe('messages between sessions', () => {
  it('reach every listener of the channel once committed, and none after stopping', async () => {
    const heard: string[] = []
    const stop = await store.listen('news: "quoted"', (payload) => heard.push(`a ${payload}`))
    const stopOther = await store.listen('news: "quoted"', (payload) => heard.push(`b ${payload}`))
    const say = (text: string) =>
      store.transaction({ org }, (tx) =>
        tx.query({ text: 'select pg_notify($1, $2)', values: ['news: "quoted"', text] }),
      )
    await say('one')
    await expect.poll(() => heard.toSorted()).toEqual(['a one', 'b one'])
    await stop()
    await say('two')
    await expect.poll(() => heard.toSorted()).toEqual(['a one', 'b one', 'b two'])
    await stopOther()
    await say('three')
    await one('select 1 as value')
    expect(heard).toHaveLength(3)
  })

  it('are not sent when the transaction fails', async () => {
    const heard: string[] = []
    const stop = await store.listen('quiet', (payload) => heard.push(payload))
    const failed = store.transaction({ org }, async (tx) => {
      await tx.query({ text: `select pg_notify('quiet', 'lost')` })
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await store.transaction({ org }, (tx) => tx.query({ text: `select pg_notify('quiet', 'kept')` }))
    await expect.poll(() => heard).toEqual(['kept'])
    await stop()
  })
})

describe('the store itself', () => {
  it('says how it is', async () => {
    const stats = await store.stats()
    expect(stats.kind).toBe(store.kind)
    expect(stats.version).toMatch(/^\d+/)
    expect(stats.databaseBytes).toBeGreaterThan(1_000_000)
    expect(stats.connections).toBeGreaterThanOrEqual(1)
  })

  it('finishes what it has begun when closed, and refuses what comes after', async () => {
    const closing = await openTestStore({ migrations: await itemMigrations() })
    const last = closing.transaction({ org }, async (tx) => (await tx.query(addItem())).count)
    await new Promise((resolve) => setTimeout(resolve, 5))
    const closed = closing.close()
    expect(await last).toBe(1)
    await closed
    await expect(closing.read({ org }, [{ text: 'select 1' }])).rejects.toBeInstanceOf(StoreClosed)
    await expect(closing.listen('x', () => undefined)).rejects.toBeInstanceOf(StoreClosed)
  })
})
