import type { Query, Scope } from '../database.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * Takes on the role and names the organisation, until the transaction ends. Neither role is a superuser or may bypass
 * row-level security, whoever the login is; their policies are written by `enable_rls` (migrations/0000_roles.sql).
 * @throws TypeError when the organisation is not a UUID
 */
export function enter(scope: Scope): Query {
  if (scope === 'system') return { text: enterText, values: ['gantry_system', ''] }
  if (!uuid.test(scope.org)) throw new TypeError(`Not an organisation's id: ${String(scope.org)}`)
  return { text: enterText, values: ['gantry_app', scope.org] }
}

const enterText = "select set_config('role', $1, true), set_config('gantry.org', $2, true)"
