/** What a person reads on the terminal, and how wide. Machines read `--json` on standard output alone. */
export function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

export function sayJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`)
}

/** Beside the answer: progress, hints, where things went. Never mixed into what machines read. */
export function note(text: string): void {
  process.stderr.write(`${text}\n`)
}

export function terminalWidth(): number {
  return Math.min(100, Math.max(60, process.stdout.columns ?? 88))
}

/** Breaks text at spaces so that no line is longer than `width`; the lines after the first are indented. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/)) {
    const room = width - (lines.length > 0 ? indent.length : 0)
    if (line && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line ? `${line} ${word}` : word
  }
  lines.push(line)
  return lines.map((each, index) => (index > 0 ? indent : '') + each).join('\n')
}

export interface Column {
  readonly title: string
  readonly right?: boolean
}

/** Rows under titles, in columns as wide as their widest cell. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ title }, n) =>
    rows.reduce((most, row) => Math.max(most, row[n]?.length ?? 0), title.length),
  )
  const line = (cells: readonly string[]) =>
    columns
      .map(({ right }, n) => (right ? (cells[n] ?? '').padStart(widths[n]!) : (cells[n] ?? '').padEnd(widths[n]!)))
      .join('  ')
      .trimEnd()
  return [
    line(columns.map(({ title }) => title)),
    line(widths.map((width) => '\u2500'.repeat(width))),
    ...rows.map(line),
  ].join('\n')
}
