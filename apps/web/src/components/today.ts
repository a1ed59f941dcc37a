/** Today where the reader is, as an ISO day; `inDays` from it. */
export function today(inDays = 0): string {
  const now = new Date()
  const day = new Date(Date.UTC(now.getFullYear(), now.getMonth(), now.getDate() + inDays))
  return day.toISOString().slice(0, 10)
}
