/** How much one plan and one command may hold; what is beyond is refused with advice. */
export const planLimits = {
  /** Tasks of a plan. */
  tasks: 400_000,
  /** Links, and as many assignments. */
  links: 1_000_000,
  /** Calendars, resources, and as many baselines of each plan. */
  calendars: 2_000,
  resources: 50_000,
  baselines: 100,
  /** Rows that one command changes. */
  edits: 20_000,
  /** Commands sent at once. */
  commands: 1_000,
} as const
