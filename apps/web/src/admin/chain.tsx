import { memberCalls } from '@gantry/client'
import { Button, Group } from '@mantine/core'
import { IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { http } from '../api/http.ts'
import { useOrganisation } from '../api/me.ts'
import { useFormat } from '../components/format.ts'
import { ProblemNote } from '../components/problem-note.tsx'
import classes from './admin.module.css'

/** The chain of events, and how to keep a copy of everything. */
export function ChainPage() {
  const { t } = useTranslation('admin')
  const { slug } = useOrganisation()
  const { number } = useFormat()
  const calls = memberCalls(http, slug)
  const verify = useMutation({ mutationFn: () => calls.verify() })
  const verdict = verify.data
  return (
    <>
      <section className={classes.section} aria-labelledby="chain">
        <h2 id="chain">{t('tabs.chain')}</h2>
        <p className={classes.lead}>{t('chain.text')}</p>
        <Group gap={8} my={12}>
          <Button loading={verify.isPending} onClick={() => verify.mutate()}>
            {t('chain.verify')}
          </Button>
          <Button component="a" variant="default" href={calls.chainAddress()} download>
            {t('chain.export')}
          </Button>
          <span className={classes.faint}>{t('chain.exportHelp')}</span>
        </Group>
        <ProblemNote error={verify.error} />
        <div role="status">
          {verdict && (
            <div className={classes.verdict} data-holds={verdict.holds}>
              <p>
                {verdict.holds ? (
                  <IconCircleCheck size={18} aria-hidden />
                ) : (
                  <IconAlertTriangle size={18} aria-hidden />
                )}
                <strong>{t(verdict.holds ? 'chain.holds' : 'chain.broken')}</strong>
                {[
                  t('chain.events', { count: verdict.events }),
                  verdict.unsealed > 0 && t('chain.unsealed', { count: verdict.unsealed }),
                  verdict.erased.length > 0 &&
                    t('chain.erased', { count: verdict.erased.reduce((sum, { values }) => sum + values, 0) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              <dl>
                {verdict.head && (
                  <div>
                    <dt>{t('chain.head')}</dt>
                    <dd>
                      {number(verdict.head.position)} · <code>{verdict.head.hash}</code>
                    </dd>
                  </div>
                )}
                {verdict.publicKey && (
                  <div>
                    <dt>{t('chain.key')}</dt>
                    <dd>
                      <code>{verdict.publicKey}</code>
                    </dd>
                  </div>
                )}
              </dl>
              {verdict.breaches.length > 0 && (
                <>
                  <h3>{t('chain.breaches')}</h3>
                  <ol>
                    {verdict.breaches.map((breach, at) => (
                      <li key={at}>{breach.message}</li>
                    ))}
                  </ol>
                </>
              )}
            </div>
          )}
        </div>
      </section>
      <section className={classes.section} aria-labelledby="backup">
        <h2 id="backup">{t('chain.backup')}</h2>
        <p>{t('chain.backupText')}</p>
        <pre className={classes.command}>gantry backup gantry.backup</pre>
      </section>
    </>
  )
}
