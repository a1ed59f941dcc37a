import { existsSync } from 'node:fs'
import { Command } from 'commander'
import type { ChainVerdict } from '@gantry/store/events/verdict'
import { download } from '../download.ts'
import { note, say, sayJson } from '../out.ts'
import { CommandRefused, exitCodes } from '../refused.ts'
import { type AtOrganisation, withOrganisation } from '../with-organisation.ts'

interface Options {
  readonly export?: string
  readonly key?: string
  readonly json?: boolean
}

/** `gantry verify`: the chain of events, in the store or in an exported file. */
export function verifyCommand(): Command {
  return new Command('verify')
    .argument('[file]', 'an exported chain; without it, the chain in the store')
    .description('check that no event, decision or value was changed, taken out or put in')
    .option('--export <file>', 'write the chain to a file that `gantry verify FILE` checks with no database')
    .option('--key <public key>', 'for a file: the key it must be signed with')
    .option('--json', 'one JSON object on standard output')
    .addHelpText(
      'after',
      '\nIt ends with 0 when everything holds and with 5 when something does not; each breach is named with its place.',
    )
    .action(async (file: string | undefined, options: Options, command: Command) => {
      const verdict =
        file === undefined
          ? await withOrganisation(command, (at) => inStore(at, options))
          : await ofFile(file, options.key)
      if (options.json) sayJson(verdict)
      else tell(verdict)
      process.exitCode = verdict.holds ? exitCodes.done : exitCodes.doesNotHold
    })
}

async function inStore(at: AtOrganisation, options: Options): Promise<ChainVerdict> {
  if (options.export !== undefined) {
    await download(at, `${at.base}/verify/export`, options.export)
    note(
      `The chain is in ${options.export}. Its key is the one that \`gantry verify --json\` names; keep it elsewhere.`,
    )
  }
  return await at.http.post<ChainVerdict>(`${at.base}/verify`)
}

async function ofFile(file: string, key: string | undefined): Promise<ChainVerdict> {
  if (!existsSync(file)) throw new CommandRefused(`There is no file ${file}.`)
  const [{ verifyFile }, { fileLines }] = await Promise.all([
    import('@gantry/store/events/verify-file'),
    import('@gantry/store/events/file-lines'),
  ])
  return await verifyFile(fileLines(file), key)
}

function tell(verdict: ChainVerdict): void {
  const erased = verdict.erased.reduce((sum, { values }) => sum + values, 0)
  if (verdict.holds) say(`Holds: ${verdict.events} events are as they were sealed, in their order, to the last.`)
  else say(`Does not hold: ${verdict.breaches.length + verdict.more} breaches in ${verdict.events} events.`)
  for (const breach of verdict.breaches) say(`  ${breach.line ? `line ${breach.line}: ` : ''}${breach.message}`)
  if (verdict.more > 0) say(`  … and ${verdict.more} more`)
  if (erased > 0)
    say(
      `${erased} values were erased on purpose, by ${verdict.erased.length} events: ${verdict.erased.map(({ by }) => by).join(', ')}`,
    )
  if (verdict.unsealed > 0) say(`${verdict.unsealed} events of the last seconds are not sealed yet.`)
  if (verdict.head) say(`Head ${verdict.head.position}: ${verdict.head.hash}`)
}
