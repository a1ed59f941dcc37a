import { existsSync } from 'node:fs'
import { Command } from 'commander'
import { running } from '../connect.ts'
import { say, sayJson } from '../out.ts'
import { sharedOptions } from '../shared-options.ts'
import { CommandRefused, exitCodes } from '../refused.ts'

/** `gantry restore`: a backup into an empty store. */
export function restoreCommand(): Command {
  return new Command('restore')
    .argument('<file>', 'what `gantry backup` wrote')
    .description('fill an empty data folder or database from a backup')
    .option('--json', 'one JSON object on standard output')
    .addHelpText('after', '\nA store that holds anything is refused, and left as it is: name a new folder with --data.')
    .action(async (file: string, options: { json?: boolean }, command: Command) => {
      const shared = sharedOptions(command)
      if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`, { code: exitCodes.usage })
      const there = await running(shared)
      if (there)
        throw new CommandRefused(`A server runs on ${shared.dataDir} (${there.url}).`, {
          mend: 'Maybe stop it first, or name a new folder with --data.',
        })
      const { restoreInto } = await import('@gantry/server/restore-into')
      const counts = await restoreInto(file, shared).catch(refuse)
      if (options.json) sayJson(counts)
      else
        say(
          `Restored ${counts.rows} rows of ${counts.tables} tables and ${counts.files} files into ${shared.databaseUrl ? 'the database' : shared.dataDir}.`,
        )
    })
}

function refuse(error: unknown): never {
  if (error instanceof Error && error.name === 'StoreRefused') throw new CommandRefused(error.message)
  throw error
}
