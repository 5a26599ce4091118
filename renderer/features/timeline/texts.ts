/** The timeline's words. */
export const texts = {
  title: 'Timeline',
  none: 'Nothing has happened yet',
  noneHint: 'Placements, losses, moves, resets and crashes of a run appear here, with their reasons.',
  showConsole: (text: string) => `${text}. Show the console of this job.`,
  importantOnly: 'Only warnings and errors',
  time: 'Time since the start',
}
