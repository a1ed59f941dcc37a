import { fullAccess } from '@gantry/domain/reach'
import { insertOrganisation, takenSlugs } from '@gantry/store/access/organisations'
import { insertPerson } from '@gantry/store/access/people'
import type { Database } from '@gantry/store/database'
import { writeEvent } from '@gantry/store/events/write'
import type { CreateSample, SampleMade } from '../access/set-up-sample.ts'
import { slugOf } from '../access/organisation-input.ts'
import type { Context } from '../context.ts'
import { importFiles } from '../imports/import-files.ts'
import { arrangeTree, plantPortfolios } from './arrange-tree.ts'
import { fillRegisters } from './fill-registers.ts'
import { openCycle } from './open-cycle.ts'
import { readReturns, readSample, type SampleNode } from './sample-files.ts'
import { speakBeside } from './speak-beside.ts'
import { valueOf } from './value-of.ts'

const name = 'Eastmarch Combined Authority'
const headOfPmo = { name: 'Philippa Hargreave', jobTitle: 'Head of the portfolio office' }

/**
 * Makes the sample: an organisation, its tree and people, eight quarterly returns, its registers and the quarter now being reported, all by the
 * roads that everybody's data takes. Takes some seconds. What it made is taken away again when it fails.
 */
export const createSample: CreateSample = async (store, tools) => {
  const made = await found(store, tools)
  const context: Context = {
    org: made.org,
    actor: { kind: 'person', person: made.headOfPmo, name: headOfPmo.name, access: fullAccess() },
    store,
    now: tools.now,
    newId: tools.newId,
    request: tools.newId(),
  }
  const { tree, registers } = await readSample()
  const people = await addPeople(context, tree, made.headOfPmo)
  const portfolios = await plantPortfolios(context, name, tree, people)
  valueOf(await importFiles(context, { files: await readReturns() }))
  const initiatives = await arrangeTree(context, tree, people, portfolios)
  await fillRegisters(context, registers, initiatives, people)
  await speakBeside(context, initiatives)
  await openCycle(context, initiatives)
  return made
}

async function found(store: Database, { now, newId }: Parameters<CreateSample>[1]): Promise<SampleMade> {
  const [org, person] = [newId(), newId()]
  return await store.transaction('system', async (tx) => {
    const taken = await tx.query<{ slug: string }>(takenSlugs(''))
    const slug = slugOf(name, new Set(taken.rows.map((row) => row.slug)))
    await tx.query(insertOrganisation({ ...settings, id: org, slug, name, sample: true }, now()))
    await insertPerson(tx, {
      org,
      id: person,
      name: headOfPmo.name,
      email: addressOf(headOfPmo.name),
      by: person,
      now: now(),
    })
    const source = { org, actor: { kind: 'person', person }, now, newId, request: newId() }
    await writeEvent(tx, source, {
      verb: 'created',
      kind: 'organisation',
      record: org,
      version: 1,
      after: { name, ...settings },
    })
    return { org, slug, headOfPmo: person, name: headOfPmo.name }
  })
}

const settings = {
  pmoType: 'controlling',
  size: 'medium',
  currency: 'GBP',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  fiscalYearStart: 4,
} as const

/** Sponsors and managers of the tree, by name; the head of the portfolio office is there already. */
async function addPeople(context: Context, tree: readonly SampleNode[], made: string): Promise<Map<string, string>> {
  const named = tree.flatMap(({ owner, manager }) => [owner, manager])
  const names = [...new Set(named)].filter((each) => each !== headOfPmo.name).sort()
  const people = new Map(names.map((each) => [each, context.newId()]))
  await context.store.transaction('system', async (tx) => {
    for (const [each, id] of people) {
      const person = { org: context.org, id, name: each, email: addressOf(each) }
      await insertPerson(tx, { ...person, by: context.actor.person ?? null, now: context.now() })
      await writeEvent(tx, context, { verb: 'created', kind: 'person', record: id, version: 1, after: { name: each } })
    }
  })
  return people.set(headOfPmo.name, made)
}

function addressOf(person: string): string {
  return `${person.toLowerCase().replaceAll(/[^a-z]+/g, '.')}@eastmarch.invalid`
}
