import type { Verdict } from '@gantry/client'
import { Button, type ButtonProps, Tooltip } from '@mantine/core'
import { type ReactNode, useId } from 'react'

export interface ReasonedButtonProps extends ButtonProps {
  readonly verdict: Verdict
  readonly onClick?: () => void
  readonly type?: 'button' | 'submit'
  readonly children: ReactNode
}

/**
 * A button that says why it does nothing: a refused one stays in the tab order, and its reason is its
 * description for a screen reader and a tooltip on hover and focus.
 */
export function ReasonedButton({ verdict, onClick, type = 'button', children, ...rest }: ReasonedButtonProps) {
  const describedBy = useId()
  if (verdict.ok) {
    return (
      <Button {...rest} type={type} onClick={onClick}>
        {children}
      </Button>
    )
  }
  const reason = verdict.who ? `${verdict.reason} ${verdict.who}` : verdict.reason
  return (
    <>
      <Tooltip label={reason} multiline maw={320} openDelay={0}>
        <Button
          {...rest}
          type="button"
          aria-disabled
          data-disabled
          aria-describedby={describedBy}
          onClick={(event) => event.preventDefault()}
        >
          {children}
        </Button>
      </Tooltip>
      <span id={describedBy} className="visually-hidden">
        {reason}
      </span>
    </>
  )
}
