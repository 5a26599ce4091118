import { ServedApp } from '../../../e2e/support/served-app'

/** Gives `use` an app of its own, and ends it. */
export async function withApp<T>(use: (app: ServedApp) => Promise<T>): Promise<T> {
  const app = await ServedApp.start()
  try {
    return await use(app)
  } finally {
    await app.close()
  }
}
