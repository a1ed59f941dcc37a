import { mostCommands } from '@gantry/app/plans/save-commands'
import { planTables } from '@gantry/planning/editing'
import { z } from 'zod'
import { orgParam } from '../records/shapes.ts'

/** What requests look like; the rows inside of commands are read field by field by the engine, which names what is wrong. */

const example = '01900000-0000-7000-8000-000000000001'

export const inOrg = z.object({ org: orgParam })
export const ofPlan = inOrg.extend({
  id: z
    .string()
    .max(60)
    .meta({ description: 'Id of a plan', examples: [example] }),
})

export const initiativeRef = z
  .string()
  .max(60)
  .meta({ description: 'Reference or id of an initiative', examples: ['INI-1'] })

const fields = z.record(z.string().max(100), z.unknown()).nullable()

const edit = z.strictObject({
  on: z.enum(planTables),
  id: z.string().max(255),
  was: fields.meta({ description: 'What the author saw; null = the row is new' }),
  now: fields.meta({ description: 'The fields that change, null = absent; null = the row is taken away' }),
})

const command = z.strictObject({
  id: z.string().max(60).meta({ description: 'UUID made by whoever first applied it' }),
  verb: z.string().max(100),
  edits: z.array(edit),
  undoes: z.string().max(60).optional(),
})

const exampleCommand = {
  id: example,
  verb: 'plan.rename',
  edits: [{ on: 'settings', id: 'plan', was: {}, now: { title: 'Harbour crossing' } }],
}

export const saveBody = z.strictObject({
  base: z
    .int()
    .min(0)
    .meta({ description: 'The head that the commands were made on', examples: [0] }),
  engine: z
    .string()
    .max(100)
    .meta({ description: 'Build of the engine that they were made with', examples: ['1'] }),
  commands: z
    .array(command)
    .max(mostCommands)
    .meta({ examples: [[exampleCommand]] }),
})

export const undoBody = z.strictObject({
  id: z
    .uuid()
    .meta({ description: 'Id that the undo has as a command', examples: ['01900000-0000-7000-8000-000000000002'] }),
  undoes: z.uuid().optional().meta({ description: 'Absent: the last of the caller that is not undone' }),
})

export const createBody = z.strictObject({
  initiative: initiativeRef,
  title: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .regex(/^[^\0]*$/)
    .optional(),
  start: z
    .int()
    .min(-36_816_480)
    .max(121_492_800)
    .optional()
    .meta({ description: 'Minutes from 1970 in the plan’s wall clock' }),
  rules: z.enum(['msproject', 'p6']).optional(),
  timeZone: z.string().max(64).optional().meta({ description: 'IANA' }),
})

export const importBody = z.strictObject({
  initiative: initiativeRef,
  token: z.string().max(100).meta({ description: 'Of a preview' }),
  dates: z.enum(['keep', 'reschedule']).meta({
    description: 'keep: tasks that our engine puts elsewhere stay where the file has them, as manual tasks',
  }),
  mayDelete: z.boolean().optional().meta({ description: 'More than half of the plan’s tasks may go' }),
})

export const ofLink = ofPlan.extend({
  link: z.uuid().meta({ description: 'Id of a link between plans', examples: [example] }),
})

const task = z.string().min(1).max(255)

export const outsideLinkBody = z.strictObject({
  task: task.meta({ description: 'The task of this plan, which waits', examples: ['dig'] }),
  from: z
    .strictObject({ plan: z.uuid(), task })
    .meta({ description: 'The task that it waits for', examples: [{ plan: example, task: 'dig' }] }),
  type: z.enum(['FS', 'SS']).optional(),
  lagMinutes: z.int().min(-1_000_000).max(1_000_000).optional().meta({ description: 'By the clock' }),
  hard: z.boolean().optional().meta({ description: 'Dates are put into this plan without asking' }),
})

export const answerBody = z.strictObject({
  accept: z.boolean(),
  reason: z
    .string()
    .trim()
    .min(1)
    .max(2000)
    .regex(/^[^\0]*$/)
    .optional(),
})
