import { Tabs } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkedIdentities } from './linked-identities.tsx'
import { ProposedIdentities } from './proposed-identities.tsx'

/** Under which names sources speak of initiatives: matches that wait for an answer, and links that may be wrong. */
export function RepairLinks() {
  const { t } = useTranslation('import')
  const [tab, setTab] = useState('proposed')
  return (
    <Tabs value={tab} onChange={(next) => setTab(next ?? 'proposed')} variant="outline">
      <Tabs.List mb={12}>
        <Tabs.Tab value="proposed">{t('links.proposed')}</Tabs.Tab>
        <Tabs.Tab value="linked">{t('links.linked')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="proposed">
        <ProposedIdentities />
      </Tabs.Panel>
      <Tabs.Panel value="linked">
        <LinkedIdentities />
      </Tabs.Panel>
    </Tabs>
  )
}
