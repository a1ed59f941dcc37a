/**
 * `npm run kinds:diff [name]` compares the kinds with the committed snapshot and writes the SQL between them as the next
 * migration, for a person to read before it is committed. Without a name it only prints.
 */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { kinds } from '@gantry/domain/kinds/index'
import { migrationBetween, type TableSnapshot } from '@gantry/store/records/ddl'
import { tableOf } from '@gantry/store/records/table'

const store = join(import.meta.dirname, '..', 'packages', 'store')
const snapshotFile = join(store, 'src', 'records', 'kinds.snapshot.json')
const [name] = process.argv.slice(2)

const before = JSON.parse(await readFile(snapshotFile, 'utf8').catch(() => '{}')) as TableSnapshot
const after = Object.fromEntries(kinds.map(tableOf).map((table) => [table.name, table]))
const sql = migrationBetween(before, after)

if (sql.trim() === '') {
  console.log('The kinds and the snapshot agree; nothing to migrate.')
} else if (name === undefined) {
  console.log(sql)
} else {
  const folder = join(store, 'migrations')
  const numbers = (await readdir(folder)).map((file) => Number.parseInt(file, 10)).filter(Number.isInteger)
  const number = /^\d{4}_/.test(name) ? '' : `${String(Math.max(-1, ...numbers) + 1).padStart(4, '0')}_`
  const file = join(folder, `${number}${name}.sql`)
  await writeFile(file, sql, { flag: 'wx' })
  await writeFile(snapshotFile, `${JSON.stringify(after, null, 1)}\n`)
  console.log(`Wrote ${file} and the snapshot. Read the SQL; lines marked DECIDE wait for you.`)
}
