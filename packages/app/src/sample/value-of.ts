import type { Outcome } from '../outcome.ts'

/** The value of an outcome that can only be a yes: the sample's own data is refused nowhere, or it is a bug. */
export function valueOf<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  const { id, message, fields } = outcome.refusal
  throw new Error(`The sample was refused: ${id}: ${message} ${JSON.stringify(fields ?? [])}`)
}
