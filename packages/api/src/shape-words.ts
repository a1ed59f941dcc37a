import type { FieldRefusal } from '@gantry/app/outcome'
import type { ZodFastifySchemaValidationError } from 'fastify-type-provider-zod'
import type { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What of a request is not as asked for, part by part. */
export function shapeRefusals(issues: readonly Issue[]): FieldRefusal[] {
  return issues.map((issue) => ({ field: issue.path.join('.'), message: issueInWords(issue) }))
}

/** The issue that a failed validation carries in pieces. */
export function issueOf({ keyword, instancePath, message, params }: ZodFastifySchemaValidationError): Issue {
  const path = instancePath.split('/').filter((part) => part !== '')
  return { ...params, code: keyword, path, message } as unknown as Issue
}

/** "fields.title is missing; text is asked for. It has no place for “x”." */
export function refusalsInWords(fields: readonly FieldRefusal[]): string {
  return fields.map(({ field, message }) => `${field === '' ? 'It' : `“${field}”`} ${message}.`).join(' ')
}

/** What is wrong with one part of a request, in our words; the ids are those of the schema library, the sentences are not. */
function issueInWords(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined')
        ? `is missing; ${nounOf(issue.expected)} is asked for`
        : `is not ${nounOf(issue.expected)}`
    case 'unrecognized_keys':
      return `has no place for ${issue.keys.map((key) => `“${key.slice(0, 60)}”`).join(', ')}`
    case 'invalid_value':
      return `must be ${listed(issue.values.map((value) => `“${String(value)}”`))}`
    case 'invalid_format':
      return issue.format === 'regex' ? 'holds characters that have no place in it' : `is not ${formatOf(issue.format)}`
    case 'too_small':
      return `must have ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unitOf(issue.origin)}`
    case 'too_big':
      return `must have ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${unitOf(issue.origin)}`
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    case 'invalid_union':
      return 'has none of the forms that are taken'
    case 'invalid_key':
    case 'invalid_element':
      return 'holds something that is not taken'
    case 'custom':
      // Written by us, beside the schema that asks for it.
      return issue.message
  }
}

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
}

function nounOf(expected: string): string {
  return nouns[expected] ?? 'what is asked for'
}

const formats: Readonly<Record<string, string>> = {
  uuid: 'an id',
  email: 'an e-mail address',
  url: 'a web address',
  date: 'a day like 2027-05-14',
  datetime: 'an instant like 2027-05-14T09:00:00Z',
}

function formatOf(format: string): string {
  return formats[format] ?? 'written as it should be'
}

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters'
  return origin === 'array' || origin === 'set' ? ' members' : ''
}

function listed(values: readonly string[]): string {
  const shown = values.slice(0, 20)
  if (shown.length < 2) return shown.join('')
  return `one of ${shown.join(', ')}${values.length > shown.length ? ', …' : ''}`
}
