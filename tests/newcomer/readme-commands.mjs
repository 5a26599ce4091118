// The commands that README.md tells a newcomer to type.

/** Commands that go on until Ctrl+C, and what shows that they have done what they are for. */
const endless = [
  [/^npm start\b/, 'http://127\\.0\\.0\\.1'],
  [/\bfission simulate\b/, '->'],
]

/**
 * Lines of the shell blocks below some headings, in their order, without comments and what tests the product itself.
 * @param {string} text the README
 * @param {string[]} headings
 */
export function readmeCommands(text, headings) {
  const sections = text.split(/^## /m).filter((section) => headings.includes(section.split('\n')[0]))
  const blocks = sections.flatMap((section) =>
    [...section.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block]) => block),
  )
  return blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => line.replace(/\s+#.*$/, '').trim())
    .filter((line) => line !== '' && !/\bnpm (test|run pack)/.test(line))
}

/** What a command prints once it has done what it is for; null: it ends by itself. */
export function sightOf(command) {
  return endless.find(([pattern]) => pattern.test(command))?.[1] ?? null
}
