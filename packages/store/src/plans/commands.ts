import type { PlanCommand, RowEdit } from '@gantry/planning/editing'
import type { Query, Result } from '../database.ts'
import { json } from '../sql.ts'

/** A command as it was applied. */
export interface StoredCommand {
  readonly n: number
  readonly id: string
  readonly verb: string
  readonly base: number
  /** Null: an import, whose rows were written as they are. */
  readonly edits: readonly RowEdit[] | null
  readonly undoes: string | null
  readonly undoneBy: string | null
  readonly barrier: boolean
  /** Null: the command line. */
  readonly account: string | null
  readonly actor: string | null
  readonly actorName: string
  readonly at: string
}

export interface NewCommand extends Omit<StoredCommand, 'undoneBy'> {
  readonly inverse: readonly RowEdit[] | null
}

export function insertCommands(org: string, plan: string, commands: readonly NewCommand[]): Query {
  return {
    text: `insert into plan_command
        (org, plan, n, id, verb, base, edits, inverse, undoes, barrier, account, actor, actor_name, at)
      select $1::uuid, $2::uuid, c.* from unnest($3::integer[], $4::uuid[], $5::text[], $6::integer[], $7::json[],
        $8::json[], $9::uuid[], $10::boolean[], $11::uuid[], $12::uuid[], $13::text[], $14::timestamptz[]) as c`,
    values: [
      org,
      plan,
      commands.map(({ n }) => n),
      commands.map(({ id }) => id),
      commands.map(({ verb }) => verb),
      commands.map(({ base }) => base),
      commands.map(({ edits }) => edits && json(edits)),
      commands.map(({ inverse }) => inverse && json(inverse)),
      commands.map(({ undoes }) => undoes),
      commands.map(({ barrier }) => barrier),
      commands.map(({ account }) => account),
      commands.map(({ actor }) => actor),
      commands.map(({ actorName }) => actorName),
      commands.map(({ at }) => at),
    ],
  }
}

/** Says of commands by which later one they were taken back; null: by none any more. */
export function markUndone(org: string, plan: string, id: string, by: string | null): Query {
  return {
    text: `update plan_command set undone_by = $4::uuid where org = $1::uuid and plan = $2::uuid and id = $3::uuid`,
    values: [org, plan, id, by],
  }
}

const listed = `n, id, verb, base, undoes, undone_by, barrier, account, actor, actor_name, at`

/** Those after number `since`, the oldest first, with their edits. */
export function commandsSince(org: string, plan: string, since: number, most: number): Query {
  return {
    text: `select ${listed}, edits from plan_command where org = $1::uuid and plan = $2::uuid and n > $3::integer
      order by n limit $4::integer`,
    values: [org, plan, since, most],
  }
}

/** The last ones, the newest first, without edits. */
export function lastCommands(org: string, plan: string, most: number): Query {
  return {
    text: `select ${listed} from plan_command where org = $1::uuid and plan = $2::uuid order by n desc limit $3::integer`,
    values: [org, plan, most],
  }
}

/** Those of these ids that are there already: each gets its first answer. */
export function commandsById(org: string, plan: string, ids: readonly string[]): Query {
  return {
    text: `select n, id from plan_command where org = $1::uuid and plan = $2::uuid and id = any($3::uuid[])`,
    values: [org, plan, ids],
  }
}

/** A command with its inverse, and the last number at which undo stops. */
export function undoQueries(org: string, plan: string, account: string | null, undoes: string | undefined): Query[] {
  const which =
    undoes === undefined
      ? `account is not distinct from $3::uuid and undone_by is null and undoes is null order by n desc limit 1`
      : `id = $3::uuid`
  return [
    {
      text: `select ${listed}, inverse from plan_command where org = $1::uuid and plan = $2::uuid and ${which}`,
      values: [org, plan, undoes ?? account],
    },
    {
      text: `select coalesce(max(n), 0) as n from plan_command where org = $1::uuid and plan = $2::uuid and barrier`,
      values: [org, plan],
    },
  ]
}

export function storedCommand(row: Record<string, unknown>): StoredCommand {
  return {
    n: row.n as number,
    id: row.id as string,
    verb: row.verb as string,
    base: row.base as number,
    edits: (row.edits as PlanCommand['edits'] | null | undefined) ?? null,
    undoes: row.undoes as string | null,
    undoneBy: row.undone_by as string | null,
    barrier: row.barrier as boolean,
    account: row.account as string | null,
    actor: row.actor as string | null,
    actorName: row.actor_name as string,
    at: row.at as string,
  }
}

export const storedCommands = (result: Result | undefined): StoredCommand[] => (result?.rows ?? []).map(storedCommand)
