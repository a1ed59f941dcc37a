import { Command } from 'commander'
import { running } from '../connect.ts'
import { CommandRefused, exitCodes } from '../refused.ts'
import { sharedOptions } from '../shared-options.ts'

/** `gantry start`: the server, in this terminal, until it is stopped. */
export function startCommand(): Command {
  return new Command('start')
    .description('start Gantry and say where to open it')
    .option('--port <n>', 'port to listen on (default: $GANTRY_PORT, else 4680)')
    .option('--host <address>', 'address to listen on (default: 127.0.0.1, this machine alone)')
    .addHelpText(
      'after',
      '\nOn a data folder with nothing in it, it prints the address of the first run with its token.\nCtrl-C stops it; nothing acknowledged is lost.',
    )
    .action(async (options: { port?: string; host?: string }, command: Command) => {
      const shared = sharedOptions(command)
      const there = await running(shared)
      if (there)
        throw new CommandRefused(`Gantry runs on ${shared.dataDir} already: ${there.url}`, {
          code: exitCodes.inUse,
          mend: 'Maybe open that address, stop the other one first, or name another folder with --data.',
        })
      process.env.GANTRY_DATA = shared.dataDir
      if (options.port) process.env.GANTRY_PORT = options.port
      if (options.host) process.env.GANTRY_HOST = options.host
      process.argv.splice(2)
      await import('@gantry/server/main')
      // The server ends the process when it is asked to.
      await new Promise(() => {})
    })
}
