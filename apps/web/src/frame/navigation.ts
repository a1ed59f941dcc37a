import type { Capability } from '@gantry/domain/roles'
import {
  type Icon,
  IconAlertTriangle,
  IconArrowsSplit2,
  IconBuilding,
  IconBulb,
  IconCalendarEvent,
  IconChartDots3,
  IconChecklist,
  IconFileImport,
  IconFlag,
  IconGavel,
  IconInbox,
  IconListTree,
  IconSettings,
  IconShieldExclamation,
  IconTargetArrow,
  IconTrendingUp,
  IconUsers,
} from '@tabler/icons-react'
import { paths } from '../app/paths.ts'
import type frame from '../i18n/en/frame.ts'

export interface Destination {
  readonly id: keyof typeof frame.pages
  readonly icon: Icon
  readonly to: (org: string) => string
  /** Not shown to whoever may not. */
  readonly needs?: Capability
}

export interface DestinationGroup {
  readonly id: keyof typeof frame.groups
  readonly destinations: readonly Destination[]
}

const list = (plural: string) => (org: string) => paths.list(org, plural)

/** Where one can go: the rail, the bottom bar and Ctrl-K are drawn from this. */
export const navigation: readonly DestinationGroup[] = [
  {
    id: 'portfolio',
    destinations: [
      { id: 'portfolio', icon: IconChartDots3, to: paths.portfolio },
      { id: 'initiatives', icon: IconListTree, to: list('initiatives') },
      { id: 'decisions', icon: IconGavel, to: list('decisions') },
      { id: 'myWork', icon: IconInbox, to: paths.myWork },
    ],
  },
  {
    id: 'registers',
    destinations: [
      { id: 'risks', icon: IconShieldExclamation, to: list('risks') },
      { id: 'issues', icon: IconAlertTriangle, to: list('issues') },
      { id: 'assumptions', icon: IconBulb, to: list('assumptions') },
      { id: 'dependencies', icon: IconArrowsSplit2, to: list('dependencies') },
      { id: 'actions', icon: IconChecklist, to: list('actions') },
      { id: 'milestones', icon: IconFlag, to: list('milestones') },
      { id: 'benefits', icon: IconTrendingUp, to: list('benefits') },
      { id: 'objectives', icon: IconTargetArrow, to: list('objectives') },
    ],
  },
  {
    id: 'office',
    destinations: [
      { id: 'cycle', icon: IconCalendarEvent, to: paths.cycle },
      { id: 'import', icon: IconFileImport, to: paths.import, needs: 'import' },
      { id: 'people', icon: IconUsers, to: list('people') },
      { id: 'units', icon: IconBuilding, to: list('organisation-units') },
      { id: 'admin', icon: IconSettings, to: paths.admin, needs: 'setRates' },
    ],
  },
]
