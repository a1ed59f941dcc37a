/** Tabs of an initiative; the plan is a page of its own. */
export const initiativeTabs = ['overview', 'plan', 'fields', 'registers', 'decisions', 'history'] as const
export type InitiativeTab = (typeof initiativeTabs)[number]
