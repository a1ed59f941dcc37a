import { proposalsBetweenUnits } from '@gantry/store/imports/identities'
import { unitSuccession } from '@gantry/store/initiatives/lineage'
import { lockPlaces } from '@gantry/store/initiatives/places'
import type { Context } from '../context.ts'
import { successionIn, type SuccessionInput } from '../initiatives/lineage.ts'
import { done, type Outcome } from '../outcome.ts'
import { scopeOf, sightOf } from '../records/sight.ts'
import { type LinkedSeveral, linkEach, told } from './link-several.ts'

export interface UnitSuccessionInput extends SuccessionInput {
  /** Id or reference of the unit that was. */
  readonly from: string
}

/**
 * Records that one unit became another, and links the matches that this explains: those with the same name, reported
 * by the one before and by the other since. Later imports match across the two by themselves.
 */
export async function settleBySuccession(
  context: Context,
  input: UnitSuccessionInput,
): Promise<Outcome<LinkedSeveral>> {
  return await context.store.transaction(scopeOf(context), async (tx) => {
    await tx.query(lockPlaces(context.org))
    const units = await successionIn(tx, context, unitSuccession, input.from, input)
    if (!units.ok) return units
    const { rows } = await tx.query<{ id: string }>(proposalsBetweenUnits(sightOf(context), units.value))
    const reason = input.note ?? 'One unit became the other'
    return done(
      told(
        await linkEach(
          tx,
          context,
          rows.map(({ id }) => id),
          reason,
        ),
      ),
    )
  })
}
