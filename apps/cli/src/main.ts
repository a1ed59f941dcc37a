import { run } from './run.ts'

const code = await run(process.argv)
// What was said into a pipe is on its way still: the process ends once it has been taken.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)))
