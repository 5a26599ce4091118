import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { bootHosts, onHosts } from './support/hosts'
import { HostRun } from './support/host-run'
import { makeHome } from './support/ssh-home'

onHosts('The agent of the client’s own computer', () => {
  let home: Awaited<ReturnType<typeof makeHome>>
  let usualHome: string | undefined
  let run: HostRun

  beforeAll(() => bootHosts(3))
  beforeEach(async () => {
    home = await makeHome()
    usualHome = process.env.HOME
    process.env.HOME = home.home
    run = new HostRun(HostRun.project(), 'chain')
    await run.more(20)
  })
  afterEach(async () => {
    await run.remove()
    process.env.HOME = usualHome
    home.remove()
  })
  const agent = (): number => {
    const found = run.fission.descendants().find(({ command }) => command.includes('agent.cjs'))
    expect(found).toBeDefined()
    return found!.pid
  }

  it('is started again when it dies, and the CSV file goes on', async () => {
    process.kill(agent(), 'SIGKILL')
    await run.notes(/node LOCAL is lost: its agent ended; it ran CsvSinkJob 3/)
    await run.notes(/node LOCAL joined/)
    await run.more(50)
    expect(await run.end()).toBe(0)
  })

  it('is taken back when it was silent for too long', async () => {
    const pid = agent()
    process.kill(pid, 'SIGSTOP')
    try {
      await run.notes(/node LOCAL is lost: no heartbeat/)
    } finally {
      process.kill(pid, 'SIGCONT')
    }
    await run.notes(/node LOCAL joined/)
    await run.more(50)
    expect(await run.end()).toBe(0)
  })
})
