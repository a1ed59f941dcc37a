import 'i18next'
import type admin from './en/admin.ts'
import type common from './en/common.ts'
import type cycle from './en/cycle.ts'
import type entry from './en/entry.ts'
import type frame from './en/frame.ts'
import type imports from './en/import.ts'
import type initiative from './en/initiative.ts'
import type plan from './en/plan.ts'
import type portfolio from './en/portfolio.ts'
import type records from './en/records.ts'
import type work from './en/work.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: {
      common: typeof common
      frame: typeof frame
      entry: typeof entry
      plan: typeof plan
      portfolio: typeof portfolio
      records: typeof records
      import: typeof imports
      cycle: typeof cycle
      admin: typeof admin
      work: typeof work
      initiative: typeof initiative
    }
  }
}
