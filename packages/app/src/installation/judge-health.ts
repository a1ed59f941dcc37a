import type { HealthFigures } from './health.ts'

export const healthParts = ['events', 'verified', 'backup', 'store', 'folder', 'process', 'requests', 'slow'] as const
export type HealthPart = (typeof healthParts)[number]

/** Something to look at: where, what it is, and what may help. */
export interface LookHere {
  readonly part: HealthPart
  readonly message: string
  readonly mend: string
}

const minute = 60
const day = 24 * 60 * minute
const gigabyte = 1024 ** 3

/** The sealer goes round every four seconds. */
const sealLagSeconds = minute
const backupDays = 7
const verifyDays = 31
const leastFreeBytes = gigabyte
const mostWalBytes = gigabyte
/** The embedded database is checkpointed every five minutes. */
const checkpointSeconds = 20 * minute
const mostMemoryBytes = gigabyte
const slowAnswersMs = 1000
/** Fewer than these say little of how fast the server answers. */
const enoughRequests = 50
const mostQueued = 50
const slowStatementMs = 1000
const slowStatementSeconds = 60 * minute
/** One or two belong to the first minutes after a start, when nothing is warm. */
const manySlow = 3

/** What somebody who looks after the installation should look at; nothing when all is well. */
export function judgeHealth(figures: HealthFigures): LookHere[] {
  return [
    ...events(figures),
    ...verified(figures),
    ...backup(figures),
    ...store(figures),
    ...folder(figures),
    ...memory(figures),
    ...requests(figures),
    ...slow(figures),
  ]
}

function events({ events: { unsealed, lagSeconds } }: HealthFigures): LookHere[] {
  if (lagSeconds <= sealLagSeconds) return []
  return [
    {
      part: 'events',
      message: `${counted(unsealed, 'event waits', 'events wait')} to be sealed, the oldest for ${spell(lagSeconds)}.`,
      mend: 'Maybe the log says “Events could not be sealed” and why; restart the server if it does not.',
    },
  ]
}

function verified({ verified: last, at }: HealthFigures): LookHere[] {
  const mend = 'Maybe check the chain now, under “Events and backup”.'
  if (last === null) return [{ part: 'verified', message: 'The chain of events has not been checked yet.', mend }]
  if (!last.holds)
    return [
      {
        part: 'verified',
        message: 'The chain of events did not hold when it was last checked.',
        mend: 'Maybe check it again under “Events and backup”: it names what does not add up. Keep the data folder as it is.',
      },
    ]
  const days = Math.floor(secondsBetween(last.at, at) / day)
  return days < verifyDays
    ? []
    : [{ part: 'verified', message: `The chain of events was last checked ${days} days ago.`, mend }]
}

/** The owner of a database server may make backups that we know nothing of. */
function backup({ backup: last, at, store: { kind } }: HealthFigures): LookHere[] {
  if (kind === 'postgres') return []
  const mend = 'Maybe run “gantry backup FILE” every night, and keep the file on another machine.'
  if (last === null) return [{ part: 'backup', message: 'No backup is known.', mend }]
  const days = Math.floor(secondsBetween(last.at, at) / day)
  return days < backupDays ? [] : [{ part: 'backup', message: `The last backup is ${days} days old.`, mend }]
}

function store({ store: figures, process, at }: HealthFigures): LookHere[] {
  const { restarts, queued, walBytes, checkpointAt, kind } = figures
  const found: LookHere[] = []
  const look = (message: string, mend: string) => found.push({ part: 'store', message, mend })
  if (restarts > 0)
    look(
      `The embedded database had to be started again ${counted(restarts, 'time', 'times')}; nothing acknowledged was lost.`,
      'Maybe the log tells which statement took too long, or that the disk is full.',
    )
  if (queued > mostQueued)
    look(
      `${queued} requests wait for the database.`,
      kind === 'embedded'
        ? 'Maybe so many people are better served by a PostgreSQL server: set DATABASE_URL.'
        : 'Maybe the database server is busy with something else.',
    )
  if (walBytes !== null && walBytes > mostWalBytes)
    look('The log of the database has grown over one gigabyte.', 'Maybe the disk is full; else restart the server.')
  const since = Math.min(secondsBetween(process.startedAt, at), secondsBetween(checkpointAt ?? at, at))
  if (kind === 'embedded' && since > checkpointSeconds)
    look(`The last checkpoint was ${spell(since)} ago.`, 'Maybe the log says why; restarting the server makes one.')
  return found
}

function folder({ folder: { freeBytes } }: HealthFigures): LookHere[] {
  if (freeBytes === null || freeBytes >= leastFreeBytes) return []
  return [
    {
      part: 'folder',
      message: 'Less than one gigabyte is left on the disk of the data folder.',
      mend: 'Maybe move old backups elsewhere, or give the disk more room. A full disk stops every write.',
    },
  ]
}

function memory({ process: { memoryBytes } }: HealthFigures): LookHere[] {
  if (memoryBytes <= mostMemoryBytes) return []
  return [
    {
      part: 'process',
      message: 'The server holds more than one gigabyte of memory.',
      mend: 'Maybe a large import is running; if it stays, restart the server and report it.',
    },
  ]
}

function requests({ requests: { count, failed, p95Ms, minutes } }: HealthFigures): LookHere[] {
  const found: LookHere[] = []
  if (failed > 0)
    found.push({
      part: 'requests',
      message: `${counted(failed, 'answer was', 'answers were')} a fault of ours in the last ${minutes} minutes.`,
      mend: 'Maybe the log tells why: look for “A request failed”.',
    })
  if (count >= enoughRequests && p95Ms !== null && p95Ms > slowAnswersMs)
    found.push({
      part: 'requests',
      message: 'One answer in twenty took longer than a second.',
      mend: 'Maybe the machine is busy, or a large import is running; the slow statements below say more.',
    })
  return found
}

function slow({ slow: statements, at }: HealthFigures): LookHere[] {
  const recent = statements.filter(
    (each) => each.ms >= slowStatementMs && secondsBetween(each.at, at) <= slowStatementSeconds,
  )
  if (recent.length < manySlow) return []
  return [
    {
      part: 'slow',
      message: `${recent.length} statements took longer than a second in the last hour.`,
      mend: 'Maybe they belong to an import or a backup; if the same one comes back again and again, report it with its beginning.',
    },
  ]
}

/** @returns whole seconds from one ISO instant to a later one; 0 when it is not later */
export function secondsBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 1000))
}

function spell(seconds: number): string {
  if (seconds < 2 * minute) return `${seconds} seconds`
  return seconds < 120 * minute
    ? `${Math.floor(seconds / minute)} minutes`
    : `${Math.floor(seconds / 60 / minute)} hours`
}

function counted(n: number, one: string, more: string): string {
  return `${n} ${n === 1 ? one : more}`
}
