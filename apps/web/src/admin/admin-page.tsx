import type { Capability } from '@gantry/domain/roles'
import { Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrganisation } from '../api/me.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { ForbiddenState } from '../components/forbidden-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { ChainPage } from './chain.tsx'
import { CustomFields } from './custom-fields.tsx'
import { Health } from './health.tsx'
import { Members } from './members.tsx'
import { MutedFindings } from './muted-findings.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import { Rates } from './rates.tsx'
import { Weights } from './weights.tsx'

const tabs = {
  settings: { Page: OrganisationForm, needs: 'administer' },
  members: { Page: Members, needs: 'administer' },
  fields: { Page: CustomFields, needs: 'administer' },
  weights: { Page: Weights, needs: 'administer' },
  rates: { Page: Rates, needs: 'setRates' },
  muted: { Page: MutedFindings, needs: 'administer' },
  chain: { Page: ChainPage, needs: 'administer' },
  health: { Page: Health, needs: 'administer' },
} as const satisfies Record<string, { Page: () => ReactNode; needs: Capability }>
type Tab = keyof typeof tabs
const names = Object.keys(tabs) as Tab[]

/** What an administrator looks after; the PMO sees the part that is theirs. */
export default function AdminPage() {
  const { t } = useTranslation('admin')
  const [search, change] = useUrlState()
  const { capabilities } = useOrganisation()
  useBreadcrumb([{ label: t('title') }])
  const open = names.filter((each) => capabilities[tabs[each].needs]?.ok === true)
  const tab = names.find((each) => each === textOf(search.tab)) ?? open[0] ?? 'settings'
  const may = capabilities[tabs[tab].needs] ?? { ok: false, reason: '' }
  if (open.length === 0 && !may.ok) return <ForbiddenState reason={may.reason} who={may.who} />
  return (
    <>
      <PageHead title={t('title')} />
      <Tabs value={tab} onChange={(next) => change({ tab: next === open[0] ? undefined : (next ?? undefined) })}>
        <Tabs.List mb={20}>
          {open.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {open.map((each) => {
          const { Page } = tabs[each]
          return (
            <Tabs.Panel key={each} value={each}>
              <Page />
            </Tabs.Panel>
          )
        })}
      </Tabs>
      {!may.ok && <ForbiddenState reason={may.reason} who={may.who} />}
    </>
  )
}
