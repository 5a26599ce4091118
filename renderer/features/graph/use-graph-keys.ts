/** The keyboard of the graph: one tab stop, from which arrows go on to the next job or pipe. */
import { useVueFlow } from '@vue-flow/core'
import { computed, inject, nextTick, provide, ref, watch } from 'vue'
import type { ComputedRef, InjectionKey, Ref } from 'vue'
import type { Graph } from './use-graph'
import { nextStop, stopsOf } from './graph-stops'
import type { Stop } from './graph-stops'

const stopKey: InjectionKey<ComputedRef<string>> = Symbol('graph stop')

interface GraphKeys {
  onKey: (event: KeyboardEvent) => void
  /** Notes where the focus is. */
  onFocus: (event: FocusEvent) => void
}

/** For the graph as a whole, whose element is `pane`. */
export function useGraphKeys({ laidOut, places }: Graph, pane: Readonly<Ref<HTMLElement | null>>): GraphKeys {
  const { setCenter, viewport, onNodesInitialized } = useVueFlow()
  const stops = computed(() => (laidOut.value ? stopsOf(laidOut.value, places.value) : []))
  const noted = ref('')
  const current = computed(() =>
    stops.value.some(({ key }) => key === noted.value) ? noted.value : (stops.value[0]?.key ?? ''),
  )
  provide(stopKey, current)

  const elementOf = (key: string): HTMLElement | null =>
    pane.value?.querySelector<HTMLElement>(`[data-stop="${key}"]`) ?? null

  /** A change of the network draws the graph anew, and takes away what had the focus. */
  let hadFocus = false
  watch(laidOut, () => (hadFocus = pane.value?.contains(document.activeElement) ?? false), { flush: 'pre' })
  onNodesInitialized(() => {
    if (hadFocus && document.activeElement === document.body) elementOf(current.value)?.focus()
    hadFocus = false
  })

  async function go({ key, x, y }: Stop): Promise<void> {
    noted.value = key
    if (!isInView(elementOf(key))) await setCenter(x, y, { zoom: viewport.value.zoom })
    await nextTick()
    // The pane is moved by its own means; the browser would scroll it out of its place.
    elementOf(key)?.focus({ preventScroll: true })
  }

  function isInView(element: HTMLElement | null): boolean {
    const inner = element?.getBoundingClientRect()
    const outer = pane.value?.getBoundingClientRect()
    if (!inner || !outer) return false
    const isBeside = inner.left < outer.left || inner.right > outer.right
    return !isBeside && inner.top >= outer.top && inner.bottom <= outer.bottom
  }

  return {
    onFocus: ({ target }) => {
      const key = (target as HTMLElement).dataset.stop
      if (key !== undefined) noted.value = key
    },
    onKey: (event) => {
      const key = (event.target as HTMLElement).dataset.stop
      const next = key === undefined ? undefined : nextStop(stops.value, key, event.key)
      if (!next || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      void go(next)
    },
  }
}

/** For one job or pipe: whether it is the graph's tab stop. */
export function useTabStop(key: () => string): ComputedRef<0 | -1> {
  const current = inject(stopKey)
  return computed(() => (current?.value === key() ? 0 : -1))
}
