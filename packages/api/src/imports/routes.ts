import type { Context } from '@gantry/app/context'
import { forgetDrop, takeDrop } from '@gantry/app/imports/drops'
import { importFiles } from '@gantry/app/imports/import-files'
import { linkChoices } from '@gantry/app/imports/link-choices'
import { listImports, readImport } from '@gantry/app/imports/list-imports'
import { previewImport } from '@gantry/app/imports/preview-import'
import { readColumn } from '@gantry/app/imports/read-column'
import { readChoice } from '@gantry/app/imports/read-choice'
import { undoImport } from '@gantry/app/imports/undo-import'
import { mayImport } from '@gantry/app/imports/import-limits'
import type { ImportWatch } from '@gantry/app/imports/workshop'
import { type Outcome, done, refuse } from '@gantry/app/outcome'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { orgParam } from '../records/shapes.ts'
import { refusalsInWords, shapeRefusals } from '../shape-words.ts'
import { dropOf } from './drop-of.ts'
import { progressOf, watched } from './progress.ts'

const tags = ['Import']
const inOrg = z.object({ org: orgParam })
const id = z.uuid().meta({ description: 'Id of an import' })
const ofImport = z.object({ org: orgParam, id })
const keyed = z.object({
  key: z.string().max(100).optional().meta({ description: 'Under which to ask for the progress' }),
})

