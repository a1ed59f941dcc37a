// `npm start`: builds the web app when its sources changed, then runs the server.
import { buildWeb } from './build-web.ts'
import { runUntilStopped } from './run-until-stopped.ts'

if (!(await buildWeb())) {
  process.stderr.write('gantry: the web app could not be built; the messages above say why.\n')
  process.exit(1)
}
runUntilStopped('apps/server/src/main.ts', process.argv.slice(2))
