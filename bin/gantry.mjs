#!/usr/bin/env node
// The `gantry` command: runs apps/cli on Node 24, whichever Node called it.
import { launch } from '../scripts/run.mjs'

launch('apps/cli/src/main.ts', process.argv.slice(2))
