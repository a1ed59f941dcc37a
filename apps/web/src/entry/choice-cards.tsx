import classes from './entry-layout.module.css'

export interface ChoiceCardsProps<Value extends string> {
  readonly legend: string
  readonly name: string
  readonly choices: readonly { readonly value: Value; readonly label: string; readonly text: string }[]
  readonly value: Value
  readonly onChange: (value: Value) => void
}

/** One of a few, each with what it means. */
export function ChoiceCards<Value extends string>({ legend, name, choices, value, onChange }: ChoiceCardsProps<Value>) {
  return (
    <fieldset className={classes.fieldset}>
      <legend className={classes.legend}>{legend}</legend>
      <div className={classes.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={classes.choice}>
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <strong>{choice.label}</strong>
            {choice.text}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
