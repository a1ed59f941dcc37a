import { useTranslation } from 'react-i18next'
import { useKeys } from '../../components/keys.ts'
import type { PlanScreen } from './plan-context.ts'

/** Keys that work wherever on the page one is; those of the table stand in the list as well. */
export function usePlanKeys(screen: PlanScreen): void {
  const { t } = useTranslation('plan')
  const may = () => screen.readOnly === undefined
  const inGrid = (keys: string, label: string) => ({
    keys,
    label,
    group: 'inLists' as const,
    run: () => undefined,
    when: () => false,
  })
  useKeys([
    { keys: 'mod+z', label: t('undo'), group: 'inLists', run: () => screen.undo(), when: may },
    { keys: 'mod+y', label: t('redo'), group: 'inLists', run: () => screen.actions.redo(), when: may },
    { keys: '+', label: t('zoomIn'), group: 'inLists', run: () => screen.zoom(1.5) },
    { keys: '-', label: t('zoomOut'), group: 'inLists', run: () => screen.zoom(1 / 1.5) },
    { keys: '0', label: t('fit'), group: 'inLists', run: () => screen.fit() },
    inGrid('Enter', t('keys.edit')),
    inGrid('Insert', t('keys.insert')),
    inGrid('mod+Enter', t('keys.insertBelow')),
    inGrid('Delete', t('keys.delete')),
    inGrid('Alt+Shift+→', t('keys.indent')),
    inGrid('Alt+Shift+←', t('keys.outdent')),
    inGrid('Alt+Shift+↑', t('keys.move')),
    inGrid('Ctrl+→', t('keys.fold')),
    inGrid('Ctrl+F2', t('keys.link')),
    inGrid('mod+d', t('keys.fill')),
    inGrid('Alt+W', t('keys.why')),
    inGrid('Alt+G', t('keys.bar')),
  ])
}
