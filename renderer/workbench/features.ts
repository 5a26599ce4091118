/** All features of this build: whatever folder below `features/` has an `index.ts`. */
import type { Command } from './commands'
import type { Feature, Panel, Slot } from './feature'

const modules = import.meta.glob<{ feature: Feature }>('../features/*/index.ts', { eager: true })

/** In alphabetical order of their folders. */
export const features: readonly Feature[] = Object.values(modules).map(({ feature }) => feature)

/** Every panel, in the order in which they are offered. */
export const panels: readonly Panel[] = features
  .flatMap((feature) => feature.panels ?? [])
  .sort((a, b) => (a.order ?? 100) - (b.order ?? 100))

export const featureCommands: readonly Command[] = features.flatMap((feature) => feature.commands ?? [])

/** The parts of a bar, in their order. */
export function slotsOf(bar: 'topBar' | 'statusBar'): readonly Slot[] {
  return features.flatMap((feature) => feature[bar] ?? []).sort((a, b) => a.order - b.order)
}
