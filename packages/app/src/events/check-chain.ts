import type { ChainVerdict } from '@gantry/store/events/verdict'
import { exportChain } from '@gantry/store/events/chain-file'
import { sealAll } from '@gantry/store/events/seal'
import type { Signer } from '@gantry/store/events/signer'
import { verifyChain } from '@gantry/store/events/verify'
import { refuseAdministering } from '../access/ask.ts'
import { readOrganisation } from '../access/organisation.ts'
import type { Context } from '../context.ts'
import { done, type Outcome } from '../outcome.ts'

/** Seals what waits, then reads the whole chain. For administrators: the chain tells of every record. */
export async function checkChain(context: Context, signer: Signer): Promise<Outcome<ChainVerdict>> {
  const refused = refuseAdministering(context)
  if (refused) return refused
  await sealAll(context.store, signer)
  return done(await verifyChain(context.store, context.org, signer.publicKey))
}

/** The chain as a file that can be checked with no database. */
export async function chainFile(context: Context, signer: Signer): Promise<Outcome<AsyncGenerator<string>>> {
  const refused = refuseAdministering(context)
  if (refused) return refused
  const organisation = await readOrganisation(context)
  if (!organisation.ok) return organisation
  await sealAll(context.store, signer)
  return done(exportChain(context.store, { id: context.org, name: organisation.value.name }, signer))
}
