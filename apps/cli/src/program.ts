import { Command } from 'commander'
import { backupCommand } from './commands/backup.ts'
import { compareCommand } from './commands/compare.ts'
import { configCommand } from './commands/config.ts'
import { convertCommand } from './commands/convert.ts'
import { diffCommand } from './commands/diff.ts'
import { exportCommand } from './commands/export.ts'
import { healthCommand } from './commands/health.ts'
import { importCommand } from './commands/import.ts'
import { overviewCommand } from './commands/overview.ts'
import { restoreCommand } from './commands/restore.ts'
import { scheduleCommand } from './commands/schedule.ts'
import { startCommand } from './commands/start.ts'
import { userCommand } from './commands/user.ts'
import { verifyCommand } from './commands/verify.ts'
import { whyCommand } from './commands/why.ts'

/** The command, with its help: one file of `commands/` for each subcommand. */
export function buildProgram(): Command {
  const program = new Command('gantry')
    .description('Gantry, the open PMO platform: your portfolio, from its files to the decisions it asks for.')
    .version('0.1.0')
    .option('--data <dir>', 'folder of the data (default: $GANTRY_DATA, else ./data)')
    .option('--org <slug>', 'which organisation, where there are several')
    .showHelpAfterError('(gantry --help says what there is)')
    .addHelpText('after', examples)
    .exitOverride()
  for (const command of [
    startCommand,
    importCommand,
    overviewCommand,
    exportCommand,
    scheduleCommand,
    compareCommand,
    whyCommand,
    diffCommand,
    healthCommand,
    convertCommand,
    verifyCommand,
    backupCommand,
    restoreCommand,
    userCommand,
    configCommand,
  ]) {
    program.addCommand(inherit(command()))
  }
  return program
}

function inherit(command: Command): Command {
  command.exitOverride().showHelpAfterError(`(gantry ${command.name()} --help says how)`)
  for (const below of command.commands) inherit(below)
  return command
}

const examples = `
Examples:
  gantry start                              open Gantry in the browser
  gantry import returns/*.csv               read what your departments sent
  gantry import q3.xlsx --period 2026-09 --dry-run
  gantry overview                           the story, the questions and the figures
  gantry overview --period 2026-09 --compare 2025-09 --pdf board.pdf
  gantry schedule plan.xml                  dates, floats and critical tasks of a plan file
  gantry compare plan.xer                   are our dates those that the file stores?
  gantry verify                             has anything been changed behind our back?

Where the data is:
  --data DIR or GANTRY_DATA names the folder; DATABASE_URL names a PostgreSQL server instead.
  While a server runs on that folder, every command talks to it.
  Commands on plan files (schedule, compare, why, diff, health, convert) need neither.

It ends with 0 done, 2 wrong use, 3 refused (the reason is told), 4 the store or server cannot be
reached, 5 a check does not hold, 6 another one runs on the folder, 1 a fault of ours.`
