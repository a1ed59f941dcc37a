import { existsSync, statSync } from 'node:fs'
import { Command } from 'commander'
import { download } from '../download.ts'
import { say, sayJson } from '../out.ts'
import { CommandRefused } from '../refused.ts'
import { withConnection } from '../with-organisation.ts'

/** `gantry backup`: everything, as one file. */
export function backupCommand(): Command {
  return new Command('backup')
    .argument('<file>', 'where to write it; must not be there yet')
    .description('write all organisations, with their attached files, into one file')
    .option('--json', 'one JSON object on standard output')
    .addHelpText(
      'after',
      '\nThe file fits the embedded database and PostgreSQL alike: `gantry restore` reads it into either.\nIt holds everything, passwords as hashes: keep it as you keep the data.',
    )
    .action(async (file: string, options: { json?: boolean }, command: Command) => {
      if (existsSync(file))
        throw new CommandRefused(`${file} is there already.`, {
          mend: 'Maybe choose another name; nothing is overwritten.',
        })
      await withConnection(command, (connection) => download(connection, '/backup', file, 'POST'))
      const { size } = statSync(file)
      if (options.json) sayJson({ file, bytes: size })
      else say(`Backed up to ${file} (${(size / 1_048_576).toFixed(1)} MiB).`)
    })
}
