/** The current network as the graph shows it: nodes and edges with their places. */
import type { Edge, Node } from '@vue-flow/core'
import { computed, inject, provide, shallowRef, watch } from 'vue'
import type { ComputedRef, InjectionKey, ShallowRef } from 'vue'
import type { NetworkDescription, PipeDescription } from '../../../agent/core/network/description'
import { useCheckStore } from '../../stores/check.store'
import { attempt } from '../../workbench/attempt'
import { untilFirstDone } from '../../workbench/first-things'
import { layoutNetwork } from './layout'
import { betterDirection } from './places'
import type { Direction, Layout, Place, Places } from './places'
import { warmUpLater } from './warm-up'

export interface Graph {
  description: ComputedRef<NetworkDescription | null>
  nodes: ComputedRef<Node[]>
  edges: ComputedRef<Edge[]>
  /** The description whose places are known; the graph shows this one. */
  laidOut: ShallowRef<NetworkDescription | null>
  /** Which way blocks flow: where the network can be shown larger. */
  direction: ComputedRef<Direction>
  /** Of the jobs, by their ids. */
  places: ComputedRef<Places>
}

/** What an edge of the graph carries. */
export interface PlacedPipe extends PipeDescription {
  bends: readonly Place[]
}

interface Layouts {
  RIGHT: Layout
  DOWN?: Layout
}

/** Larger networks fill any pane, and are laid out once. */
const MOST_JOBS_TO_CHOOSE = 40

const directionKey: InjectionKey<ComputedRef<Direction>> = Symbol('direction of the graph')

/** Which way the graph around a component flows. */
export function useDirection(): ComputedRef<Direction> {
  const direction = inject(directionKey)
  return computed(() => direction?.value ?? 'RIGHT')
}

/** Lays the network out whenever its jobs or pipes have changed, for a pane of this size. */
export function useGraph(pane: () => { width: number; height: number }): Graph {
  const check = useCheckStore()
  const description = computed(() => check.current?.description ?? null)
  const laidOut = shallowRef<NetworkDescription | null>(null)
  const layouts = shallowRef<Layouts>({ RIGHT: { places: new Map(), bends: new Map() } })
  const direction = computed(() => betterDirection(layouts.value, pane()))
  const layout = computed(() => layouts.value[direction.value] ?? layouts.value.RIGHT)
  const places = computed(() => layout.value.places)
  provide(directionKey, direction)

  watch(
    description,
    async (next) => {
      if (!next) return void (laidOut.value = null)
      await untilFirstDone()
      if (next !== description.value) return
      const start = performance.now()
      const found = await attempt(() => layoutAll(next))
      performance.measure('graph-layout', { start })
      if (!found || next !== description.value) return
      layouts.value = found
      laidOut.value = next
      warmUpLater()
    },
    { immediate: true },
  )

  const nodes = computed<Node[]>(() =>
    (laidOut.value?.jobs ?? []).map((job) => ({
      id: String(job.id),
      type: 'job',
      position: places.value.get(job.id) ?? { x: 0, y: 0 },
      data: job,
      connectable: false,
      focusable: false,
    })),
  )
  const edges = computed<Edge[]>(() =>
    (laidOut.value?.pipes ?? []).flatMap((pipe) => {
      const source = laidOut.value?.jobs.find(({ outputs }) => outputs.includes(pipe.id))
      const target = laidOut.value?.jobs.find(({ inputs }) => inputs.includes(pipe.id))
      if (!source || !target) return []
      return [
        {
          id: `pipe-${pipe.id}`,
          type: 'pipe',
          source: String(source.id),
          target: String(target.id),
          sourceHandle: `out-${pipe.id}`,
          targetHandle: `in-${pipe.id}`,
          data: { ...pipe, bends: layout.value.bends.get(pipe.id) ?? [] } satisfies PlacedPipe,
          focusable: false,
        },
      ]
    }),
  )
  return { description, nodes, edges, laidOut, direction, places }
}

async function layoutAll(network: NetworkDescription): Promise<Layouts> {
  const RIGHT = await layoutNetwork(network, 'RIGHT')
  return network.jobs.length > MOST_JOBS_TO_CHOOSE
    ? { RIGHT }
    : { RIGHT, DOWN: await layoutNetwork(network, 'DOWN') }
}
