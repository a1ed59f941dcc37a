import type { InitiativeStory } from '@gantry/domain/portfolio/story'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../components/format.ts'
import { LinkButton } from '../components/link-button.tsx'
import classes from './said-then.module.css'
import prose from '../components/prose.module.css'

type Said = InitiativeStory['said'][number]
const periodsShown = 2
const longText = 420

/** The reports' own words, newest first, each with its author. */
export function SaidThen({ said }: Pick<InitiativeStory, 'said'>) {
  const { t } = useTranslation('initiative')
  const format = useFormat()
  const [all, setAll] = useState(false)
  const periods = Map.groupBy(said, ({ period }) => period.id)
  const groups = [...periods.values()]
  const rest = groups.length - periodsShown
  return (
    <section aria-labelledby="said">
      <h2 id="said">{t('said.title')}</h2>
      {said.length === 0 && <p className={prose.none}>{t('said.none')}</p>}
      {(all ? groups : groups.slice(0, periodsShown)).map((texts) => (
        <div key={texts[0]?.period.id} className={classes.period}>
          <h3>{texts[0] && format.day(texts[0].period.asOf)}</h3>
          {texts.map((text) => (
            <Words key={text.field} said={text} />
          ))}
        </div>
      ))}
      {rest > 0 && !all && <LinkButton onClick={() => setAll(true)}>{t('said.more', { count: rest })}</LinkButton>}
    </section>
  )
}

/** A long text shows its beginning: all that was said in a period stays in sight together. */
function Words({ said }: { said: Said }) {
  const { t, i18n } = useTranslation('initiative')
  const [whole, setWhole] = useState(false)
  const long = said.text.length > longText
  const cut = long && !whole
  const field = i18n.exists(`initiative:said.fields.${said.field}`)
    ? t(`said.fields.${said.field}` as 'said.fields.summary')
    : said.field
  return (
    <figure className={classes.words}>
      <figcaption>
        {field} · {said.author}
      </figcaption>
      <blockquote data-cut={cut || undefined}>{said.text}</blockquote>
      {long && (
        <LinkButton quiet aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {t(whole ? 'said.less' : 'said.whole')}
        </LinkButton>
      )}
    </figure>
  )
}
