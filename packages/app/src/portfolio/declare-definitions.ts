import { contradicted, definitionPrint, isOf } from '@gantry/domain/portfolio/declared-definitions'
import { hasValue } from '@gantry/domain/portfolio/definition-pairs'
import { definitionText, stateOtherPrices } from '@gantry/domain/portfolio/definition'
import type { DeclarationFact, DefinitionFact } from '@gantry/domain/portfolio/facts'
import type { PortfolioIndex } from '@gantry/domain/portfolio/portfolio-index'
import type { Verdict } from '@gantry/domain/reach'
import type { Tx } from '@gantry/store/database'
import { writeEvent } from '@gantry/store/events/write'
import {
  declarationsOf,
  declarationsQuery,
  endDeclaration,
  insertDeclaration,
  lockDeclarations,
} from '@gantry/store/portfolio/declarations'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome, type Refused, refuse } from '../outcome.ts'
import { readingIn } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { seenBy } from './seen-by.ts'

/** Two definitions of a field as files state them, and what they are to each other. */
export type DeclarationRequest = Pick<DeclarationFact, 'field' | 'one' | 'other' | 'verdict' | 'reason' | 'from'>

export interface DeclarationListing extends DeclarationFact {
  readonly oneText: string
  readonly otherText: string
  readonly allowed: { readonly withdraw: Verdict }
}

/**
 * Declares two definitions of a field the same or different, with the reason: every period is compared by it from then
 * on. What was declared of the same two before ends with it.
 */
export async function declareDefinitions(
  context: Context,
  request: DeclarationRequest,
): Promise<Outcome<{ id: string }>> {
  const { org, actor, store } = context
  const verdict = actor.access.may('import', '')
  if (!verdict.ok) return forbidden(verdict)
  const wrong = refuseSides(request) ?? refuseUnknown((await seenBy(context)).index, request)
  if (wrong) return wrong
  const now = context.now()
  const made: DeclarationFact = { ...request, id: context.newId(), byName: actor.name, on: now.slice(0, 10) }
  return await store.transaction({ org }, async (tx) => {
    const known = await locked(context, tx)
    const earlier = known.filter((each) => replaces(made, each))
    const against = contradicted([...known.filter((each) => !earlier.includes(each)), made])
    if (against) return contradiction(made, against)
    for (const each of earlier) {
      await tx.query(endDeclaration(org, each.id, now, actor.person ?? null))
      await tell(context, tx, 'withdrawn', each)
    }
    await tx.query(insertDeclaration(org, made, now, actor.person ?? null))
    await tell(context, tx, 'declared', made)
    return done({ id: made.id })
  })
}

/** Takes a declaration back: the two are compared as their words say. */
export async function withdrawDeclaration(context: Context, id: string): Promise<Outcome<{ id: string }>> {
  const { org, actor, store } = context
  const verdict = actor.access.may('import', '')
  if (!verdict.ok) return forbidden(verdict)
  return await store.transaction({ org }, async (tx) => {
    const found = (await locked(context, tx)).find((each) => each.id === id)
    if (!found) return notFound('declaration', id)
    await tx.query(endDeclaration(org, id, context.now(), actor.person ?? null))
    await tell(context, tx, 'withdrawn', found)
    return done({ id })
  })
}

/** Declarations that hold, of definitions that reports have which the caller may see. */
export async function listDeclarations(context: Context): Promise<Outcome<{ rows: DeclarationListing[] }>> {
  const { index } = await seenBy(context)
  const withdraw = context.actor.access.may('import', '')
  return done({
    rows: index.facts.declarations
      .filter(({ field, one, other }) => isKnown(index, field, one) && isKnown(index, field, other))
      .map((each) => ({
        ...each,
        oneText: definitionText(each.one),
        otherText: definitionText(each.other),
        allowed: { withdraw },
      })),
  })
}

async function locked({ org }: Context, tx: Tx): Promise<DeclarationFact[]> {
  const [, known] = await readingIn(tx)([lockDeclarations(org), declarationsQuery(org)])
  return declarationsOf(known)
}

/** The same two, and no break of one definition at another date. */
function replaces(made: DeclarationFact, each: DeclarationFact): boolean {
  return each.field === made.field && isOf(each, made.one, made.other) && each.from === made.from
}

async function tell(context: Context, tx: Tx, verb: 'declared' | 'withdrawn', of: DeclarationFact) {
  const { id, field, one, other, verdict, from, reason } = of
  const said = { field, one, other, verdict, ...(from === undefined ? {} : { from }) }
  await writeEvent(tx, context, {
    verb,
    kind: 'definitionDeclaration',
    record: id,
    ...(verb === 'declared' ? { reason, after: said } : { before: said }),
  })
}

function refuseSides({ one, other, verdict, from }: DeclarationRequest): Refused | undefined {
  const alike = definitionPrint(one) === definitionPrint(other)
  if (alike && (verdict === 'same' || from === undefined)) {
    return refuse({
      id: 'definition.sameSides',
      status: 422,
      message: 'The two definitions are stated in the same way, so they count as the same already.',
      mend: 'Maybe say from which date on the field came to mean something else.',
      fields: [{ field: 'from', message: 'is needed where both are stated alike' }],
    })
  }
  if (!alike && from !== undefined) {
    return refuse({
      id: 'definition.from',
      status: 422,
      message: 'Two definitions that are stated differently need no date.',
      mend: 'Maybe leave the date out.',
      fields: [{ field: 'from', message: 'is for one definition that came to mean something else' }],
    })
  }
  if (verdict === 'same' && stateOtherPrices(one, other)) {
    return refuse({
      id: 'definition.prices',
      status: 422,
      message: `Figures at prices of ${one.priceBase} and of ${other.priceBase} are never the same.`,
      mend: 'Maybe restate them at the prices of one year.',
    })
  }
  return undefined
}

function refuseUnknown(index: PortfolioIndex, { field, one, other }: DeclarationRequest): Refused | undefined {
  const unknown = [one, other].find((side) => !isKnown(index, field, side))
  return unknown === undefined ? undefined : notFound(`definition of ${field}`, definitionText(unknown))
}

function isKnown({ facts }: PortfolioIndex, field: DeclarationFact['field'], definition: DefinitionFact): boolean {
  const print = definitionPrint(definition)
  return facts.statuses.some(
    (status) => hasValue(status, field) && definitionPrint(status.definitions[field]) === print,
  )
}

function contradiction(made: DeclarationFact, against: DeclarationFact): Refused {
  const { byName, on, reason } = against
  return refuse({
    id: 'definition.contradicts',
    status: 409,
    message:
      against.id === made.id
        ? 'By way of other declarations the two are declared the same.'
        : `By way of others this would make the same what ${byName} declared different on ${on}: “${reason}”.`,
    mend: 'Maybe take back the declaration that no longer holds.',
  })
}
