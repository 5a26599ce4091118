/** What can be done to the part of the graph at which the menu was opened. */
import { computed, shallowRef } from 'vue'
import type { ComputedRef } from 'vue'
import { useRunStore } from '../../../stores/run.store'
import { showConsole } from '../../../stores/wanted-console'
import type { MenuItem } from '../../../ui/menu-item'
import { openFile } from '../../../workbench/open-file'
import { useGraphEditStore } from './edit.store'
import { texts } from './texts'

type Target = { job: number } | { pipe: number } | null

interface GraphMenu {
  items: ComputedRef<MenuItem[]>
  /** Notes what the menu is for. */
  aim: (event: MouseEvent) => void
}

export function useGraphMenu(): GraphMenu {
  const store = useGraphEditStore()
  const runs = useRunStore()
  const target = shallowRef<Target>(null)

  function aim({ target: element }: MouseEvent): void {
    const job = element instanceof Element && element.closest('.vue-flow__node')?.getAttribute('data-id')
    const pipe = element instanceof Element && element.closest('[data-pipe]')?.getAttribute('data-pipe')
    target.value = job ? { job: Number(job) } : pipe ? { pipe: Number(pipe) } : null
  }

  function codeItems(position: { file: string; line: number } | undefined): MenuItem[] {
    if (!position) return []
    return [{ text: texts.showCode, run: () => openFile(position.file, { line: position.line }) }]
  }

  function jobItems(id: number): MenuItem[] {
    const isRunning = runs.current?.jobs.some((job) => job.id === id) ?? false
    const show = [
      ...codeItems(store.jobOf(id)?.position),
      ...(isRunning ? [{ text: texts.showConsole, run: () => showConsole(id) }] : []),
    ]
    if (!store.canEdit) return show
    return [
      ...show,
      { text: texts.edit, run: () => (store.dialog = { kind: 'job', job: id }), isFirstOfGroup: true },
      { text: texts.drawPipe, run: () => (store.dialog = { kind: 'add-pipe', from: id, to: null }) },
      { text: texts.delete, run: () => store.deleteJob(id) },
    ]
  }

  function pipeItems(id: number): MenuItem[] {
    const show = codeItems(store.pipeOf(id)?.position)
    if (!store.canEdit) return show
    return [
      ...show,
      { text: texts.edit, run: () => (store.dialog = { kind: 'pipe', pipe: id }), isFirstOfGroup: true },
      { text: texts.delete, run: () => store.deletePipe(id) },
    ]
  }

  const items = computed<MenuItem[]>(() => {
    const aimed = target.value
    if (aimed && 'job' in aimed) return jobItems(aimed.job)
    if (aimed) return pipeItems(aimed.pipe)
    return store.canEdit ? [{ text: texts.addJob, run: () => (store.dialog = { kind: 'add-job' }) }] : []
  })
  return { items, aim }
}
