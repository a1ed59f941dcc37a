import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const desktop = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }
const openDialog = '[aria-modal=true]'

/** The Chromium that `npm test` found, without a window. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: process.env.GANTRY_CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-sync', '--no-first-run'],
  })
}

/** A person's browser at the server; axe and a test's patience need motion off. */
export async function openContext(browser: Browser, baseURL: string): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL, viewport: desktop, locale: 'en-GB', reducedMotion: 'reduce' })
  context.setDefaultTimeout(30_000)
  return context
}

/** What is wrong with the page as it stands: for axe in both themes, or because it is wider than a phone. */
export async function faultsOf(page: Page): Promise<string[]> {
  const faults: string[] = []
  // What lies behind a dialog is dimmed on purpose and cannot be reached.
  const modal = (await page.locator(openDialog).count()) > 0
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
    await settle(page)
    // Without a second page for each look, which takes longer than the look itself; the app has no frames.
    const axe = new AxeBuilder({ page }).setLegacyMode()
    if (modal) axe.include(openDialog)
    // Of all that axe looks at, the theme changes contrast alone.
    const asked = colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe.withTags(standards)
    let found = await axeFaults(asked)
    if (found.length > 0) {
      // A page that is still busy may stand half in the theme before: what is wrong stays wrong.
      await page.waitForTimeout(500)
      found = await axeFaults(asked)
    }
    faults.push(...found.map((fault) => `${colorScheme}: ${fault}`))
  }
  await page.setViewportSize(phone)
  await settle(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 0) faults.push(`phone: ${wide} px wider than ${phone.width} because of ${await widest(page)}`)
  await page.setViewportSize(desktop)
  await settle(page)
  return faults
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function axeFaults(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id} at ${nodes
          .map(({ html }) => html.slice(0, 160))
          .slice(0, 3)
          .join(' | ')}`,
    )
}

/** Layout and colours follow a change of the window or of the theme in the frames after it. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50)))),
  )
}

async function widest(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const over = [...document.querySelectorAll('body *')].filter((each) => each.getBoundingClientRect().right > width)
    return over
      .slice(-3)
      .map((each) => each.outerHTML.slice(0, 120))
      .join(' | ')
  })
}
