import { lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { type Area, loadTexts } from '../i18n/areas.ts'

/** A page in a file of its own, fetched together with its texts when it is first opened. */
export function page(load: () => Promise<{ default: ComponentType }>, ...areas: Area[]) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), loadTexts(areas)])
    return module
  })
}
