import { initiative } from '@gantry/domain/kinds/index'
import { initiativeLineage, unitSuccession } from '@gantry/store/initiatives/lineage'
import type { Context } from '../context.ts'
import { createInitiative } from '../initiatives/create-initiative.ts'
import { addSuccession } from '../initiatives/lineage.ts'
import { moveInitiative } from '../initiatives/move-initiative.ts'
import { changeRecord } from '../records/change-record.ts'
import type { SampleNode } from './sample-files.ts'
import { valueOf } from './value-of.ts'

/** By the authority's own number (ECA-012): the id of the initiative here. */
export type Initiatives = ReadonlyMap<string, string>

/**
 * Puts what the returns brought into its portfolios and programmes, with its owner and manager, and says what
 * merged and what was renamed.
 */
export async function arrangeTree(
  context: Context,
  tree: readonly SampleNode[],
  people: ReadonlyMap<string, string>,
): Promise<Initiatives> {
  const known = new Map(await imported(context))
  const root = await rootOf(context)
  for (const node of tree.toSorted(byLevel)) {
    const fields = {
      type: node.type,
      owner: people.get(node.owner),
      manager: people.get(node.manager),
      description: node.description,
    }
    const parent = node.parent === null ? root : known.get(node.parent)
    const there = known.get(node.id)
    if (there === undefined) {
      const title = { title: node.title, category: node.category, decisionStatus: 'approved' }
      const made = valueOf(
        await createInitiative(context, initiative, { initiative: parent, fields: { ...fields, ...title } }),
      )
      known.set(node.id, made.id)
      continue
    }
    const version = await versionOf(context, there)
    const changed = valueOf(await changeRecord(context, initiative, there, { version, fields }))
    valueOf(await moveInitiative(context, there, { version: changed.version, parent: parent ?? null }))
  }
  await tellSuccessions(context, known)
  return known
}

const levels = ['portfolio', 'programme', 'project']

function byLevel(a: SampleNode, b: SampleNode): number {
  return levels.indexOf(a.type) - levels.indexOf(b.type)
}

/** What each external id of the returns became. */
async function imported({ store, org }: Context): Promise<[string, string][]> {
  const [found] = await store.read({ org }, [
    {
      text: `select s.external_id, l.initiative from source_identity s
        join identity_link l on l.org = s.org and l.source_identity = s.id and l.ended_at is null
        where s.org = $1 and s.external_id is not null`,
      values: [org],
    },
  ])
  return (found!.rows as { external_id: string; initiative: string }[]).map((row) => [row.external_id.toUpperCase(), row.initiative])
}

async function rootOf({ store, org }: Context): Promise<string> {
  const [found] = await store.read({ org }, [
    { text: `select id from initiative where org = $1 and parent is null order by ref_no limit 1`, values: [org] },
  ])
  return (found!.rows[0] as { id: string }).id
}

async function versionOf({ store, org }: Context, id: string): Promise<number> {
  const [found] = await store.read({ org }, [
    { text: `select version from initiative where org = $1 and id = $2`, values: [org, id] },
  ])
  return (found!.rows[0] as { version: number }).version
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
