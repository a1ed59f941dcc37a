import { Button, Group, Modal, Progress, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '../components/link-button.tsx'
import { ProblemNote } from '../components/problem-note.tsx'
import { RatingShape } from '../components/rating-mark.tsx'
import classes from './board-pack-dialog.module.css'
import { useOverviewView } from './overview-context.ts'
import { mostPages } from './pack-order.ts'
import { PackOrder } from './pack-order-list.tsx'
import { filterRows } from './row-filter.ts'
import { usePackChoice, usePackPrint } from './use-pack.ts'

const listed = 60

/** Who gets a page in the board pack, in which order; and the pack itself. */
export default function BoardPackDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['portfolio', 'common'])
  const { overview } = useOverviewView()
  const { chosen, choose, usual } = usePackChoice()
  const { print, error, giveUp } = usePackPrint(onClose)
  const [text, setText] = useState('')
  const found = filterRows(overview.rows, { search: text })
  const full = chosen.length >= mostPages
  const toggle = (ref: string) =>
    choose(chosen.includes(ref) ? chosen.filter((each) => each !== ref) : [...chosen, ref])
  return (
    <Modal
      opened
      onClose={onClose}
      size={880}
      title={t('boardPack')}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <p className={classes.text}>{t('pack.text')}</p>
      <div className={classes.columns}>
        <section aria-label={t('pack.choose')}>
          <TextInput
            size="xs"
            data-autofocus
            leftSection={<IconSearch size={14} stroke={1.8} />}
            aria-label={t('pack.find')}
            placeholder={t('pack.find')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <div role="group" aria-label={t('pack.choose')} className={classes.list}>
            {found.slice(0, listed).map(({ ref, title, lead, unitTitle }) => (
              <label key={ref} className={classes.option}>
                <input
                  type="checkbox"
                  checked={chosen.includes(ref)}
                  disabled={full && !chosen.includes(ref)}
                  onChange={() => toggle(ref)}
                />
                <RatingShape value={lead?.value ?? 'none'} />
                <span title={title}>{title}</span>
                <small>{unitTitle}</small>
              </label>
            ))}
            {found.length === 0 && <p className={classes.faint}>{t('pack.nothing')}</p>}
            {found.length > listed && (
              <p className={classes.faint}>{t('pack.more', { count: found.length - listed })}</p>
            )}
          </div>
        </section>
        <section aria-labelledby="pack-order">
          <div className={classes.head}>
            <h3 id="pack-order">{t('pack.pages', { count: chosen.length, most: mostPages })}</h3>
            <LinkButton quiet onClick={usual}>
              {t('pack.usual')}
            </LinkButton>
          </div>
          {chosen.length === 0 && <p className={classes.faint}>{t('pack.none')}</p>}
          <PackOrder chosen={chosen} onChange={choose} />
        </section>
      </div>
      <ProblemNote error={error} />
      {print.isPending ? (
        <Typesetting pages={chosen.length} onCancel={giveUp} />
      ) : (
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button disabled={chosen.length === 0} onClick={() => print.mutate(chosen)}>
            {t('pack.make')}
          </Button>
        </Group>
      )}
    </Modal>
  )
}

/** How long it takes nobody knows before; that it goes on, and since when, can be seen. */
function Typesetting({ pages, onCancel }: { pages: number; onCancel: () => void }) {
  const { t } = useTranslation(['portfolio', 'common'])
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className={classes.progress}>
      <div>
        <p role="status">{t('pack.typesetting', { count: pages })}</p>
        <Progress value={100} animated size="sm" aria-label={t('pack.typesetting', { count: pages })} />
      </div>
      <span className={classes.faint}>{t('pack.seconds', { count: seconds })}</span>
      <Button variant="default" size="xs" onClick={onCancel}>
        {t('common:cancel')}
      </Button>
    </div>
  )
}
