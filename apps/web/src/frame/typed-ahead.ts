let typed = ''

function collect(event: KeyboardEvent): void {
  if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return
  event.preventDefault()
  typed += event.key
}

/** Keeps the letters typed from now on, for a field that is still on its way. */
export function startTypedAhead(): void {
  typed = ''
  document.addEventListener('keydown', collect, true)
}

/** What was typed meanwhile; from now on letters go where the focus is. */
export function endTypedAhead(): string {
  document.removeEventListener('keydown', collect, true)
  const letters = typed
  typed = ''
  return letters
}
