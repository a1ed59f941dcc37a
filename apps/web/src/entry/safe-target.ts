/** Where to go after signing in: a page of ours, never another site. */
export function safeTarget(then: string | undefined): string | undefined {
  return then !== undefined && /^\/o\/[^/\\]/.test(then) ? then : undefined
}
