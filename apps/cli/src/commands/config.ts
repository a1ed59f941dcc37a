import { Command } from 'commander'
import { say } from '../out.ts'
import { sharedOptions } from '../shared-options.ts'

/** `gantry config`: every setting, its value and where it comes from. */
export function configCommand(): Command {
  return new Command('config')
    .description('print every setting, its value and where it comes from; secrets are not shown')
    .action(async (_options: unknown, command: Command) => {
      const { describeSettings } = await import('@gantry/server/settings')
      say(describeSettings({ ...process.env, GANTRY_DATA: sharedOptions(command).dataDir }))
    })
}
