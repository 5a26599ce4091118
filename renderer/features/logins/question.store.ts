/** Questions of connections to nodes that are open now. */
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Question } from '../../../electron/contract/questions'
import { host } from '../../host/host'
import { attempt } from '../../workbench/attempt'

export const useQuestionStore = defineStore('question', () => {
  const open = shallowRef<readonly Question[]>([])
  /** One at a time, the oldest first. */
  const first = computed(() => open.value[0])

  host().on('questions/did-change', (questions) => (open.value = questions))
  void attempt(async () => void (open.value = await host().request('questions/list', undefined)))

  async function answer(id: number, text: string | null): Promise<void> {
    await attempt(() => host().request('questions/answer', { id, answer: text }))
  }

  return { open, first, answer }
})
