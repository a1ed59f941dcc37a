import { resolve } from 'node:path'
import type { Command } from 'commander'

/** What all commands share, from the options before the subcommand and the environment. */
export interface Shared {
  readonly dataDir: string
  readonly databaseUrl?: string | undefined
  readonly org?: string | undefined
}

export function sharedOptions(command: Command): Shared {
  const { data, org } = command.optsWithGlobals<{ data?: string; org?: string }>()
  const databaseUrl = process.env.DATABASE_URL?.trim() || undefined
  return { dataDir: resolve(data ?? process.env.GANTRY_DATA ?? './data'), databaseUrl, org }
}
