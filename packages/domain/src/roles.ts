/**
 * What each role may do: one table, from which screens, refusals and tests are made. A role holds on the initiative it
 * was granted on and everything below it; several roles add up, and there are no denials.
 */

/** Weakest first, so that the first role allowing something is the least one to ask for. */
export const roles = [
  'viewer',
  'contributor',
  'resourceManager',
  'projectManager',
  'portfolioManager',
  'pmo',
  'administrator',
] as const
export type Role = (typeof roles)[number]

export const capabilities = [
  'see',
  'seeMoney',
  'create',
  'editOwn',
  'edit',
  'step',
  'import',
  'export',
  'decide',
  'setRates',
  'administer',
] as const
export type Capability = (typeof capabilities)[number]

const allowed = {
  //                 see    seeMoney create editOwn edit   step   import export decide setRates administer
  viewer: /*           */ [true, true, false, false, false, false, false, true, false, false, false],
  contributor: /*      */ [true, false, true, true, false, false, false, false, false, false, false],
  resourceManager: /*  */ [true, false, true, true, false, false, false, true, false, false, false],
  projectManager: /*   */ [true, true, true, true, true, true, false, true, false, false, false],
  portfolioManager: /* */ [true, true, true, true, true, true, false, true, true, false, false],
  pmo: /*              */ [true, true, true, true, true, true, true, true, true, true, false],
  administrator: /*    */ [true, true, true, true, true, true, true, true, true, true, true],
} as const satisfies Record<Role, readonly boolean[]>

/** Whether the table gives `capability` to `role`. */
export function allows(role: Role, capability: Capability): boolean {
  return allowed[role][capabilities.indexOf(capability)] === true
}

/** The roles that give a capability, weakest first; never empty, since the administrator has them all. */
export function rolesAllowing(capability: Capability): Role[] {
  return roles.filter((role) => allows(role, capability))
}

/** For text parsed from outside. */
export function isRole(text: unknown): text is Role {
  return roles.includes(text as Role)
}

export const roleLabel: Readonly<Record<Role, string>> = {
  viewer: 'Viewer',
  contributor: 'Contributor',
  resourceManager: 'Resource manager',
  projectManager: 'Project manager',
  portfolioManager: 'Portfolio manager',
  pmo: 'PMO',
  administrator: 'Administrator',
}

/** As in "does not allow …". */
export const capabilityPhrase: Readonly<Record<Capability, string>> = {
  see: 'seeing this',
  seeMoney: 'seeing amounts of money',
  create: 'adding records',
  editOwn: 'changing your own records',
  edit: 'changing records',
  step: 'moving records to their next state',
  import: 'importing files',
  export: 'exporting',
  decide: 'recording decisions',
  setRates: 'entering exchange rates',
  administer: 'administering members and settings',
}
