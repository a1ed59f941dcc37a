import { openAsBlob } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { Command } from 'commander'
import type { ImportReport } from '@gantry/app/imports/report'
import { readLimits } from '@gantry/formats/tables/limits'
import { findOrganisation, type OrganisationRef } from '../organisation.ts'
import { note, sayJson } from '../out.ts'
import { progress } from '../progress.ts'
import { sharedOptions } from '../shared-options.ts'
import { CommandRefused, exitCodes } from '../refused.ts'
import { sayReport } from '../say-report.ts'
import { basePath, withConnection } from '../with-organisation.ts'
import type { Connection } from '../connect.ts'

interface Options {
  readonly as?: string
  readonly period: readonly string[]
  readonly currency?: string
  readonly map?: string
  readonly links?: string
  readonly createParents?: boolean
  readonly dryRun?: boolean
  readonly json?: boolean
}

/** `gantry import`: files in, one transaction, a report of what was understood and what was not. */
export function importCommand(): Command {
  return new Command('import')
    .argument('<file...>', 'CSV or XLSX files; several are read in the order of their periods')
    .description('bring a portfolio in from its files')
    .option('--as <portfolio>', 'reference or title of the portfolio that new initiatives go to')
    .option(
      '--period <label>',
      'the period that the files report on, like 2026-09; FILE=2026-09 or FILE#SHEET=2026-09 for one of them; else it is read from them',
      (value: string, before: string[]) => [...before, value],
      [],
    )
    .option('--currency <code>', 'of amounts whose files name none, like USD; else the organisation’s, or none')
    .option('--map <file>', 'JSON that says which column is what, as `--json` prints it under "mapping"')
    .option('--links <file>', 'JSON that says which proposed matches are the same, as `--dry-run --json` prints them')
    .option('--create-parents', 'make the programmes and portfolios that the files only name')
    .option('--dry-run', 'say what would happen, and change nothing')
    .option('--json', 'one JSON object on standard output')
    .addHelpText('after', help)
    .action(async (files: string[], options: Options, command: Command) => {
      await refuseMissing(files)
      const report = await withConnection(command, (connection) =>
        runImport(connection, files, options, sharedOptions(command).org),
      )
      if (options.json) sayJson(report)
      else sayReport(report)
    })
}

const help = `
Columns are recognised by their names and their content; the reading is remembered for next time.
The same file again changes nothing; the same period again restates it, and both versions are kept.

Examples:
  gantry import returns/*.csv
  gantry import q3.xlsx --period 2026-09 --as "Capital programme" --dry-run
  gantry import q2.csv q3.csv --period q2.csv=2026-06 --period q3.csv=2026-09
  gantry import projects.csv --currency USD
  gantry import q3.xlsx --dry-run --json > reading.json     (change "mapping" in it, then)
  gantry import q3.xlsx --map reading.json
  gantry import q3.xlsx --links reading.json --create-parents
                      (in it, write "same" or "apart" as the "choice" of each of the "proposedLinks")`

async function runImport(
  connection: Connection,
  files: readonly string[],
  options: Options,
  named: string | undefined,
): Promise<ImportReport> {
  const org =
    (await findOrganisation(connection.http, named)) ?? (await firstOrganisation(connection, options.currency))
  const bar = progress(files.length + 1, options.json ?? false)
  const form = await formOf(files, options, (n, file) => bar.update(n, basename(file)))
  try {
    return await connection.http.post<ImportReport>(`${basePath(org)}/imports`, form)
  } finally {
    bar.stop()
  }
}

/** An import needs no hand work before it: on an empty store it makes the organisation that it reports for. */
async function firstOrganisation({ http }: Connection, currency: string | undefined): Promise<OrganisationRef> {
  const chosen = currency === undefined ? {} : { currency: currency.toUpperCase() }
  const org = await http.post<OrganisationRef>('/organisations', { name: 'My organisation', ...chosen })
  note(
    'This data folder was empty: an organisation "My organisation" was made for the import.\n`gantry start` lets its first administrator in, who gives it its name.',
  )
  return org
}

async function formOf(
  files: readonly string[],
  options: Options,
  told: (n: number, file: string) => void,
): Promise<FormData> {
  const form = new FormData()
  const { period, periods } = periodsIn(options.period, files)
  if (period !== undefined) form.set('period', period)
  if (periods.length > 0) form.set('periods', JSON.stringify(periods))
  if (options.currency !== undefined) form.set('currency', options.currency)
  if (options.as !== undefined) form.set('portfolio', options.as)
  if (options.dryRun) form.set('dryRun', 'true')
  if (options.map !== undefined) form.set('mapping', JSON.stringify(mappingIn(await readJson('mapping', options.map))))
  if (options.links !== undefined)
    form.set('links', JSON.stringify(choicesIn(await readJson('matches', options.links))))
  if (options.createParents) form.set('createParents', 'true')
  for (const [n, file] of files.entries()) {
    told(n, file)
    form.append('files', await openAsBlob(file), basename(file))
  }
  return form
}

/** One period for all files, and those said of single ones: '2026-09', 'q3.xlsx=2026-09', 'q3.xlsx#Roads=2026-09'. */
function periodsIn(said: readonly string[], files: readonly string[]) {
  const names = new Set(files.map((file) => basename(file)))
  const each = said.map((text) => {
    const [, file = '', sheet, period = ''] = /^(.*?)(?:#(.*))?=([^=]*)$/.exec(text) ?? []
    return names.has(file) ? { file, ...(sheet ? { sheet } : {}), period } : text
  })
  return {
    period: each.findLast((one) => typeof one === 'string'),
    periods: each.filter((one) => typeof one !== 'string'),
  }
}

async function readJson(what: string, file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new CommandRefused(`The ${what} file ${file} cannot be read.`, { code: exitCodes.usage })
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandRefused(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`, {
      code: exitCodes.usage,
      mend: 'Maybe start from what `gantry import FILE --dry-run --json` prints.',
    })
  }
}

/** The mapping itself, or a whole report that carries one for each file. */
function mappingIn(value: unknown): unknown {
  const files = (value as { files?: { file: string; mapping: unknown }[] } | null)?.files
  return Array.isArray(files) ? Object.fromEntries(files.map(({ file, mapping }) => [file, mapping])) : value
}

/** Key → choice: as it is, or the choices that were written into a report's proposed links. */
function choicesIn(value: unknown): unknown {
  const files = (value as Partial<ImportReport> | null)?.files
  if (!Array.isArray(files)) return value
  const links = files.flatMap((file) => file.proposedLinks)
  return Object.fromEntries(links.flatMap(({ key, choice }) => (choice === null ? [] : [[key, choice]])))
}

async function refuseMissing(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const found = await stat(file).catch(() => undefined)
    if (!found?.isFile())
      throw new CommandRefused(`There is no file ${file}.`, { code: exitCodes.usage, mend: 'Nothing was imported.' })
    if (found.size > readLimits.bytes) {
      throw new CommandRefused(
        `${file} has ${Math.round(found.size / 1_048_576)} MiB; ${readLimits.bytes / 1_048_576} are read at the most.`,
        {
          mend: 'Maybe save the sheet that matters as a file of its own. Nothing was imported.',
        },
      )
    }
  }
}
