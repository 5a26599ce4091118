/** Looks for what would keep people out, with axe. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults, RunOptions } from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Axe = { run: (options: RunOptions) => Promise<AxeResults> }

/** Every violation in the window as it is, one line each: rule, element, what to do. */
export async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(`window.axe ?? (() => { ${source} })()`)
  const results = await page.evaluate(async (runOnly) => {
    const { axe } = window as unknown as { axe: Axe }
    return axe.run({ resultTypes: ['violations'], ...(runOnly === undefined ? {} : { runOnly }) })
  }, rules)
  return results.violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${target.join(' ')}: ${help} ${html.slice(0, 160)}`),
  )
}
