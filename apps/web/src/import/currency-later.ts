import { lazy } from 'react'
import { loadTexts } from '../i18n/areas.ts'

/** `CurrencyOfAmounts` with its texts, fetched when a page of another area shows it. */
export const CurrencyOfAmountsLater = lazy(async () => {
  const [module] = await Promise.all([import('./currency-of-amounts.tsx'), loadTexts(['import'])])
  return module
})
