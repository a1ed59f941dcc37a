export const leastPasswordLength = 12
