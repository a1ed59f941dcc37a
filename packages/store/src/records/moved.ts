import type { Query } from '../database.ts'
import type { EventDraft } from '../events/write.ts'
import type { Source } from './source.ts'
import type { Stored } from './stored.ts'
import type { Change, Hangs } from './update.ts'

/** What stands beside a record goes where it goes. */
export function besideFollows({ kind }: Source, org: string, record: string, { place }: Hangs): Query[] {
  return ['comment', 'attachment'].map((table) => ({
    text: `update ${table} set place = $4::text where org = $1::uuid and kind = $2 and record = $3::uuid`,
    values: [org, kind.name, record, place],
  }))
}

/**
 * What the histories of both initiatives say of a record that went from one to the other. One that is not for everybody
 * there is not spoken of.
 */
export function sideEvents({ kind }: Source, stored: Stored, to: Hangs, { audience, reason }: Change): EventDraft[] {
  if (stored.audience !== 'inherits' || (audience ?? 'inherits') !== 'inherits') return []
  const record = `record.${kind.name}`
  const sides: (EventDraft | undefined)[] = [
    side('recordLeft', stored, { [record]: stored.id }, { initiative: to.initiative }),
    side('recordCame', to, { initiative: stored.initiative }, { [record]: stored.id }),
  ]
  return sides.flatMap((draft) => (draft ? [{ ...draft, reason }] : []))
}

function side(verb: string, { initiative, place }: Hangs, before: object, after: object): EventDraft | undefined {
  if (initiative === null) return undefined
  return { verb, kind: 'initiative', record: initiative, initiative, place, before: { ...before }, after: { ...after } }
}
