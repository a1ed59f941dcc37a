const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** 1.4 MB. @param number writes a number as people do here */
export function byteSize(bytes: number, number: (value: number) => string): string {
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10))
  return `${number(bytes / 1024 ** power)} ${units[power]}`
}
