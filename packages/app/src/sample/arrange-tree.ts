import { initiative } from '@gantry/domain/kinds/index'
import { initiativeLineage, unitSuccession } from '@gantry/store/initiatives/lineage'
import type { Context } from '../context.ts'
import { createInitiative } from '../initiatives/create-initiative.ts'
import { addSuccession } from '../initiatives/lineage.ts'
import { changeRecord } from '../records/change-record.ts'
import type { SampleNode } from './sample-files.ts'
import { valueOf } from './value-of.ts'

/** By the authority's own number (ECA-012): the id of the initiative here. */
export type Initiatives = ReadonlyMap<string, string>
type People = ReadonlyMap<string, string>

/** The organisation's own portfolio and the five below it, which the returns name as what programmes are part of. */
export async function plantPortfolios(
  context: Context,
  name: string,
  tree: readonly SampleNode[],
  people: People,
): Promise<Initiatives> {
  const root = await create({ title: name, type: 'portfolio' })
  const portfolios = new Map<string, string>()
  for (const node of tree.filter(({ type }) => type === 'portfolio')) {
    const { title, type, description, category } = node
    portfolios.set(node.id, await create({ title, type, description, category, ...peopleOf(node, people) }, root))
  }
  return portfolios

  async function create(fields: Readonly<Record<string, unknown>>, parent?: string): Promise<string> {
    const begun = { ...fields, decisionStatus: 'approved' }
    return valueOf(await createInitiative(context, initiative, { initiative: parent, fields: begun })).id
  }
}

/** Says who owns and who manages what the returns brought, and what merged and was renamed. */
export async function arrangeTree(
  context: Context,
  tree: readonly SampleNode[],
  people: People,
  portfolios: Initiatives,
): Promise<Initiatives> {
  const brought = await imported(context)
  for (const node of tree) {
    const there = brought.get(node.id)
    if (!there) continue
    const { id, version } = there
    valueOf(await changeRecord(context, initiative, id, { version, fields: peopleOf(node, people) }))
  }
  const known = new Map([...portfolios, ...[...brought].map(([name, { id }]) => [name, id] as const)])
  await tellSuccessions(context, known)
  return known
}

function peopleOf({ owner, manager }: SampleNode, people: People) {
  return { owner: people.get(owner), manager: people.get(manager) }
}

/** What each external id of the returns became. */
async function imported({ store, org }: Context): Promise<Map<string, { id: string; version: number }>> {
  const [found] = await store.read({ org }, [
    {
      text: `select s.external_id, i.id, i.version from source_identity s
        join identity_link l on l.org = s.org and l.source_identity = s.id and l.ended_at is null
        join initiative i on i.org = l.org and i.id = l.initiative
        where s.org = $1 and s.external_id is not null`,
      values: [org],
    },
  ])
  const rows = found!.rows as { external_id: string; id: string; version: number }[]
  return new Map(rows.map(({ external_id, id, version }) => [external_id.toUpperCase(), { id, version }]))
}

async function tellSuccessions(context: Context, known: Initiatives): Promise<void> {
  const merged = {
    to: known.get('ECA-061')!,
    how: 'mergedInto',
    onDay: '2025-10-07',
    note: 'One supplier for both; decided by the sponsor',
  }
  for (const from of ['ECA-059', 'ECA-060'])
    valueOf(await addSuccession(context, initiativeLineage, known.get(from)!, merged))
  const [found] = await context.store.read({ org: context.org }, [
    { text: `select id, title from organisation_unit where org = $1`, values: [context.org] },
  ])
  const units = new Map((found!.rows as { id: string; title: string }[]).map(({ id, title }) => [title, id]))
  const [before, after] = [units.get('Corporate Estates'), units.get('Property and Estates')]
  if (!before || !after) throw new Error('The returns no longer hold the renamed directorate')
  valueOf(await addSuccession(context, unitSuccession, before, { to: after, how: 'renamed', onDay: '2025-10-01' }))
}
