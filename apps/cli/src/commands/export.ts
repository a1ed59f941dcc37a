import { Command } from 'commander'
import { download } from '../download.ts'
import { note, sayJson } from '../out.ts'
import { CommandRefused } from '../refused.ts'
import { withOrganisation } from '../with-organisation.ts'

interface Options {
  readonly filter?: string[]
  readonly initiative?: string
  readonly json?: boolean
}

/** `gantry export`: a register, or all initiatives, as a spreadsheet. */
export function exportCommand(): Command {
  return new Command('export')
    .argument('<what>', 'initiatives, risks, issues, decisions, status-reports, \u2026 as in the address of its list')
    .argument('<file>', 'ends in .csv or .xlsx')
    .description('write a register to a spreadsheet')
    .option('--filter <field:op:value...>', 'as in the address of its list, like impact:gte:4')
    .option('--initiative <ref>', 'this initiative and all below it')
    .option('--json', 'one JSON object on standard output')
    .addHelpText('after', '\nExample:\n  gantry export risks risks.xlsx --filter impact:gte:4 --initiative INI-12')
    .action(async (what: string, file: string, options: Options, command: Command) => {
      const format = /\.(csv|xlsx)$/i.exec(file)?.[1]?.toLowerCase()
      if (!format) throw new CommandRefused(`${file} ends neither in .csv nor in .xlsx.`)
      await withOrganisation(command, async (at) => {
        const query = new URLSearchParams((options.filter ?? []).map((each) => ['filter', each]))
        if (options.initiative) query.set('initiative', options.initiative)
        await download(at, `${at.base}/${encodeURIComponent(what)}/export.${format}?${query}`, file)
        if (options.json) sayJson({ what, file })
        else note(`${what} are in ${file}.`)
      })
    })
}
