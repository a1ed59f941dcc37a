import type { CommandRefusal, PlanCommand, PlanSnapshot } from '@gantry/planning/editing'
import type { Finding } from '@gantry/planning/plan'
import type { Http } from './http.ts'
import type { Verdict } from './verdict.ts'

/** A plan as lists show it: computed figures of its head, no rows. Instants are minutes of the plan's wall clock. */
export interface PlanListing {
  readonly id: string
  readonly initiative: { readonly id: string; readonly ref: string; readonly title: string }
  readonly title: string
  /** How many commands and imports made it what it is. */
  readonly head: number
  readonly start: number | null
  readonly finish: number | null
  readonly tasks: number
  readonly links: number
  readonly critical: number
  readonly updatedAt: string
}

/** What is small of a plan, for whoever asks; its rows travel apart. */
export interface PlanHead extends PlanListing {
  /** The build of the server's engine: with another one, reload before editing. */
  readonly engine: string
  /** Of all early and late dates at the head: see `hashDates`. */
  readonly hash: string
  /** `progress`: on tasks assigned to the caller, where `edit` is refused. */
  readonly allowed: {
    readonly edit: Verdict
    readonly progress: Verdict
    readonly import: Verdict
    readonly export: Verdict
  }
  /** Ids of the plan's resources that are the caller. */
  readonly mine: readonly string[]
}

/** A command as it is in a plan's history. */
export interface PlanCommandListing {
  /** Its number; the plan's head is that of the last. */
  readonly n: number
  readonly id: string
  readonly verb: string
  readonly actor: string | null
  readonly actorName: string | null
  readonly at: string
  readonly undoes: string | null
  /** Undone by a later command. */
  readonly undone: boolean
}

export interface PlanCommands {
  readonly head: number
  /** Commands after `since`, the oldest first; null: there are too many, or an import is among them: load the plan anew. */
  readonly commands: readonly (PlanCommandListing & Pick<PlanCommand, 'edits'>)[] | null
}

/** What became of one command: its number, or why it was refused. Those beside it are not held up by a refusal. */
export type CommandResult =
  | { readonly id: string; readonly n: number; readonly refusal?: undefined }
  | { readonly id: string; readonly refusal: CommandRefusal; readonly n?: undefined }

export interface PlanSaved {
  readonly head: number
  readonly hash: string
  readonly results: readonly CommandResult[]
  /** What others did between `base` and these commands; null: too much of it, load the plan anew. */
  readonly others: PlanCommands['commands']
}

export interface PlanUndone {
  readonly head: number
  readonly hash: string
  /** The command that took the other back: to be applied like one of others', with `confirmed`. */
  readonly command: PlanCommandListing & Pick<PlanCommand, 'edits'>
}

/** A file beside a plan: its dates beside ours, and what it would change. */
export interface PlanImportPreview {
  /** With it the file is imported without sending it again. */
  readonly token: string
  readonly format: string
  readonly title: string
  readonly tasks: number
  readonly links: number
  readonly resources: number
  readonly findings: readonly Finding[]
  readonly dates: PlanDateComparison
  /** Null where the project has no plan yet. */
  readonly changes: PlanImportChanges | null
}

/** The dates that the file stores beside those that our engine computes from it. */
export interface PlanDateComparison {
  /** Tasks with stored dates, and how many of them start and finish as the file says. */
  readonly compared: number
  readonly equal: number
  readonly storedFinish: number | null
  readonly computedFinish: number | null
  /** The first of the others, each with what explains it. */
  readonly others: readonly {
    readonly task: string
    readonly name: string
    readonly stored: { readonly start: number | null; readonly finish: number | null }
    readonly computed: { readonly start: number; readonly finish: number }
    readonly reason: string
  }[]
}

export interface PlanImportChanges {
  readonly added: number
  readonly changed: number
  readonly removed: number
  /** More than half of the plan's tasks: `mayDelete` has to say that this is meant. */
  readonly removesOverHalf: boolean
  /** The first of them, in words. */
  readonly lines: readonly string[]
}

export interface PlanImportChoice {
  /** `keep`: tasks that our engine puts elsewhere stay where the file has them, as manual tasks. */
  readonly dates: 'keep' | 'reschedule'
  readonly mayDelete?: boolean
}

