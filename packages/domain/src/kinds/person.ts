import { flag, person as personField, ref, tags, text } from '../field.ts'
import { defineKind } from '../kind.ts'

export const person = defineKind({
  name: 'person',
  label: 'Person',
  plural: 'People',
  segment: 'people',
  prefix: 'PER',
  of: 'organisation',
  title: 'name',
  fields: {
    name: text({ label: 'Name', required: true, max: 200 }),
    email: text({ label: 'E-mail', max: 320 }),
    account: text({ label: 'Account', max: 200, help: 'How this person is called in files and other systems' }),
    unit: ref({ label: 'Organisation unit', to: 'organisationUnit' }),
    jobTitle: text({ label: 'Job title', max: 200 }),
    manager: personField({ label: 'Line manager' }),
    skills: tags({ label: 'Skills' }),
    active: flag({ label: 'Active' }),
  },
  list: ['name', 'jobTitle', 'unit', 'email', 'active'],
  rules: [
    {
      refuse: ({ email }) =>
        !email || /^[^\s@]+@[^\s@]+$/.test(email)
          ? undefined
          : {
              id: 'person.email',
              field: 'email',
              message: `“${email}” is not an e-mail address.`,
              mend: 'Maybe a part before or after the @ is missing.',
            },
    },
  ],
})
