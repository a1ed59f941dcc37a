/** Every address of the app, written once. `org` is the organisation's slug. */
const inside = (org: string, path: string) => `/o/${encodeURIComponent(org)}/${path}`

export const paths = {
  home: '/',
  setup: '/setup',
  signIn: '/sign-in',
  forgot: '/forgot',
  reset: '/reset',
  invitation: '/invitation',
  portfolio: (org: string) => inside(org, 'portfolio'),
  initiative: (org: string, ref: string) => inside(org, `initiatives/${encodeURIComponent(ref)}`),
  plan: (org: string, ref: string) => inside(org, `initiatives/${encodeURIComponent(ref)}/plan`),
  /** List of a kind; `plural` as in the API: `risks`, `status-reports`. */
  list: (org: string, plural: string) => inside(org, plural),
  record: (org: string, plural: string, ref: string) => inside(org, `${plural}/${encodeURIComponent(ref)}`),
  myWork: (org: string) => inside(org, 'my-work'),
  search: (org: string) => inside(org, 'search'),
  import: (org: string) => inside(org, 'import'),
  cycle: (org: string) => inside(org, 'cycle'),
  admin: (org: string, page = '') => inside(org, page === '' ? 'admin' : `admin/${page}`),
} as const
