import type { Query, Scope } from '../database.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Takes on the role and names the organisation, until the transaction ends. Neither role is a superuser or may bypass
 * row-level security, whoever the login is; their policies are written by `enable_rls` (migrations/0000_roles.sql).
 * @throws TypeError when the organisation is not a UUID
 */
export function enter(scope: Scope): Query {
  return { text: enterText, values: entering(scope) }
}

/** The same, and nothing may be written any more. It opens no transaction: what travels up to one Sync is one. */
export function enterToRead(scope: Scope): Query {
  return { text: enterToReadText, values: entering(scope) }
}

function entering(scope: Scope): readonly string[] {
  if (scope === 'system') return ['gantry_system', '']
  if (!uuid.test(scope.org)) throw new TypeError(`Not an organisation's id: ${String(scope.org)}`)
  return ['gantry_app', scope.org]
}

const enterText = "select set_config('role', $1, true), set_config('gantry.org', $2, true)"
const enterToReadText = `${enterText}, set_config('transaction_read_only', 'on', true)`
