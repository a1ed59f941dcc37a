import { writeSync } from 'node:fs'
import type { Tx } from '../database.ts'
import { openStore } from '../open/open.ts'
import { itemMigrations } from './items.ts'
import type { PowerCut } from './power-cut.ts'

/**
 * A process to be killed: opens the store, prints all ids it finds as one line of JSON, then writes rows as fast as it
 * can and prints each id once its transaction is acknowledged. Arguments: { dataDir, run, powerCut? } as JSON.
 */
const { dataDir, run, powerCut } = JSON.parse(process.argv[2] ?? '') as {
  dataDir: string
  run: number
  powerCut?: PowerCut
}
export const org = '00000000-0000-4000-8000-000000000001'
const perRun = 1_000_000

const database = await openStore({
  dataDir,
  migrations: await itemMigrations(),
  checkpointEveryMs: 150,
  ...(powerCut && { fileLayer: { module: new URL('./power-cut.ts', import.meta.url).href, options: powerCut } }),
})
const [found] = await database.read({ org }, [
  { text: 'select id, length(title) as length, amount from item order by id' },
])
say(JSON.stringify(found?.rows.map(({ id }) => id)))
for (let n = 1; ; n += 1) {
  const id = run * perRun + n
  await database.transaction({ org }, (tx) => write(tx, id, n))
  say(String(id))
}

/** Rows of all lengths, a change to an older row, and now and then a table that is made, filled and dropped. */
async function write(tx: Tx, id: number, n: number): Promise<void> {
  await tx.query({
    text: 'insert into item (org, id, title, amount) values ($1, $2, repeat($3, $4), 0)',
    values: [org, id, 'x', (n * 397) % 9_000],
  })
  if (n > 1) await tx.query({ text: 'update item set amount = amount + 1 where id = $1', values: [id - 1] })
  if (n % 25 === 0) await tx.query({ text: 'create temporary table scratch on commit drop as select * from item' })
}

function say(line: string): void {
  writeSync(1, `${line}\n`)
}
