/** Flags of every Node process that runs a file of this project. */
export const nodeFlags: string[]
