import { Button, Menu } from '@mantine/core'
import { IconCheck, IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Column } from './data-table.tsx'

export interface ColumnMenuProps<Row> {
  readonly all: readonly Column<Row>[]
  readonly state: {
    isShown: (column: Column<Row>) => boolean | undefined
    toggle: (id: string) => void
    resetColumns: () => void
    isChosen: boolean
  }
}

/** Which columns the table shows; those that name the row stay. */
export function ColumnMenu<Row>({ all, state }: ColumnMenuProps<Row>) {
  const { t } = useTranslation()
  return (
    <Menu closeOnItemClick={false} position="bottom-end">
      <Menu.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={14} stroke={1.6} />}>
          {t('table.columns')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {all
          .filter(({ fixed }) => !fixed)
          .map((column) => (
            <Menu.Item
              key={column.id}
              role="menuitemcheckbox"
              aria-checked={state.isShown(column) === true}
              leftSection={<IconCheck size={14} style={{ visibility: state.isShown(column) ? 'visible' : 'hidden' }} />}
              onClick={() => state.toggle(column.id)}
            >
              {column.label}
            </Menu.Item>
          ))}
        {state.isChosen && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={state.resetColumns}>{t('table.resetColumns')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
