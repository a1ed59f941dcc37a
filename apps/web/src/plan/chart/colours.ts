const names = [
  'surface',
  'sunken',
  'line',
  'line-strong',
  'ink',
  'ink-soft',
  'ink-faint',
  'accent',
  'accent-ground',
  'hover',
  'worse',
  'better',
  'plan-bar',
  'plan-bar-done',
  'plan-critical',
  'plan-critical-done',
  'plan-summary',
  'plan-float',
  'plan-baseline',
  'plan-closed',
  'plan-link',
] as const

/** What the chart is drawn with, as the tokens of the theme say it. */
export type Colours = Readonly<Record<(typeof names)[number], string>> & { readonly font: string }

export function readColours(element: Element): Colours {
  const style = getComputedStyle(element)
  const colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]))
  return { ...colours, font: style.getPropertyValue('--font-text').trim() } as Colours
}

/** Calls when the theme becomes another. Returns how to stop. */
export function onTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-mantine-color-scheme'] })
  return () => observer.disconnect()
}
