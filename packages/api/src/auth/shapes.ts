import { roles } from '@gantry/domain/roles'
import { isDay } from '@gantry/domain/day'
import { organisationSizes, pmoTypes } from '@gantry/app/access/organisation-input'
import { z } from 'zod'

export const email = z
  .string()
  .trim()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/, 'is not an e-mail address')
  .meta({ examples: ['somebody@example.org'] })
/** Any length up to what scrypt should be fed with: the rules for a new one give the better answer. */
export const password = z.string().max(1_000)
export const secret = z.string().min(1).max(200)
export const personName = z.string().trim().min(1).max(200)
export const day = z.string().refine(isDay, 'is not a day like 2027-05-14')
export const role = z.enum(roles)

export const organisation = z.object({
  name: z.string().trim().min(1).max(200),
  pmoType: z.enum(pmoTypes),
  size: z.enum(organisationSizes),
  currency: z.string().length(3).toUpperCase().describe('ISO 4217'),
  locale: z.string().max(35).describe('BCP 47'),
  timeZone: z.string().max(64).describe('IANA'),
  fiscalYearStart: z.int().min(1).max(12).describe('Month'),
})

export const newGrant = z.object({
  role,
  initiative: z.string().max(60).nullish().describe('Id or reference; none = the whole organisation'),
  from: day.nullish().describe('First day'),
  until: day.nullish().describe('Last day'),
})
