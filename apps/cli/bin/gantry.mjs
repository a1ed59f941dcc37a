#!/usr/bin/env node
// Linked as node_modules/.bin/gantry, where `npx gantry` looks first.
import '../../../bin/gantry.mjs'
