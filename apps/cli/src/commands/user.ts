import { Command } from 'commander'
import { say, sayJson, table } from '../out.ts'
import { CommandRefused } from '../refused.ts'
import { withOrganisation } from '../with-organisation.ts'

interface Member {
  readonly person: { readonly id: string; readonly name: string }
  readonly email: string | null
  readonly roles: readonly { readonly role: string; readonly initiative: { readonly ref: string } | null }[]
}

/** `gantry user`: who may come in, and letting somebody in from the terminal. */
export function userCommand(): Command {
  const command = new Command('user').description('list, invite and help the people who may come in')
  command
    .command('list')
    .description('everyone with access, and their roles')
    .option('--json', 'one JSON object on standard output')
    .action(async (options: { json?: boolean }, self: Command) => {
      await withOrganisation(self, async ({ http, base }) => {
        const { members } = await http.get<{ members: Member[] }>(`${base}/members`)
        if (options.json) return sayJson({ members })
        say(table([{ title: 'Name' }, { title: 'E-mail' }, { title: 'Roles' }], members.map(row)))
      })
    })
  command
    .command('invite <email>')
    .description('make an invitation; its link is printed where the installation has no mail')
    .option(
      '--role <role>',
      'administrator, pmo, portfolioManager, projectManager, resourceManager, contributor or viewer',
      'viewer',
    )
    .option('--name <name>', 'their name, for somebody who is not among the people yet')
    .option('--on <ref>', 'the initiative that the role is for; without it, the whole organisation')
    .option('--json', 'one JSON object on standard output')
    .action(
      async (email: string, options: { role: string; name?: string; on?: string; json?: boolean }, self: Command) => {
        await withOrganisation(self, async ({ http, base }) => {
          const roles = [{ role: options.role, ...(options.on ? { initiative: options.on } : {}) }]
          const made = await http.post<{ link?: string | null }>(`${base}/invitations`, {
            email,
            roles,
            ...(options.name ? { name: options.name } : {}),
          })
          if (options.json) return sayJson(made)
          say(
            made.link ? `Give ${email} this link; it works once:\n  ${made.link}` : `${email} was sent an invitation.`,
          )
        })
      },
    )
  command
    .command('reset <email>')
    .description('print a link with which somebody who may come in chooses a new password; it works once, for a day')
    .option('--json', 'one JSON object on standard output')
    .action(async (email: string, options: { json?: boolean }, self: Command) => {
      await withOrganisation(self, async ({ http, base }) => {
        const { members } = await http.get<{ members: Member[] }>(`${base}/members`)
        const wanted = email.trim().toLowerCase()
        const member = members.find((each) => each.email?.toLowerCase() === wanted)
        if (!member)
          throw new CommandRefused(`Nobody with the address ${email} may come in.`, {
            mend: 'Maybe look with `gantry user list`, or let them in with `gantry user invite`.',
          })
        const path = `${base}/members/${encodeURIComponent(member.person.id)}/reset-link`
        const made = await http.post<{ link: string; expiresAt: string }>(path, {})
        if (options.json) return sayJson(made)
        say(`With this link ${member.person.name} chooses a new password; it works once, for a day:\n  ${made.link}`)
      })
    })
  return command
}

function row({ person, email, roles }: Member): string[] {
  return [
    person.name,
    email ?? '',
    roles.map(({ role, initiative }) => (initiative ? `${role} on ${initiative.ref}` : role)).join(', '),
  ]
}
