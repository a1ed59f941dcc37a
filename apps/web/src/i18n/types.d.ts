import 'i18next'
import type common from './en/common.ts'
import type entry from './en/entry.ts'
import type frame from './en/frame.ts'
import type initiative from './en/initiative.ts'
import type portfolio from './en/portfolio.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      frame: typeof frame
      entry: typeof entry
      portfolio: typeof portfolio
      initiative: typeof initiative
    }
  }
}
