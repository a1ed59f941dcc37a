import classes from './tree-grid.module.css'

/** Why a cell did not take what was typed, beside it. */
export function ErrorNote({ sentence }: { sentence: string }) {
  return (
    <span role="alert" className={classes.error}>
      {sentence}
    </span>
  )
}
