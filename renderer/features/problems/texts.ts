/** The problems list's words. */
export const texts = {
  title: 'Problems',
  none: 'No problems found',
  noneHint: 'Every network of the project can be started.',
  checking: 'Checking the networks…',
  errors: (count: number) => `${count} ${count === 1 ? 'error' : 'errors'}`,
  warnings: (count: number) => `${count} ${count === 1 ? 'warning' : 'warnings'}`,
}
