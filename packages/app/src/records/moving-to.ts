import { tellsMoney } from '@gantry/domain/field'
import type { AnyKind } from '@gantry/domain/kind'
import type { Verdict } from '@gantry/domain/reach'
import type { CustomField } from '@gantry/store/records/column'
import { sourceOf } from '@gantry/store/records/source'
import type { Stored } from '@gantry/store/records/stored'
import type { Hangs } from '@gantry/store/records/update'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse, type Refused } from '../outcome.ts'
import { deleteVerdict, Permissions } from './allowed.ts'
import { hangingOn } from './hanging-on.ts'
import type { Loaded, Reader } from './load.ts'
import { forbidden, notNow } from './refusals.ts'

/**
 * Where a record shall hang from now on, undefined when it hangs there already. It takes the right to take it away
 * from where it is and to add it where it goes.
 * @param ref id or reference of the initiative; null = the whole organisation
 */
export async function movingTo(
  context: Context,
  read: Reader,
  kind: AnyKind,
  { stored, customs }: Pick<Loaded, 'stored' | 'customs'>,
  ref: string | null,
): Promise<Outcome<Hangs | undefined>> {
  const to = await hangingOn(context, read, kind, ref)
  if (!to.ok) return to
  if (to.value.initiative === stored.initiative) return done(undefined)
  const may = moveVerdict(kind)
  if (!may.ok) return notNow(may)
  const leave = deleteVerdict(kind, stored, new Permissions(context.actor))
  if (!leave.ok) return notNow(leave)
  const arrive = context.actor.access.may('create', to.value.place)
  if (!arrive.ok) return forbidden(arrive)
  return revealsMoney(context, kind, customs, stored, to.value) ? hiddenMoney() : to
}

/** Whether records of a kind move at all: what refuses a move, and what the screens say of it. */
export function moveVerdict({ name, of, label, stays }: AnyKind): Verdict {
  if (stays) return { ok: false, id: `${name}.stays`, reason: `${stays.message} ${stays.mend}` }
  if (of !== 'organisation' && sourceOf(name).has.initiative) return { ok: true }
  return { ok: false, id: 'record.hangs', reason: `A ${label.toLowerCase()} hangs on no initiative.` }
}

/** Nobody carries amounts that they do not see to where they would. */
function revealsMoney(
  { actor: { access } }: Context,
  kind: AnyKind,
  customs: readonly CustomField[],
  { place }: Stored,
  to: Hangs,
): boolean {
  const every = [...Object.values(kind.fields), ...customs.map(({ field }) => field)]
  return every.some(tellsMoney) && !access.seesMoney(place) && access.seesMoney(to.place)
}

function hiddenMoney(): Refused {
  return refuse({
    id: 'money.hidden',
    status: 403,
    message: 'You do not see its amounts of money where it is, and would see them where it goes.',
    mend: 'Maybe ask whoever administers roles for the right to see money, or somebody who has it to move it.',
  })
}
