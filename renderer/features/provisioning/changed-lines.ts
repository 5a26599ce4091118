/** A small difference between two texts, line by line. */

export interface ChangedLine {
  kind: 'same' | 'removed' | 'added' | 'gap'
  text: string
}

/** Lines that are shown around a change. */
const AROUND = 2

/** Changed lines with some that are the same around them; `gap` stands for those that are left out. */
export function changedLines(before: string, after: string): ChangedLine[] {
  const all = difference(before.split('\n'), after.split('\n'))
  const isNear = (index: number): boolean =>
    all.slice(Math.max(0, index - AROUND), index + AROUND + 1).some(({ kind }) => kind !== 'same')
  const shown = all.map((line, index) => (isNear(index) ? line : null))
  return shown.flatMap((line, index): ChangedLine[] => {
    if (line !== null) return [line]
    const isBetween = shown[index - 1] && shown.slice(index).some((later) => later !== null)
    return isBetween ? [{ kind: 'gap', text: '' }] : []
  })
}

/** By the longest common subsequence of what lies between equal beginnings and ends. */
function difference(a: string[], b: string[]): ChangedLine[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const same = (lines: string[]): ChangedLine[] => lines.map((text) => ({ kind: 'same', text }))
  const middle = walk(a.slice(start, a.length - end), b.slice(start, b.length - end))
  return [...same(a.slice(0, start)), ...middle, ...same(a.slice(a.length - end))]
}

function walk(a: string[], b: string[]): ChangedLine[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0))
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  const lines: ChangedLine[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ kind: 'same', text: a[i++]! })
      j++
    } else if (i < a.length && (j === b.length || lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      lines.push({ kind: 'removed', text: a[i++]! })
    } else lines.push({ kind: 'added', text: b[j++]! })
  }
  return lines
}
