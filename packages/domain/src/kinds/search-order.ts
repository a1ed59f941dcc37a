/** What people mean when they type a name stands first; what would bury everything else by its number stands last. */
export const searchOrder = {
  first: ['initiative', 'person'],
  last: ['statusReport', 'rating'],
} as const
