import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/me.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { ForbiddenState } from '../components/forbidden-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { ChainPage } from './chain.tsx'
import { CustomFields } from './custom-fields.tsx'
import { Members } from './members.tsx'
import { MutedFindings } from './muted-findings.tsx'
import { OrganisationForm } from './organisation-form.tsx'
import { Weights } from './weights.tsx'

const tabs = {
  settings: OrganisationForm,
  members: Members,
  fields: CustomFields,
  weights: Weights,
  muted: MutedFindings,
  chain: ChainPage,
}
const names = Object.keys(tabs) as (keyof typeof tabs)[]

/** What an administrator looks after. */
export default function AdminPage() {
  const { t } = useTranslation('admin')
  const [search, change] = useUrlState()
  const may = useMay('administer')
  useBreadcrumb([{ label: t('title') }])
  if (!may.ok) return <ForbiddenState reason={may.reason} who={may.who} />
  const tab = names.find((each) => each === textOf(search.tab)) ?? 'settings'
  return (
    <>
      <PageHead title={t('title')} />
      <Tabs value={tab} onChange={(next) => change({ tab: next === 'settings' ? undefined : (next ?? undefined) })}>
        <Tabs.List mb={20}>
          {names.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {names.map((each) => {
          const Page = tabs[each]
          return (
            <Tabs.Panel key={each} value={each}>
              <Page />
            </Tabs.Panel>
          )
        })}
      </Tabs>
    </>
  )
}
