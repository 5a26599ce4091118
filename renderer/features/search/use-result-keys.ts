/** The keyboard of the results: arrows go from match to match, and from the field to the first. */
import type { Ref } from 'vue'

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

export function useResultKeys(panel: Readonly<Ref<HTMLElement | null>>): (event: KeyboardEvent) => void {
  return (event) => {
    const step = steps[event.key]
    if (step === undefined || !panel.value) return
    const stops = [...panel.value.querySelectorAll<HTMLElement>('input, .match')]
    const at = stops.indexOf(event.target as HTMLElement)
    if (at < 0) return
    event.preventDefault()
    stops[at + step]?.focus()
  }
}