/** A link between tasks of two plans, as one of them sees it. Dates are minutes of the successor's wall clock. */
export interface OutsideLink {
  readonly id: string
  /** `into`: the task of this plan waits. */
  readonly way: 'into' | 'outOf'
  readonly task: string
  /** Null: a plan that the caller may not see. */
  readonly other: {
    readonly plan: string
    readonly title: string
    readonly task: string
    readonly name: string | null
  } | null
  readonly type: 'FS' | 'SS'
  /** By the clock. */
  readonly lagMinutes: number
  /** Dates are put into the successor without asking. */
  readonly hard: boolean
  /** What the successor has; what waits for an answer; what was refused last, and why. */
  readonly given: number | null
  readonly offered: number | null
  readonly refused: number | null
  readonly reason: string | null
  /** Why no date goes over: a task is gone, or the date would come back to where it is from. */
  readonly trouble: 'gone' | 'loop' | null
}

export interface NewOutsideLink {
  /** The task of this plan, which waits. */
  readonly task: string
  readonly from: { readonly plan: string; readonly task: string }
  readonly type?: OutsideLink['type']
  readonly lagMinutes?: number
  readonly hard?: boolean
}

export const planExports = ['mspdi', 'xer', 'json', 'csv', 'xlsx', 'ics'] as const
export type PlanExport = (typeof planExports)[number]

/** Plans of projects: loaded whole, changed by commands. */
export function planCalls(http: Http, org: string) {
  const base = `/orgs/${encodeURIComponent(org)}/plans`
  const one = (id: string) => `${base}/${encodeURIComponent(id)}`
  return {
    /** Plans the caller may see; of one initiative (its id or reference), or of all. */
    list: (initiative?: string, signal?: AbortSignal) =>
      http.get<{ readonly rows: readonly PlanListing[] }>(base, { query: { initiative }, signal }),
    /** An empty plan for an initiative that has none. */
    create: (plan: {
      readonly initiative: string
      readonly title?: string
      /** Minutes of the plan's wall clock. */
      readonly start?: number
      readonly rules?: 'msproject' | 'p6'
      /** IANA. */
      readonly timeZone?: string
    }) => http.post<PlanHead>(base, plan),
    head: (id: string, signal?: AbortSignal) => http.get<PlanHead>(one(id), { signal }),
    /** The whole plan at its head (`bookOf` makes a book of it). Kept by the browser until the head is another. */
    rows: (id: string, signal?: AbortSignal) =>
      http.get<{ readonly head: number; readonly plan: PlanSnapshot }>(`${one(id)}/rows`, { signal }),
    /** What was done after command `since`. */
    commands: (id: string, since: number, signal?: AbortSignal) =>
      http.get<PlanCommands>(`${one(id)}/commands`, { query: { since }, signal }),
    /** The last commands, the newest first, without their edits. */
    history: (id: string, signal?: AbortSignal) =>
      http.get<{ readonly rows: readonly PlanCommandListing[] }>(`${one(id)}/history`, { signal }),
    /**
     * Applies commands, each whole or not at all. Sent again, a command gets its first answer.
     * @param base the head that the commands were made on
     */
    save: (id: string, sent: { base: number; engine: string; commands: readonly PlanCommand[] }) =>
      http.post<PlanSaved>(`${one(id)}/commands`, sent),
    /** Takes back a command of the caller: the last that is not undone, or the one named. Taking back an undo is redo. */
    undo: (id: string, command: { readonly id: string; readonly undoes?: string }) =>
      http.post<PlanUndone>(`${one(id)}/undo`, command),
    /** Links with other plans, both ways. */
    outsideLinks: (id: string, signal?: AbortSignal) =>
      http.get<{ readonly rows: readonly OutsideLink[] }>(`${one(id)}/outside-links`, { signal }),
    linkOutside: (id: string, link: NewOutsideLink) =>
      http.post<{ readonly rows: readonly OutsideLink[] }>(`${one(id)}/outside-links`, link),
    /** Takes an offered date over, or refuses it with a reason. */
    answerOffer: (id: string, link: string, said: { readonly accept: boolean; readonly reason?: string }) =>
      http.post<{ readonly rows: readonly OutsideLink[] }>(
        `${one(id)}/outside-links/${encodeURIComponent(link)}/answer`,
        said,
      ),
    unlinkOutside: (id: string, link: string) =>
      http.delete<{ readonly rows: readonly OutsideLink[] }>(`${one(id)}/outside-links/${encodeURIComponent(link)}`),
    previewImport: (initiative: string, file: File, signal?: AbortSignal) => {
      const form = new FormData()
      form.append('files', file)
      return http.post<PlanImportPreview>(`${base}/imports/preview`, form, { query: { initiative }, signal })
    },
    import: (initiative: string, token: string, choice: PlanImportChoice) =>
      http.post<PlanHead>(`${base}/imports`, { initiative, token, ...choice }),
    exportAddress: (id: string, format: PlanExport) => http.address(`${one(id)}/export/${format}`),
    export: (id: string, format: PlanExport, signal?: AbortSignal) =>
      http.file(`${one(id)}/export/${format}`, { signal }),
  }
}
