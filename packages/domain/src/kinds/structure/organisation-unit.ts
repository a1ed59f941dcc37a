import { ref, tags, text } from '../../field.ts'
import { defineKind } from '../../kind.ts'

export const unitSuccessions = ['renamed', 'mergedInto', 'splitInto', 'transferredTo'] as const

/** A department or business unit; what became of it is kept as dated successions. */
export const organisationUnit = defineKind({
  name: 'organisationUnit',
  label: 'Organisation unit',
  plural: 'Organisation units',
  segment: 'organisation-units',
  prefix: 'UNT',
  of: 'organisation',
  title: 'title',
  fields: {
    title: text({ label: 'Name', required: true }),
    code: text({ label: 'Code', max: 50 }),
    parent: ref({ label: 'Part of', to: 'organisationUnit' }),
    aliases: tags({ label: 'Also written', help: 'Other spellings seen in files' }),
  },
  list: ['title', 'code', 'parent', 'aliases'],
})
