import type { FileReport, ImportReport, ProblemReport } from '@gantry/app/imports/report'
import { say, table, terminalWidth, wrap } from './out.ts'

const mostProblems = 20
const mostLinks = 5
const mostParents = 10

/** What an import did, for a person: a line a file, then what could not be read, then what to look at. */
export function sayReport(report: ImportReport): void {
  say(headline(report))
  say()
  say(
    table(
      [
        { title: 'File' },
        { title: 'Period' },
        { title: 'As of' },
        right('Reports'),
        right('New'),
        right('Changed'),
        right('To look at'),
      ],
      report.files.flatMap(rows),
    ),
  )
  for (const file of report.files) sayProblems(file)
  for (const file of report.files) sayLinks(file)
  sayParents(report)
  for (const file of report.files) sayUnmapped(file)
}

function headline(report: ImportReport): string {
  if (report.dryRun) return `This would happen in "${report.portfolio.title}"; nothing was changed:`
  if (report.id === null) return `Nothing changed in "${report.portfolio.title}": all of this was known.`
  return `Imported into "${report.portfolio.title}"${report.portfolio.created ? ', made for it' : ''}:`
}

function rows(file: FileReport): string[][] {
  const of = (n: number) =>
    n === 0
      ? [String(file.initiativesCreated), String(file.statusRowsChanged), String(file.problems.length)]
      : ['', '', '']
  return file.periods.map(({ period, asOf, statusRows }, n) => [
    n === 0 ? file.file : '',
    period,
    asOf,
    String(statusRows),
    ...of(n),
  ])
}

function sayProblems(file: FileReport): void {
  if (file.problems.length === 0) return
  say(`\n${file.file}: ${counted(file.problems.length, 'thing')} to look at`)
  for (const problem of file.problems.slice(0, mostProblems)) say(line(problem))
  if (file.problems.length > mostProblems)
    say(`  … and ${file.problems.length - mostProblems} more; --json prints them all`)
}

function line({ sheet, row, column, value, message, mend }: ProblemReport): string {
  const place = [
    sheet === undefined ? '' : `sheet ${short(sheet, 24)}`,
    row === null || row === undefined ? '' : `row ${row}`,
    column ? short(column, 32) : '',
  ]
    .filter(Boolean)
    .join(', ')
  const shown = value === null || value === undefined || value === '' ? '' : ` "${short(String(value), 40)}"`
  const where = place + shown
  return wrap(`  ${where === '' ? '' : `${where}: `}${message}${mend ? ` ${mend}` : ''}`, terminalWidth(), '    ')
}

function sayLinks({ file, proposedLinks }: FileReport): void {
  const open = proposedLinks.filter(({ choice }) => choice === null)
  const accepted = proposedLinks.filter(({ choice }) => choice === 'same')
  if (accepted.length > 0) say(`\n${file}: ${counted(accepted.length, 'row')} linked as you said`)
  if (open.length === 0) return
  say(
    `\n${file}: ${counted(open.length, 'row')} may be earlier initiatives under another name; none was linked by itself`,
  )
  for (const { row, incoming, known } of open.slice(0, mostLinks)) {
    say(wrap(`  row ${row}: is "${incoming.title}" the earlier "${known.title}"?`, terminalWidth(), '    '))
  }
  if (open.length > mostLinks) say(`  \u2026 and ${open.length - mostLinks} more`)
  say('  Decide side by side under Import in the browser, or beforehand with --links.')
}

/** Programmes and portfolios that files name and nobody knows. */
function sayParents({ parents }: ImportReport): void {
  if (parents.length === 0) return
  const unmade = parents.filter(({ created }) => !created)
  say(
    unmade.length === 0
      ? `\n${counted(parents.length, 'parent')} that the files name made along:`
      : `\n${counted(parents.length, 'parent')} that the files name ${parents.length === 1 ? 'is' : 'are'} not on record:`,
  )
  for (const { name, type, rows, created } of parents.slice(0, mostParents))
    say(
      `  the ${type} "${short(name, 60)}", named by ${counted(rows, 'row')}${created && unmade.length > 0 ? ' (made)' : ''}`,
    )
  if (parents.length > mostParents) say(`  \u2026 and ${parents.length - mostParents} more`)
  if (unmade.length > 0) say('  Their rows stand directly in the portfolio; --create-parents makes them.')
}

function counted(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`
}

function sayUnmapped(file: FileReport): void {
  if (file.unmapped.length === 0) return
  say(
    `\n${file.file}: columns without a home: ${file.unmapped.map(({ index, column, reason }) => `${short(column, 40) || `column ${index + 1}`} (${reason})`).join('; ')}`,
  )
}

function right(title: string) {
  return { title, right: true }
}

function short(text: string, most: number): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length > most ? `${flat.slice(0, most - 1)}\u2026` : flat
}
