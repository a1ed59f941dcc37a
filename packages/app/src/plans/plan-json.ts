import { initiative } from '@gantry/domain/kinds/structure/initiative'
import type { Verdict } from '@gantry/domain/reach'
import type { Plan } from '@gantry/planning'
import { engineBuild, type RowEdit } from '@gantry/planning/editing'
import type { StoredCommand } from '@gantry/store/plans/commands'
import type { StoredPlan } from '@gantry/store/plans/plans'
import type { Context } from '../context.ts'

export interface PlanListing {
  readonly id: string
  readonly initiative: { readonly id: string; readonly ref: string; readonly title: string }
  readonly title: string
  readonly head: number
  readonly start: number | null
  readonly finish: number | null
  readonly tasks: number
  readonly links: number
  readonly critical: number
  readonly updatedAt: string
}

export interface PlanHead extends PlanListing {
  readonly engine: string
  readonly hash: string
  readonly allowed: Readonly<Record<'edit' | 'progress' | 'import' | 'export', Verdict>>
  /** Ids of the plan's resources that are the caller. */
  readonly mine: readonly string[]
}

export function planListing({ id, initiative: of, title, head, figures, updatedAt }: StoredPlan): PlanListing {
  const { start, finish, tasks, links, critical } = figures
  return {
    id,
    initiative: { id: of.id, ref: `${initiative.prefix}-${of.refNo}`, title: of.title },
    title,
    head,
    start,
    finish,
    tasks,
    links,
    critical,
    updatedAt,
  }
}

export function planHead(context: Context, plan: StoredPlan, mine: readonly string[]): PlanHead {
  return {
    ...planListing(plan),
    engine: engineBuild,
    hash: plan.figures.hash,
    allowed: allowedAt(context, plan.place),
    mine,
  }
}

/** What the caller may do with plans of initiatives at a place. */
export function allowedAt({ actor: { access } }: Context, place: string): PlanHead['allowed'] {
  return {
    edit: access.may('edit', place),
    progress: access.may('editOwn', place),
    import: access.may('edit', place),
    export: access.may('export', place),
  }
}

export interface CommandListing {
  readonly n: number
  readonly id: string
  readonly verb: string
  readonly actor: string | null
  readonly actorName: string | null
  readonly at: string
  readonly undoes: string | null
  readonly undone: boolean
}

export function commandListing({ n, id, verb, actor, actorName, at, undoes, undoneBy }: StoredCommand): CommandListing {
  return { n, id, verb, actor, actorName, at, undoes, undone: undoneBy !== null }
}

export type CommandWithEdits = CommandListing & { readonly edits: readonly RowEdit[] }

/** More of them than this are not told: the plan is loaded anew. */
export const mostCommandsTold = 1_000

/** Commands with their edits, as the caller may see them; null where one of them has none: it was an import. */
export function commandsTold(commands: readonly StoredCommand[], seesMoney: boolean): CommandWithEdits[] | null {
  if (commands.length > mostCommandsTold || commands.some(({ edits }) => edits === null)) return null
  return commands.map((command) => ({
    ...commandListing(command),
    edits: seesMoney ? command.edits! : command.edits!.map(withoutMoney),
  }))
}

const moneyFields: readonly string[] = ['costMinor', 'fixedCostMinor', 'rates']

type Fields = Readonly<Record<string, unknown>>

function withoutMoney(edit: RowEdit): RowEdit {
  return { ...edit, was: edit.was && stripped(edit.was), now: edit.now && stripped(edit.now) } as RowEdit
}

/** A plan without amounts of money. */
export function planWithoutMoney<Whole extends Pick<Plan, 'tasks' | 'resources' | 'assignments'>>(plan: Whole): Whole {
  return {
    ...plan,
    tasks: plan.tasks.map(stripped),
    resources: plan.resources.map(stripped),
    assignments: plan.assignments.map(stripped),
  }
}

/** A row, or some of its fields, without amounts of money. */
function stripped<Row extends object>(row: Row): Row {
  const fields: Record<string, unknown> = { ...(row as Fields) }
  for (const name of moneyFields) delete fields[name]
  if (fields.baselines) fields.baselines = mapped(fields.baselines as Fields, strippedValue)
  if (fields.values)
    fields.values = mapped(fields.values as Fields, (holders) => mapped(holders as Fields, strippedValue))
  return fields as Row
}

function strippedValue(value: unknown): unknown {
  const { costMinor: _, ...rest } = value as Fields
  return rest
}

const mapped = (fields: Fields, to: (value: unknown) => unknown): Fields =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, to(value)]))
