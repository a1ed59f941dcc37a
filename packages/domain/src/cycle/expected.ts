/** What decides whether an initiative owes a report: read from the tree and from what was reported before. */
export interface Candidate {
  readonly id: string
  readonly place: string
  readonly type: string
  readonly unit: string | null
  /** Nothing lies below it. */
  readonly leaf: boolean
  /** As-of day of its latest report in an earlier period; null when it never reported. */
  readonly lastAsOf: string | null
}

/** Everyone, or the initiatives of some units and some by name: a portfolio stands for all below it. */
export type OpeningScope =
  | { readonly everyone: true }
  | { readonly units?: readonly string[]; readonly initiatives?: readonly string[] }

/** An earlier period in which somebody reported, and whom it asked. */
export interface EarlierPeriod {
  readonly asOf: string
  readonly scope: OpeningScope
}

export interface Expectation<C> {
  readonly expected: readonly C[]
  /** Reported once, but not when they were last asked: they are taken to have left, unless they are named. */
  readonly leavers: readonly C[]
}

/**
 * Who owes a report: whoever reported when last asked, and whoever stands at the bottom of the tree and never reported.
 * Named in the scope, a project does in any case, and so does whatever has reported before.
 */
export function expectedOf<C extends Candidate>(
  candidates: readonly C[],
  scope: OpeningScope,
  earlier: readonly EarlierPeriod[],
): Expectation<C> {
  const named = new Set('everyone' in scope ? [] : scope.initiatives)
  const inScope = candidates.filter(scopeTest(candidates, scope))
  const asksByName = ({ id, type, leaf, lastAsOf }: C) =>
    named.has(id) && (type === 'project' || lastAsOf !== null || (leaf && type !== 'portfolio'))
  const owes = (candidate: C) =>
    asksByName(candidate) ||
    (candidate.lastAsOf === null
      ? candidate.leaf && candidate.type !== 'portfolio'
      : candidate.lastAsOf >= lastAsked(candidate.unit, earlier))
  const expected = inScope.filter(owes)
  const there = new Set(expected)
  return { expected, leavers: inScope.filter((one) => one.lastAsOf !== null && !there.has(one)) }
}

function scopeTest<C extends Candidate>(candidates: readonly C[], scope: OpeningScope): (candidate: C) => boolean {
  if ('everyone' in scope) return () => true
  const units = new Set(scope.units)
  const named = new Set(scope.initiatives)
  const roots = candidates.filter(({ id }) => named.has(id)).map(({ place }) => place)
  return ({ unit, place }) => (unit !== null && units.has(unit)) || roots.some((root) => place.startsWith(root))
}

/** As-of day of the newest earlier period that asked the unit; '' when none did. */
function lastAsked(unit: string | null, earlier: readonly EarlierPeriod[]): string {
  return earlier.reduce((last, { asOf, scope }) => (asksUnit(scope, unit) && asOf > last ? asOf : last), '')
}

function asksUnit(scope: OpeningScope, unit: string | null): boolean {
  return 'everyone' in scope || (unit !== null && (scope.units?.includes(unit) ?? false))
}