/** A value, or the JSON of it: a part of multipart/form-data is text. */
function asJson<T extends z.ZodType>(shape: T) {
  return z.preprocess((said) => (typeof said === 'string' ? (jsonOf(said) ?? said) : said), shape)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const periodOfTable = z.object({
  file: z.string().max(300),
  sheet: z.string().max(200).optional(),
  period: z.string().max(200),
})

const told = z
  .object({
    token: z.string().max(100).optional(),
    period: z.string().max(200).optional(),
    periods: asJson(z.array(periodOfTable).max(500)).optional(),
    portfolio: z.string().max(500).optional(),
    currency: z.string().max(40).optional(),
    mapping: z.unknown().optional(),
    dryRun: z.union([z.boolean(), z.enum(['true', 'false'])]).optional(),
    links: asJson(z.record(z.string().max(100), z.enum(linkChoices))).optional(),
    createParents: asJson(z.union([z.boolean(), z.array(z.string().max(500)).max(2000)])).optional(),
  })
  .meta({ description: 'As JSON with the token of a preview, or as multipart/form-data with parts named `files`' })

const parts = `JSON with the \`token\` of a preview, or multipart/form-data with parts named \`files\`. Beside them: \`period\` of all files,
\`periods\` of single files and sheets ([{ file, sheet, period }]),
\`portfolio\` and \`currency\` (ISO 4217, of amounts whose files name none); \`mapping\`, as a report shows it; \`links\`, which says \`same\` or \`apart\` of proposed matches by their keys;
\`createParents\`, true or the names of parents that only the files name; \`dryRun\`.`

/** Portfolios in: preview, import, the list of imports, and undo. */
export const importRoutes: FastifyPluginAsyncZod = async (app) => {
  const preview = {
    tags,
    summary: 'Read files and show what importing them would do',
    description: parts,
    params: inOrg,
    querystring: keyed,
    consumes: ['multipart/form-data', 'application/json'],
  }
  app.post('/imports/preview', { schema: preview }, async (request, reply) => {
    const caller = callerOf(request)
    const outcome = await watched(request, ownerOf(caller), request.query.key, async (watch) => {
      const asked = await askedFor(request, caller)
      return asked.ok ? await previewImport(caller, { ...asked.value, watch }) : asked
    })
    return answer(request, reply, outcome)
  })

  const column = z.object({
    token: z.string().max(100).meta({ description: 'Of the preview' }),
    files: z.array(z.string().max(300)).max(50).optional().meta({ description: 'Names of those to look at' }),
    fingerprint: z.string().max(200_000).meta({ description: 'Of the tables to look at' }),
    column: z
      .looseObject({ index: z.int().min(0) })
      .meta({ description: 'How it is to be read: target, type, format, rules, as in a mapping' }),
  })
  app.post(
    '/imports/preview/column',
    { schema: { tags, summary: 'Read one column of a preview another way', params: inOrg, body: column } },
    async (request, reply) => answer(request, reply, await readColumn(callerOf(request), request.body)),
  )

  const make = {
    tags,
    summary: 'Import files in one transaction, or not at all',
    description: parts,
    params: inOrg,
    querystring: keyed,
    consumes: ['multipart/form-data', 'application/json'],
  }
  app.post('/imports', { schema: make }, async (request, reply) => {
    const caller = callerOf(request)
    const outcome = await watched(request, ownerOf(caller), request.query.key, (watch) =>
      importAsked(request, caller, watch),
    )
    return answer(request, reply, outcome, outcome.ok && outcome.value.id !== null ? 201 : 200)
  })

  const progress = z.object({ org: orgParam, key: z.string().max(100) })
  app.get(
    '/imports/progress/:key',
    { schema: { tags, summary: 'How far a reading is, 0 to 1', params: progress } },
    async (request, reply) =>
      answer(request, reply, done({ fraction: progressOf(ownerOf(callerOf(request)), request.params.key) ?? null })),
  )
  app.get('/imports', { schema: { tags, summary: 'List imports', params: inOrg } }, async (request, reply) =>
    answer(request, reply, await listImports(callerOf(request))),
  )
  app.get(
    '/imports/:id',
    { schema: { tags, summary: 'Read an import with its report', params: ofImport } },
    async (request, reply) => answer(request, reply, await readImport(callerOf(request), request.params.id)),
  )
  const undo = z.object({ reason: z.string().trim().min(1).max(2000), force: z.boolean().default(false) })
  app.post(
    '/imports/:id/undo',
    { schema: { tags, summary: 'Take an import back', params: ofImport, body: undo } },
    async (request, reply) =>
      answer(request, reply, await undoImport(callerOf(request), request.params.id, request.body)),
  )
}

async function importAsked(request: FastifyRequest, caller: Context, watch: ImportWatch) {
  const asked = await askedFor(request, caller)
  if (!asked.ok) return asked
  const outcome = await importFiles(caller, { ...asked.value, watch })
  if (outcome.ok && !outcome.value.dryRun && asked.value.token !== undefined) await forgetDrop(asked.value.token)
  return outcome
}

/** Files and choices of a request: sent with it, or kept since a preview. */
async function askedFor(request: FastifyRequest, caller: Context) {
  const refused = mayImport(caller)
  if (refused) return refused
  const drop = request.isMultipart() ? await dropOf(request) : done({ files: [], fields: request.body ?? {} })
  if (!drop.ok) return drop
  const said = told.safeParse(drop.value.fields)
  if (!said.success) {
    const fields = shapeRefusals(said.error.issues)
    return refuse({
      id: 'import.request',
      status: 400,
      message: refusalsInWords(fields),
      mend: 'Maybe compare it with /api/v1/openapi.json.',
      fields,
    })
  }
  const { token, period, periods, portfolio, currency, mapping, dryRun, links, createParents } = said.data
  const choice = readChoice(mapping)
  if (!choice.ok) return choice
  const files: Outcome<readonly { name: string; bytes: Uint8Array }[]> =
    token === undefined || drop.value.files.length > 0 ? done(drop.value.files) : await takeDrop(caller, token)
  if (!files.ok) return files
  return done({
    files: files.value,
    ...(token === undefined ? {} : { token }),
    ...(period === undefined ? {} : { period }),
    ...(periods === undefined ? {} : { periods }),
    ...(portfolio === undefined ? {} : { portfolio }),
    ...(currency === undefined || currency === '' ? {} : { currency: currency.toUpperCase() }),
    ...(choice.value === undefined ? {} : { mapping: choice.value }),
    ...(links === undefined ? {} : { links }),
    ...(createParents === undefined ? {} : { createParents }),
    dryRun: dryRun === true || dryRun === 'true',
  })
}

function ownerOf({ org, actor }: Context): string {
  return `${org} ${actor.user ?? actor.person ?? actor.kind}`
}
