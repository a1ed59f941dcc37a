import i18next from 'i18next'

/** One file of texts an area, fetched with the first page that needs it. */
const files = {
  entry: () => import('./en/entry.ts'),
  portfolio: () => import('./en/portfolio.ts'),
  initiative: () => import('./en/initiative.ts'),
  records: () => import('./en/records.ts'),
  import: () => import('./en/import.ts'),
  cycle: () => import('./en/cycle.ts'),
  admin: () => import('./en/admin.ts'),
  work: () => import('./en/work.ts'),
  plan: () => import('./en/plan.ts'),
}
export type Area = keyof typeof files

export async function loadTexts(areas: readonly Area[]): Promise<void> {
  await Promise.all(
    areas
      .filter((area) => !i18next.hasResourceBundle('en', area))
      .map(async (area) => i18next.addResourceBundle('en', area, (await files[area]()).default)),
  )
}
