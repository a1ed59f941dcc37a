import type { Context } from '@gantry/app/context'
import type { Outcome } from '@gantry/app/outcome'
import { changeRecord } from '@gantry/app/records/change-record'
import { changeSeveral, severalVerdict } from '@gantry/app/records/change-several'
import { type CreateInput, createRecord } from '@gantry/app/records/create-record'
import { getRecord } from '@gantry/app/records/get-record'
import { recordHistory } from '@gantry/app/records/history'
import { listRecords } from '@gantry/app/records/list-records'
import { removeRecord, restoreRecord } from '@gantry/app/records/remove-record'
import { stepRecord } from '@gantry/app/records/step-record'
import type { AnyKind } from '@gantry/domain/kind'
import type { RecordJson } from '@gantry/domain/records/record-json'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { asCaller, callerOf } from '../authenticate.ts'
import { answer } from '../problem.ts'
import { listInput } from './list-input.ts'
import {
  changeBody,
  createBody,
  listQuery,
  listShape,
  orgParam,
  recordShape,
  refParam,
  removeBody,
  restoreBody,
  severalBody,
  severalShape,
  stepBody,
} from './shapes.ts'

export interface RecordRoutesOptions {
  /** Null where a plugin of its own creates such records. */
  readonly create?: null | ((context: Context, kind: AnyKind, input: CreateInput) => Promise<Outcome<RecordJson>>)
  readonly read?: (context: Context, kind: AnyKind, ref: string) => Promise<Outcome<RecordJson>>
  readonly change?: typeof changeRecord
  readonly remove?: typeof removeRecord
  readonly step?: typeof stepRecord
}

/** The routes of one kind: list, create, read, change, remove, restore, step, history. */
export function recordRoutes(kind: AnyKind, options: RecordRoutesOptions = {}): FastifyPluginAsyncZod {
  const { create = createRecord, read = getRecord, change = changeRecord, remove = removeRecord } = options
  const { step: takeStep = stepRecord } = options
  const at = `/${kind.segment}`
  const tags = [kind.plural]
  const inOrg = z.object({ org: orgParam })
  const params = z.object({ org: orgParam, ref: refParam(kind) })
  const one = { 200: recordShape(kind) }
  const name = kind.label.toLowerCase()

  return async (app) => {
    const list = {
      tags,
      summary: `List ${kind.plural.toLowerCase()}`,
      params: inOrg,
      querystring: listQuery(kind),
      response: { 200: listShape(kind) },
    }
    app.get(at, { schema: list, config: { asCaller: true } }, async (request, reply) => {
      const input = listInput(request.query)
      const listed = await asCaller(request, async (caller) =>
        input.ok ? await listRecords(caller, kind, input.value) : input,
      )
      return answer(request, reply, listed)
    })

    if (create) {
      const schema = {
        tags,
        summary: `Create a ${name}`,
        params: inOrg,
        body: createBody(kind),
        response: { 201: recordShape(kind) },
      }
      app.post(at, { schema }, async (request, reply) =>
        answer(request, reply, await create(callerOf(request), kind, request.body), 201),
      )
    }

    app.get(
      `${at}/:ref`,
      { schema: { tags, summary: `Read a ${name}`, params, response: one } },
      async (request, reply) => answer(request, reply, await read(callerOf(request), kind, request.params.ref)),
    )

    const changing = { tags, summary: `Change a ${name}`, params, body: changeBody(kind), response: one }
    app.patch(`${at}/:ref`, { schema: changing }, async (request, reply) =>
      answer(request, reply, await change(callerOf(request), kind, request.params.ref, request.body)),
    )

    if (severalVerdict(kind).ok) {
      const schema = {
        tags,
        summary: `Change several ${kind.plural.toLowerCase()} alike, all or none`,
        params: inOrg,
        body: severalBody(kind),
        response: { 200: severalShape },
      }
      app.post(`${at}/several`, { schema }, async (request, reply) =>
        answer(request, reply, await changeSeveral(callerOf(request), kind, request.body)),
      )
    }

    app.delete(
      `${at}/:ref`,
      { schema: { tags, summary: `Remove a ${name}`, params, body: removeBody } },
      async (request, reply) =>
        answer(request, reply, await remove(callerOf(request), kind, request.params.ref, request.body)),
    )

    const restore = { tags, summary: `Restore a removed ${name}`, params, body: restoreBody, response: one }
    app.post(`${at}/:ref/restore`, { schema: restore }, async (request, reply) =>
      answer(request, reply, await restoreRecord(callerOf(request), kind, request.params.ref, request.body ?? {})),
    )

    if (kind.steps) {
      const names = Object.keys(kind.steps)
      const step = z
        .string()
        .max(60)
        .meta({ description: names.join(', '), examples: names.slice(0, 1) })
      const schema = {
        tags,
        summary: `Take a step`,
        params: params.extend({ step }),
        body: stepBody(kind),
        response: one,
      }
      app.post(`${at}/:ref/steps/:step`, { schema }, async (request, reply) =>
        answer(
          request,
          reply,
          await takeStep(callerOf(request), kind, request.params.ref, request.params.step, request.body),
        ),
      )
    }

    const before = z.object({ before: z.uuid().optional() })
    app.get(
      `${at}/:ref/history`,
      { schema: { tags, summary: 'What happened to it', params, querystring: before } },
      async (request, reply) =>
        answer(request, reply, await recordHistory(callerOf(request), kind, request.params.ref, request.query.before)),
    )
  }
}
