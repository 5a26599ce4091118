/** Hands a file to the user, as a download does. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The download has its content once the click is through.
  setTimeout(() => URL.revokeObjectURL(url))
}
