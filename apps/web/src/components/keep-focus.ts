/** Where the focus was, and the place of that element in each thing around it, from the inside out. */
interface Stood {
  readonly element: HTMLElement
  readonly around: readonly { readonly parent: Element; readonly at: number }[]
}

const remembered = 8
const settleMilliseconds = 60
const focusable = 'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), [tabindex="0"]'

/**
 * Keyboard and screen reader never start at the top again: when what had the focus goes away (a dialog closes, a
 * question is decided, a button waits), the focus goes back to what opened it, or to what stands in its place now.
 * Returns how to stop.
 */
export function keepFocus(): () => void {
  let stood: readonly Stood[] = []
  /** A click on the ground took it away on purpose. */
  let left = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === document.body) return
    left = false
    stood = [standing(target), ...stood.filter(({ element }) => element !== target)].slice(0, remembered)
  }
  const leave = () => {
    setTimeout(() => {
      left = document.activeElement === document.body
    })
  }
  const look = () => {
    clearTimeout(timer)
    if (left || stood[0] === undefined || document.activeElement !== document.body) return
    if (stood[0].element.isConnected && !isDisabled(stood[0].element)) return
    // A row of a long list that was scrolled away.
    if (stood[0].element.matches('[data-row]')) return
    timer = setTimeout(() => {
      if (document.activeElement === document.body) bringBack(stood)
    }, settleMilliseconds)
  }
  const observer = new MutationObserver(look)
  observer.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] })
  document.addEventListener('focusin', remember)
  document.addEventListener('pointerdown', leave, true)
  return () => {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener('focusin', remember)
    document.removeEventListener('pointerdown', leave, true)
  }
}

function standing(element: HTMLElement): Stood {
  const around: { parent: Element; at: number }[] = []
  for (let child: Element = element; child.parentElement !== null; child = child.parentElement)
    around.push({ parent: child.parentElement, at: [...child.parentElement.children].indexOf(child) })
  return { element, around }
}

function bringBack(stood: readonly Stood[]): void {
  for (const { element, around } of stood) {
    // A button that waits for its answer takes the focus again once it may be pressed.
    if (element.isConnected && isDisabled(element)) return
    if (element.isConnected && element.checkVisibility()) return element.focus({ preventScroll: true })
    const place = around.find(({ parent }) => parent.isConnected)
    if (place === undefined || place.parent.closest('#content') === null) continue
    return takePlace(place.parent, place.at)
  }
}

/** What came to stand there, or what is around it. */
function takePlace(parent: Element, at: number): void {
  const next = parent.id === 'content' ? undefined : (parent.children[at] ?? parent.lastElementChild ?? undefined)
  const inside = next?.matches(focusable) ? next : next?.querySelector(focusable)
  const target = inside ?? parent
  if (!(target instanceof HTMLElement)) return
  if (inside === undefined || inside === null) target.tabIndex = -1
  target.focus({ preventScroll: true })
}

function isDisabled(element: HTMLElement): boolean {
  return element.matches(':disabled')
}
