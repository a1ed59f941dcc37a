import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replaceAll('"', "'")

function tokensOf(scheme: 'light' | 'dark'): Map<string, string> {
  const block = css.slice(css.indexOf(`[data-mantine-color-scheme='${scheme}']`)).split('}')[0] ?? ''
  return new Map([...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name ?? '', hex ?? '']))
}

/** WCAG 2.2 relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

const grounds = ['ground', 'surface', 'sunken', 'hover']
const inks = ['ink', 'ink-soft', 'ink-faint', 'accent', 'red', 'amber', 'green', 'none', 'better', 'worse', 'danger']
const special = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent', 'accent-ground'],
  ['ink', 'accent-ground'],
  ['red', 'red-ground'],
  ['amber', 'amber-ground'],
  ['green', 'green-ground'],
  ['on-dark-fill', 'red-fill'],
  ['on-fill', 'amber-red-fill'],
  ['on-fill', 'amber-fill'],
  ['on-fill', 'amber-green-fill'],
  ['on-dark-fill', 'green-fill'],
  ['on-fill', 'none-fill'],
] as const

test.each(['light', 'dark'] as const)(
  'every text colour meets 4.5 : 1 on every ground it may stand on (%s)',
  (scheme) => {
    const tokens = tokensOf(scheme)
    const colour = (name: string) => tokens.get(name) ?? expect.fail(`no --${name} in ${scheme}`)
    const pairs = [...inks.flatMap((ink) => grounds.map((ground) => [ink, ground] as const)), ...special]
    const weak = pairs
      .map(([ink, ground]) => ({ ink, ground, ratio: contrast(colour(ink), colour(ground)) }))
      .filter(({ ratio }) => ratio < 4.5)
    expect(weak).toEqual([])
  },
)

test.each(['light', 'dark'] as const)('lines of controls meet 3 : 1 (%s)', (scheme) => {
  const tokens = tokensOf(scheme)
  expect(contrast(tokens.get('control-line') ?? '', tokens.get('surface') ?? '')).toBeGreaterThanOrEqual(3)
})
