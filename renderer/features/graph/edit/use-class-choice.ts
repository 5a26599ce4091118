/** The classes of a network as a choice, and the arguments that the chosen one takes. */
import { computed, reactive, ref, shallowRef, watch } from 'vue'
import type { ComputedRef, Ref } from 'vue'
import type { NetworkClass } from '../../../../electron/contract/config-edit'
import { codeOf } from './code-of'
import { useGraphEditStore } from './edit.store'
import { texts } from './texts'

interface ClassChoice {
  /** Null until they are known. */
  classes: Ref<NetworkClass[] | null>
  chosen: Ref<string>
  groups: ComputedRef<{ title: string; options: { value: string; text: string }[] }[]>
  selected: ComputedRef<NetworkClass | undefined>
  /** What was typed, by parameter. */
  values: Record<string, string>
  /** Source code by parameter, without those that were left out. */
  arguments: ComputedRef<Record<string, string>>
  /** Whether everything that must be given is. */
  isComplete: ComputedRef<boolean>
}

const keyOf = ({ file, name }: NetworkClass): string => `${file ?? ''}#${name}`

export function useClassChoice(kind: 'jobs' | 'pipes', preferred?: () => string | undefined): ClassChoice {
  const store = useGraphEditStore()
  const classes = shallowRef<NetworkClass[] | null>(null)
  const chosen = ref('')
  const values = reactive<Record<string, string>>({})

  void store.classes().then((found) => {
    classes.value = found[kind]
    const name = preferred?.()
    const first = found[kind].find((known) => known.name === name) ?? found[kind][0]
    if (first) chosen.value = keyOf(first)
  })
  watch(chosen, () => {
    for (const name of Object.keys(values)) Reflect.deleteProperty(values, name)
  })

  const selected = computed(() => classes.value?.find((known) => keyOf(known) === chosen.value))
  const groups = computed(() => {
    const options = (isOwn: boolean): { value: string; text: string }[] =>
      (classes.value ?? [])
        .filter(({ file }) => (file !== null) === isOwn)
        .map((known) => ({
          value: keyOf(known),
          text: known.file === null ? known.name : `${known.name} — ${known.file}`,
        }))
    return [
      { title: texts.ownClasses, options: options(true) },
      { title: texts.sdkClasses, options: options(false) },
    ]
  })
  const given = computed(() => {
    const parameters = selected.value?.parameters ?? []
    const typed = parameters.filter(({ name }) => (values[name] ?? '').trim() !== '')
    return Object.fromEntries(typed.map(({ name, type }) => [name, codeOf(values[name]!.trim(), type)]))
  })
  const isComplete = computed(
    () =>
      selected.value !== undefined &&
      selected.value.parameters.every(({ name, isOptional }) => isOptional || name in given.value),
  )
  return { classes, chosen, groups, selected, values, arguments: given, isComplete }
}
