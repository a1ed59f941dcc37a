import type { Database } from '../database.ts'
import { genesis, headMessage, hex } from './chain.ts'
import { checkLink } from './link.ts'
import { readChain } from './read-chain.ts'
import { signatureHolds } from './signer.ts'
import { type ChainVerdict, openVerdict } from './verdict.ts'

/**
 * Reads one organisation's whole chain and says whether every value, every event, their order and the
 * signed head are as they were sealed. Without a public key the signature is not looked at.
 */
export async function verifyChain(store: Database, org: string, publicKey?: string): Promise<ChainVerdict> {
  const head = await readHead(store, org)
  const verdict = openVerdict()
  let hash = genesis(org)
  let position = 0
  for await (const link of readChain(store, org)) {
    hash = checkLink(link, hash, position + 1, verdict)
    position = link.envelope.position
  }
  if (position > 0 && !head.hash) {
    verdict.breach({ id: 'headMissing', message: 'There are sealed events and no head of the chain: it was removed' })
  }
  // Rounds of the sealer may have gone on while the chain was read: the head read before may lie behind, not ahead.
  if (head.hash && (head.position > position || (head.position === position && hex(head.hash) !== hex(hash)))) {
    verdict.breach({
      id: 'headDiffers',
      message: `The signed head says ${head.position} events; the chain holds ${position}, ending otherwise: events were taken off its end`,
    })
  }
  if (
    publicKey &&
    head.signature &&
    head.hash &&
    !signatureHolds(publicKey, headMessage(org, head.position, head.hash), head.signature)
  ) {
    verdict.breach({
      id: 'signatureInvalid',
      message: 'The signature of the head is not by this installation\u2019s key',
    })
  }
  return verdict.close({
    organisation: org,
    events: position,
    unsealed: head.unsealed,
    head: position > 0 ? { position, hash: hex(hash) } : undefined,
    publicKey,
  })
}

async function readHead(store: Database, org: string) {
  const [head, waiting] = await store.read({ org }, [
    { text: 'select position, hash, signature from seal_head where org = $1', values: [org] },
    { text: 'select count(*) as n from event where org = $1 and position is null', values: [org] },
  ])
  const row = head!.rows[0] as { position: number; hash: Uint8Array; signature: Uint8Array | null } | undefined
  return {
    position: row?.position ?? 0,
    hash: row?.hash,
    signature: row?.signature,
    unsealed: Number((waiting!.rows[0] as { n: number }).n),
  }
}
