import type { TreeNode } from '@gantry/client'

export interface TreeRow {
  readonly node: TreeNode
  readonly depth: number
  readonly below: number
}

/**
 * The tree as rows: children under their parents, those of closed nodes left out. With `text` only what fits and what
 * is above it.
 */
export function treeRows(nodes: readonly TreeNode[], closed: ReadonlySet<string>, text = ''): TreeRow[] {
  const children = Map.groupBy(nodes, ({ parent }) => parent)
  const wanted = text.trim().toLowerCase()
  const fits = new Map<string, boolean>()
  const isFitting = (node: TreeNode): boolean => {
    const known = fits.get(node.id)
    if (known !== undefined) return known
    const own = wanted === '' || `${node.title} ${node.ref}`.toLowerCase().includes(wanted)
    const fit = own || (children.get(node.id) ?? []).some(isFitting)
    fits.set(node.id, fit)
    return fit
  }
  const rows: TreeRow[] = []
  const add = (node: TreeNode, depth: number) => {
    if (!isFitting(node)) return
    const below = children.get(node.id) ?? []
    rows.push({ node, depth, below: below.length })
    if (!closed.has(node.id) || wanted !== '') for (const child of below) add(child, depth + 1)
  }
  for (const node of children.get(null) ?? []) add(node, 0)
  return rows
}
