import { engineBuild, planLimits } from '@gantry/planning/editing'
import { notFound, refuse, type Refused } from '../outcome.ts'

export const noPlan = (id: string): Refused => notFound('plan', id)

/** Another engine would give other dates: whoever asks has to load what belongs to this server. */
export function otherEngine(engine: string): Refused | undefined {
  if (engine === engineBuild) return undefined
  return refuse({
    id: 'plan.engine',
    status: 409,
    message: `This page schedules with build ${engine.slice(0, 40)} of the engine, the server with ${engineBuild}.`,
    mend: 'Maybe reload the page; what you did is kept and sent then.',
    values: { engine: engineBuild },
  })
}

export function tooManyCommands(count: number): Refused | undefined {
  if (count > 0 && count <= planLimits.commands) return undefined
  return refuse({
    id: 'plan.commands',
    status: 422,
    message: `1 to ${planLimits.commands} commands are taken at once; these are ${count}.`,
    mend: 'Maybe send them in several parts, the oldest first.',
  })
}

/** The plan was changed back, for instance by restoring a backup: what is based on more than there is cannot be placed. */
export const ahead = (base: number, head: number): Refused =>
  refuse({
    id: 'plan.ahead',
    status: 409,
    message: `You have seen ${base} changes of this plan, of which there are ${head}.`,
    mend: 'Maybe the server was restored from a backup: reload the plan.',
    values: { head },
  })

export const planThere = (id: string): Refused =>
  refuse({
    id: 'plan.exists',
    status: 409,
    message: 'This initiative has a plan already.',
    mend: 'Maybe open it, or import a file into it.',
    values: { plan: id },
  })

/** Whether a text can be the id of a plan or a command: a UUID. */
export const isId = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
