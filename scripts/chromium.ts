import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * The Chromium that browser tests drive, or undefined. Looked for in this order: GANTRY_CHROMIUM, the system's own,
 * Playwright's downloads. What is found must answer `--version`.
 */
export function findChromium(): string | undefined {
  const named = process.env.GANTRY_CHROMIUM
  const places = named ? [named] : [...systemPlaces(), ...playwrightPlaces()]
  return places.find((path) => existsSync(path) && answers(path))
}

function systemPlaces(): string[] {
  if (process.platform === 'darwin') {
    return ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA]
    return roots.flatMap((root) => (root ? [join(root, 'Google', 'Chrome', 'Application', 'chrome.exe')] : []))
  }
  return ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'].map((name) => `/usr/bin/${name}`)
}

function playwrightPlaces(): string[] {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? playwrightFolder()
  if (!existsSync(folder)) return []
  const builds = readdirSync(folder).filter((name) => name.startsWith('chromium-'))
  const inside = [
    ['chrome-linux64', 'chrome'],
    ['chrome-linux', 'chrome'],
    ['chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'],
    ['chrome-win64', 'chrome.exe'],
    ['chrome-win', 'chrome.exe'],
  ]
  return builds.flatMap((build) => inside.map((parts) => join(folder, build, ...parts)))
}

function playwrightFolder(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'ms-playwright')
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright')
  return join(homedir(), '.cache', 'ms-playwright')
}

/** Chrome on Windows prints no version and opens a window instead, so there the file is taken at its word. */
function answers(path: string): boolean {
  return process.platform === 'win32' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0
}
