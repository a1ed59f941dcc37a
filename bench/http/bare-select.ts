import { risk } from '@gantry/domain/kinds/index'
import { columnsOf } from '@gantry/store/records/stored'
import { quotedName } from '@gantry/store/records/table'

type Run = (text: string, values: unknown[]) => Promise<number>

/** Statements a second: the same fifty rows with the same columns, by nobody, through nothing. */
export async function bareSelect(
  run: Run,
  org: string,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<number> {
  const columns = risk.list.flatMap((key) => columnsOf(key, risk.fields[key]).map(quotedName))
  const text = `select id, ref_no, version, state, initiative, place, absent, custom, created_at, created_by, updated_at, updated_by,
      ${columns.join(', ')}
    from risk where org = $1 and place >= $2 and place < $3 and deleted_at is null order by ref_no desc limit 50`
  const values = [org, '000.', '000/']
  if ((await run(text, values)) !== 50) throw new Error('The bare statement finds no fifty rows')
  let done = 0
  const until = performance.now() + seconds * 1000
  const lane = async () => {
    while (performance.now() < until) {
      await run(text, values)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, lane))
  return done / seconds
}
