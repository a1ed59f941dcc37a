import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMay } from '../api/me.ts'
import { textOf, useUrlState } from '../app/search-params.ts'
import { ForbiddenState } from '../components/forbidden-state.tsx'
import { PageHead } from '../components/page-head.tsx'
import { useBreadcrumb } from '../frame/breadcrumb.tsx'
import { NewImport } from './new-import.tsx'
import { PastImports } from './past-imports.tsx'
import { RepairLinks } from './repair-links.tsx'

const tabs = ['new', 'past', 'links'] as const

/** Portfolios in: files, what was imported before, and repair of what was recognised. */
export default function ImportPage() {
  const { t } = useTranslation('import')
  const [search, change] = useUrlState()
  const may = useMay('import')
  useBreadcrumb([{ label: t('title') }])
  const tab = tabs.find((each) => each === textOf(search.tab)) ?? 'new'
  if (!may.ok) return <ForbiddenState reason={may.reason} who={may.who} />
  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(next) => change({ tab: next === 'new' ? undefined : (next ?? undefined) })}
      >
        <Tabs.List mb={20}>
          {tabs.map((each) => (
            <Tabs.Tab key={each} value={each}>
              {t(`tabs.${each}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="new">
          <NewImport />
        </Tabs.Panel>
        <Tabs.Panel value="past">
          <PastImports />
        </Tabs.Panel>
        <Tabs.Panel value="links">
          <RepairLinks />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}
