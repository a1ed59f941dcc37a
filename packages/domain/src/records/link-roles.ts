/** What one record can be to another, and how it reads from the other side. */
export const linkRoles = {
  relates: { label: 'relates to', back: 'relates to' },
  causes: { label: 'causes', back: 'is caused by' },
  mitigates: { label: 'mitigates', back: 'is mitigated by' },
  blocks: { label: 'blocks', back: 'is blocked by' },
  duplicates: { label: 'duplicates', back: 'is duplicated by' },
  supports: { label: 'supports', back: 'is supported by' },
  follows: { label: 'follows from', back: 'leads to' },
} as const
export type LinkRole = keyof typeof linkRoles
export const linkRoleNames = Object.keys(linkRoles) as [LinkRole, ...LinkRole[]]
