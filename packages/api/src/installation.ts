import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { foundOrganisation } from '@gantry/app/access/found-organisation'
import type { HealthSources } from '@gantry/app/installation/health'
import type { EventStream } from '@gantry/app/events/event-stream'
import type { PlanDesk } from '@gantry/app/plans/desk'
import type { BlobStore } from '@gantry/store/blobs/blob-store'
import type { Signer } from '@gantry/store/events/signer'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Gate } from './auth/gate.ts'
import type { Notes } from './installation/notes.ts'
import type { RequestTimes } from './installation/request-times.ts'
import { answer, sendRefusal } from './problem.ts'

/** What there is once in an installation, whatever its organisations. */
export interface Installation {
  /** Signs the chains of events; its key lies outside the database. */
  readonly signer: Signer
  readonly stream: EventStream
  readonly plans: PlanDesk
  readonly blobs: BlobStore
  readonly notes: Notes
  /** Filled by `buildServer`. */
  readonly requests: RequestTimes
  readonly health: HealthSources
  /** Writes a backup of everything to a file of its own and names it. */
  makeBackup(): Promise<string>
}

const tags = ['Installation']

const noKey = {
  id: 'installation.key',
  status: 403,
  message: 'This is for the command line on the server itself, which holds the key of the data folder.',
} as const

/** What belongs to no organisation, and to nobody but the holder of the data folder's key. */
export function installationRoutes(gate: Gate, installation: Installation): FastifyPluginAsyncZod {
  return async (app) => {
    const body = z.object({
      name: z.string().min(1).max(200),
      currency: z.string().max(40).optional().meta({ description: 'ISO 4217; without it none is chosen yet' }),
    })
    app.post('/organisations', { schema: { tags, body } }, async (request, reply) => {
      if (!gate.hasKey(request)) return sendRefusal(request, reply, noKey)
      return answer(request, reply, await foundOrganisation(gate.door, request.body, String(request.id)), 201)
    })

    // Sent as the bytes it is: a client must not take the file's own compression for that of the transfer.
    const backup = { schema: { tags, summary: 'Everything, as one file' }, compress: false as const }
    app.post('/backup', backup, async (request, reply) => {
      if (!gate.hasKey(request)) return sendRefusal(request, reply, noKey)
      const path = await installation.makeBackup()
      const file = createReadStream(path)
      file.on('close', () => void rm(path, { force: true }))
      return reply
        .header('content-disposition', 'attachment; filename="gantry.backup"')
        .type('application/octet-stream')
        .send(file)
    })
  }
}
