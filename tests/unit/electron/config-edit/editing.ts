/** Edits configs as the app does: TypeScript outlined in this process, Python by `python3`. */
import { afterAll } from 'vitest'
import { ConfigEditor } from '../../../../electron/config-edit/config-editor'
import type { Outliner } from '../../../../electron/config-edit/config-editor'
import { OutlineProcess } from '../../../../electron/config-edit/outline/outline-process'
import { outlineTypeScript } from '../../../../electron/config-edit/outline/typescript-outline'
import type { ConfigAction, ConfigChange, JobRef } from '../../../../electron/contract/config-edit'
import { resourcePath } from '../../../../electron/paths'

const python = new OutlineProcess('python3', [resourcePath('agent/python/__main__.py'), 'outline'])
afterAll(() => python.close())

const outliners: Record<'ts' | 'py', Outliner> = {
  ts: { outline: (text) => Promise.resolve(outlineTypeScript(text)) },
  py: python,
}

/** An editor of `network/config.…` with these texts, by their paths. */
export function editorOf(language: 'ts' | 'py', texts: Record<string, string>): ConfigEditor {
  const config = `network/config.${language}`
  const folder = { root: '/project', folder: '/project/network', name: 'network', config }
  const read = (file: string): Promise<string> => {
    const text = texts[file]
    return text === undefined ? Promise.reject(new Error(`no file ${file}`)) : Promise.resolve(text)
  }
  return new ConfigEditor(folder, read, outliners[language])
}

/** What becomes of a config. */
export function edit(language: 'ts' | 'py', text: string, action: ConfigAction): Promise<ConfigChange> {
  return editorOf(language, { [`network/config.${language}`]: text }).preview(action)
}

/** The changed text; a refusal fails the test. */
export async function edited(language: 'ts' | 'py', text: string, action: ConfigAction): Promise<string> {
  const change = await edit(language, text, action)
  if (change.type === 'refusal') throw new Error(`${change.message}. ${change.hint}`)
  return change.after
}

export function job(type: string, id: number, line: number | null = null): JobRef {
  return { id, type, line, column: null }
}

/** The lines of a change as a diff has them, without those around. */
export function changedLines(before: string, after: string): string[] {
  const old = before.split('\n')
  const now = after.split('\n')
  const lengths = old
    .map(() => new Array<number>(now.length + 1).fill(0))
    .concat([new Array<number>(now.length + 1).fill(0)])
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i]![j] =
        old[i] === now[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
  const lines: string[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) [i, j] = [i + 1, j + 1]
    else if (i < old.length && (j === now.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!))
      lines.push(`-${old[i++]}`)
    else lines.push(`+${now[j++]}`)
  }
  return lines
}
