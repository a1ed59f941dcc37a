/** Which of our packages each package may import. Anything not named here is forbidden. */
export const arrows: Readonly<Record<string, readonly string[]>> = {
  'packages/domain': [],
  'packages/planning': [],
  'packages/formats': ['domain', 'planning'],
  'packages/reports': ['domain'],
  'packages/store': ['domain', 'planning'],
  'packages/app': ['store', 'domain', 'formats', 'planning', 'reports'],
  'packages/api': ['app', 'store', 'domain', 'planning'],
  'packages/client': ['domain', 'planning'],
  'apps/cli': ['client', 'domain', 'planning', 'formats', 'store', 'app', 'server'],
  'apps/web': ['client', 'domain', 'planning', 'formats'],
  'apps/server': ['api', 'app', 'store', 'reports', 'domain', 'planning', 'formats', 'client'],
}

/** Packages without clock, chance, host or network: the same input gives the same output everywhere. */
export const pure: readonly string[] = ['packages/domain', 'packages/planning', 'packages/formats']

/** Packages that run in a browser, and so may not ask for Node. */
export const forBrowsers: readonly string[] = [...pure, 'packages/client', 'apps/web']

/** The only places that read the environment; everything else is told by its caller. */
export const readTheEnvironment: readonly string[] = ['apps/server', 'apps/cli']

/** What a pure package may not say, and why. */
export const impure: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  {
    pattern: /\bDate\.now\b|\bnew Date\(\s*\)|(?<!\.)\bperformance\.\w/,
    why: 'reads a clock; take the time as an argument',
  },
  { pattern: /\bMath\.random\b|(?<!\.)\bcrypto\.\w/, why: 'rolls dice; take a seed or ids as an argument' },
  { pattern: /(?<![.\w])process\.\w|(?<![.\w'])Buffer\.\w/, why: 'needs Node' },
  { pattern: /(?<![.\w])(?:window|document|localStorage|navigator)\.\w/, why: 'needs a browser' },
  { pattern: /(?<![.\w])(?:fetch|setTimeout|setInterval|queueMicrotask)\(/, why: 'acts on the world' },
]

/** Engines of different makers round these differently; the engine brings its own approximations. */
export const inexact =
  /\bMath\.(?:log\w*|exp\w*|pow|sin|cos|tan|sinh|cosh|tanh|asin|acos|atan\w*|cbrt|hypot)\b|\bnew Date\b|\*\*/
