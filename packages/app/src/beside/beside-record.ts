import type { AnyKind } from '@gantry/domain/kind'
import type { Capability } from '@gantry/domain/roles'
import { sourceOf } from '@gantry/store/records/source'
import type { Stored } from '@gantry/store/records/stored'
import type { Context } from '../context.ts'
import { done, notFound, type Outcome } from '../outcome.ts'
import { Permissions } from '../records/allowed.ts'
import { loadRecord, type Reader } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'

/** The record that a comment, file or link belongs to, if the caller may see it and may add to it. */
export async function recordBeside(
  context: Context,
  read: Reader,
  kind: AnyKind,
  ref: string,
  capability: Capability = 'see',
): Promise<Outcome<Stored>> {
  const loaded = await loadRecord(context, read, sourceOf(kind.name), ref)
  if (!loaded) return notFound(kind.label.toLowerCase(), ref)
  const verdict = new Permissions(context.actor).may(capability, loaded.stored.place)
  return capability === 'see' || verdict.ok ? done(loaded.stored) : forbidden(verdict)
}

/** For the events of what is added: an initiative stands for itself. */
export function initiativeOf(kind: AnyKind, { id, initiative }: Stored): string | null {
  const { has } = sourceOf(kind.name)
  return has.place && !has.initiative ? id : initiative
}

/** Who wrote it, as far as the reader may know. */
export interface AuthorJson {
  readonly id: string | null
  readonly name: string
}
