/** The current network as the graph shows it: nodes and edges with their places. */
import type { Edge, Node } from '@vue-flow/core'
import { computed, shallowRef, watch } from 'vue'
import type { ComputedRef, ShallowRef } from 'vue'
import type { NetworkDescription } from '../../../agent/core/network/description'
import { useCheckStore } from '../../stores/check.store'
import { attempt } from '../../workbench/attempt'
import { layoutNetwork } from './layout'
import type { Place } from './places'

export interface Graph {
  description: ComputedRef<NetworkDescription | null>
  nodes: ComputedRef<Node[]>
  edges: ComputedRef<Edge[]>
  /** The description whose places are known; the graph shows this one. */
  laidOut: ShallowRef<NetworkDescription | null>
  /** Upper left corners of the jobs, by their ids. */
  places: ShallowRef<Map<number, Place>>
}

/** Lays the network out whenever its jobs or pipes have changed. */
export function useGraph(): Graph {
  const check = useCheckStore()
  const description = computed(() => check.current?.description ?? null)
  const laidOut = shallowRef<NetworkDescription | null>(null)
  const places = shallowRef(new Map<number, Place>())

  watch(
    description,
    async (next) => {
      if (!next) return void (laidOut.value = null)
      const start = performance.now()
      const found = await attempt(() => layoutNetwork(next))
      performance.measure('graph-layout', { start })
      if (!found || next !== description.value) return
      places.value = found
      laidOut.value = next
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
          data: pipe,
          focusable: false,
        },
      ]
    }),
  )
  return { description, nodes, edges, laidOut, places }
}
