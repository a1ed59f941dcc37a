import { type Letter, reminder } from '@gantry/domain/cycle/letter'
import { reportingPeriod } from '@gantry/domain/kinds/index'
import type { RecordJson } from '@gantry/domain/records/record-json'
import { addressesOf } from '@gantry/store/cycle/board'
import { writeEvent } from '@gantry/store/events/write'
import type { Mail } from '../access/door.ts'
import type { Context } from '../context.ts'
import { done, type Outcome, refuse } from '../outcome.ts'
import { reading } from '../records/load.ts'
import { forbidden } from '../records/refusals.ts'
import { scopeOf } from '../records/sight.ts'
import { byOwner, type Owner, type PeriodReport, periodReports } from './period-reports.ts'

export interface Chased {
  readonly owner: Owner & { readonly email: string | null }
  readonly reports: readonly {
    readonly ref: string
    readonly title: string
    readonly initiative: RecordJson['initiative']
    readonly state: string | null
    readonly dueOn: string | null
    readonly daysLate: number
    readonly challenge: string | null
  }[]
  readonly letter: Letter
}

export interface ChaseList {
  readonly period: {
    readonly id: string
    readonly ref: string
    readonly label: string
    readonly dueOn: string | null
    readonly locksOn: string | null
  }
  readonly today: string
  /** Who owes most, and longest, first. */
  readonly owners: readonly Chased[]
  /** Whether letters can be sent from here. */
  readonly mail: boolean
}

/** How letters leave this installation, and where what they speak of is found. */
export interface Post {
  /** Null where none can be sent. */
  readonly mail: Mail | null
  readonly addressOf: (report: string) => string
}

interface Chosen {
  /** Written into each letter. */
  readonly words?: string
  /** Whether a report at a place counts. */
  readonly of?: (place: string | null) => boolean
}

/** Who still owes a report or an answer, with a letter to each. */
export async function chaseList(
  context: Context,
  ref: string,
  post: Post,
  { words = '', of = () => true }: Chosen = {},
): Promise<Outcome<ChaseList>> {
  const found = await periodReports(context, ref)
  if (!found.ok) return found
  const { period, today, reports } = found.value
  const told = {
    id: period.id,
    ref: period.ref,
    label: period.title,
    dueOn: period.fields.dueOn as string | null,
    locksOn: period.fields.locksOn as string | null,
  }
  const owed = reports.filter(
    ({ stored: { state, place } }) => (state === 'due' || state === 'challenged') && of(place),
  )
  const people = [...new Set(owed.flatMap(({ owner }) => (owner.kind === 'person' ? (owner.id ?? []) : [])))]
  const [rows] = await reading(context)([addressesOf(context.org, people)])
  const emails = new Map(rows!.rows.map((row) => [row.id as string, row.email as string | null]))
  const owners = [...byOwner(owed).values()]
    .map((theirs) => chased(told, theirs, emails, today, post, words))
    .sort(longest)
  return done({ period: told, today, owners, mail: post.mail !== null })
}

function chased(
  period: ChaseList['period'],
  theirs: readonly PeriodReport[],
  emails: ReadonlyMap<string, string | null>,
  today: string,
  { addressOf }: Post,
  words: string,
): Chased {
  const { owner } = theirs[0]!
  const reports = theirs.map(({ record: { ref, title, initiative, state, fields }, daysLate, challenge }) => ({
    ref,
    title,
    initiative,
    state,
    dueOn: (fields.dueOn ?? period.dueOn) as string | null,
    daysLate,
    challenge: state === 'challenged' ? (challenge?.question ?? null) : null,
  }))
  const owed = reports.map(({ challenge, state, ...rest }) => ({
    ...rest,
    address: addressOf(rest.ref),
    state: state ?? '',
    question: challenge,
  }))
  const email = owner.id === null ? null : (emails.get(owner.id) ?? null)
  return { owner: { ...owner, email }, reports, letter: reminder(period, owner.name, owed, today, words) }
}

function longest(a: Chased, b: Chased): number {
  const late = ({ reports }: Chased) => Math.max(0, ...reports.map(({ daysLate }) => daysLate))
  return late(b) - late(a) || b.reports.length - a.reports.length || (a.owner.name < b.owner.name ? -1 : 1)
}

export interface RemindInput {
  /** Ids of people; everyone who owes something unless given. */
  readonly people?: readonly string[]
  readonly words?: string
}

export interface Reminded {
  readonly sent: readonly { readonly owner: Owner; readonly to: string }[]
  readonly notSent: readonly { readonly owner: Owner; readonly why: string; readonly letter: Letter }[]
}

/** Sends the letters; those that cannot be sent come back with the reason, to be handed over by other means. */
export async function remind(
  context: Context,
  ref: string,
  post: Post,
  input: RemindInput,
): Promise<Outcome<Reminded>> {
  const { access } = context.actor
  const verdict = access.mayAnywhere('step')
  if (!verdict.ok) return forbidden(verdict)
  const list = await chaseList(context, ref, post, {
    words: input.words,
    of: (place) => access.may('step', place).ok,
  })
  if (!list.ok) return list
  const wanted = list.value.owners.filter(
    ({ owner }) => !input.people || (owner.id !== null && input.people.includes(owner.id)),
  )
  if (wanted.length === 0) return nobody
  const sent: { owner: Owner; to: string }[] = []
  const notSent: { owner: Owner; why: string; letter: Letter }[] = []
  for (const { owner, letter } of wanted) {
    const why = await send(post.mail, owner.email, letter)
    if (why === null) sent.push({ owner, to: owner.email ?? '' })
    else notSent.push({ owner, why, letter })
  }
  if (sent.length > 0) await keepReminder(context, list.value.period.id, sent)
  return done({ sent, notSent })
}

const nobody = refuse({
  id: 'cycle.nobody',
  status: 422,
  message: 'Nobody named here owes a report for this period.',
  mend: 'Maybe look at the chase list again.',
})

async function send(mail: Mail | null, to: string | null, { subject, text }: Letter): Promise<string | null> {
  if (mail === null) return 'This installation sends no mail.'
  if (to === null) return 'No e-mail address is known.'
  try {
    await mail.send({ to, subject, text })
    return null
  } catch (error) {
    return `The mail server did not take it (${error instanceof Error ? error.message : String(error)}).`
  }
}

async function keepReminder(context: Context, period: string, sent: Reminded['sent']): Promise<void> {
  await context.store.transaction(scopeOf(context), async (tx) => {
    const people = sent.flatMap(({ owner }) => owner.id ?? [])
    await writeEvent(tx, context, { verb: 'reminded', kind: reportingPeriod.name, record: period, after: { people } })
  })
}
