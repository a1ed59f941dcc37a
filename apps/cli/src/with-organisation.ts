import type { Command } from 'commander'
import { type Connection, connect } from './connect.ts'
import { chooseOrganisation, type OrganisationRef } from './organisation.ts'
import { sharedOptions } from './shared-options.ts'

export interface AtOrganisation extends Connection {
  readonly org: OrganisationRef
  /** Path of the organisation's part of the API. */
  readonly base: string
}

/** Connects, chooses the organisation, does the work, and lets go whatever happens. */
export async function withOrganisation<T>(command: Command, work: (at: AtOrganisation) => Promise<T>): Promise<T> {
  const shared = sharedOptions(command)
  return await withConnection(command, async (connection) => {
    const org = await chooseOrganisation(connection.http, shared.org)
    return await work({ ...connection, org, base: basePath(org) })
  })
}

export async function withConnection<T>(command: Command, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await connect(sharedOptions(command))
  try {
    return await work(connection)
  } finally {
    await connection.close()
  }
}

export function basePath(org: OrganisationRef): string {
  return `/orgs/${encodeURIComponent(org.slug)}`
}
