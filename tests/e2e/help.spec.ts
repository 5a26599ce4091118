import { afterAll, beforeAll, describe, it } from 'vitest'
import { expect } from './support/expect'
import { lookAt } from './support/screenshots'
import { ServedApp } from './support/served-app'

let app: ServedApp
beforeAll(async () => void (app = await ServedApp.start()))
afterAll(() => app.close())

describe('the help', () => {
  it('opens with F1 at the tutorial, follows links and goes back', async () => {
    const { page } = await (await app.open()).openTutorial()
    await page.keyboard.press('F1')
    const help = page.getByRole('region', { name: 'Help' })
    await expect(help.getByRole('heading', { name: 'Tutorial: ten minutes' })).toBeVisible()
    await lookAt(page, 'help')
    await help.getByRole('link', { name: 'Placement and failover' }).click()
    await expect(help.getByRole('heading', { name: 'Where a job runs' })).toBeVisible()
    await help.getByRole('button', { name: 'Back' }).click()
    await expect(help.getByRole('heading', { name: 'Tutorial: ten minutes' })).toBeVisible()
  })

  it('finds words in every page', async () => {
    const { page } = await (await app.open()).openTutorial()
    await page.keyboard.press('F1')
    const help = page.getByRole('region', { name: 'Help' })
    await help.getByRole('searchbox').fill('transmit dummies corrupted reliable')
    await expect(help.getByText('Nothing found')).toBeVisible()
    await help.getByRole('searchbox').fill('heartbeat 150 ms')
    await help.getByRole('button', { name: /When a node is lost/ }).click()
    await expect(help.getByRole('heading', { name: 'When a node is lost' })).toBeInViewport()
  })

  it('opens in a window of its own while no project is open', async () => {
    const welcome = await app.open()
    await welcome.expectShown()
    const { page } = welcome
    const opening = page.waitForEvent('popup')
    await page.keyboard.press('F1')
    await expect((await opening).getByRole('heading', { name: 'Tutorial: ten minutes' })).toBeVisible()
  })
})
