import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import common from './en/common.ts'
import frame from './en/frame.ts'

/** Texts of the frame come with it; those of a page with the page (areas.ts). */
export function setUpTexts(): Promise<unknown> {
  return i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: { en: { common, frame } },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    initAsync: false,
  })
}
