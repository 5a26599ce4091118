/** Which page of the help is shown, and which were before. */
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { wantedHelp } from '../../stores/wanted-help'
import type { HelpPlace } from '../../stores/wanted-help'

const FIRST: HelpPlace = { page: 'tutorial', anchor: '' }

export const useHelpStore = defineStore('help', () => {
  const visited = shallowRef<readonly HelpPlace[]>([wantedHelp.value ?? FIRST])
  const index = shallowRef(0)
  const place = computed(() => visited.value[index.value] ?? FIRST)
  const canGoBack = computed(() => index.value > 0)
  const canGoForward = computed(() => index.value < visited.value.length - 1)

  watch(wantedHelp, (wanted) => wanted && go(wanted.page, wanted.anchor))

  /** Shows a place; what was forward of here is forgotten, as in a browser. */
  function go(page: string, anchor = ''): void {
    visited.value = [...visited.value.slice(0, index.value + 1), { page, anchor }]
    index.value = visited.value.length - 1
  }

  function back(): void {
    if (canGoBack.value) index.value--
  }

  function forward(): void {
    if (canGoForward.value) index.value++
  }

  return { place, canGoBack, canGoForward, go, back, forward }
})
