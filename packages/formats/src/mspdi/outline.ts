/** Numbers tasks as an outline does: 1, 1.1, 1.2, 2 … The project's own summary (unique id 0) is 0 and does not count. */
export class Outline {
  private readonly held = new Map<string, { readonly prefix: string; readonly level: number; count: number }>()
  private readonly top = { prefix: '', level: 0, count: 0 }

  place(id: string, parent: string | undefined): { outlineNumber: string; outlineLevel: number } {
    if (id === projectSummary && parent === undefined) {
      this.held.set(id, this.top)
      return { outlineNumber: '0', outlineLevel: 0 }
    }
    const above = (parent === undefined ? undefined : this.held.get(parent)) ?? this.top
    above.count += 1
    const outlineNumber = `${above.prefix}${above.count}`
    const outlineLevel = above.level + 1
    this.held.set(id, { prefix: `${outlineNumber}.`, level: outlineLevel, count: 0 })
    return { outlineNumber, outlineLevel }
  }
}

export const projectSummary = '0'
