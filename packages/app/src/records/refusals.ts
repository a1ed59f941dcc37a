import type { Refused as NotAllowed } from '@gantry/domain/reach'
import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { refuse, type Refused } from '../outcome.ts'

/** A right that is missing: which one, and who can grant it. */
export function forbidden({ id, reason, who }: NotAllowed): Refused {
  return refuse({ id, status: 403, message: reason, mend: who ?? 'Maybe ask an administrator.' })
}

/** A verdict over the record itself (its state, a rule) is no matter of rights. */
export function notNow(verdict: NotAllowed): Refused {
  if (verdict.id.startsWith('access.')) return forbidden(verdict)
  return refuse({ id: verdict.id, status: 422, message: verdict.reason, mend: verdict.who })
}

export function stale(kind: AnyKind, seen: number, yours: unknown, theirs: RecordJson): Refused {
  return refuse({
    id: 'record.stale',
    status: 409,
    message: `${theirs.ref} was changed meanwhile: you saw version ${seen}, it is at ${theirs.version} now.`,
    mend: `Maybe look at both and send your change again with version ${theirs.version}.`,
    values: { kind: kind.name, ref: theirs.ref, seen, version: theirs.version },
    both: { yours, theirs },
  })
}
