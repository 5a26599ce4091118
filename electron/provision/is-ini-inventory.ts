/** Whether a text is such an inventory rather than YAML. */
export function isIniInventory(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim())
  const first = lines.find((line) => line !== '' && !/^[#;]/.test(line)) ?? ''
  return /^\[[\w.-]+(?::(?:vars|children))?\]$/.test(first) || /^\S+(\s+\w+=\S+)+$/.test(first)
}
