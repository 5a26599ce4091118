/** Conditions of a page, waited for as long as a busy machine may need. */
import { expect as base } from '@playwright/test'

export const expect = base.configure({ timeout: 45_000 })
