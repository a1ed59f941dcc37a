declare global {
  // Read by the library that locks scrolling behind a dialog.
  var __webpack_nonce__: string | undefined
}

/** The nonce of this answer, under which style elements may be added to the page. */
export function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')
  return meta?.nonce ?? meta?.getAttribute('nonce') ?? ''
}

export function shareNonce(): void {
  globalThis.__webpack_nonce__ = styleNonce()
}
