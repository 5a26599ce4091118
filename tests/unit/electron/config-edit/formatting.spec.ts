import { describe, expect, it } from 'vitest'
import type { ConfigAction } from '../../../../electron/contract/config-edit'
import { edit, edited, job } from './editing'

const fission = (name: string): { name: string; file: null } => ({ name, file: null })
const addClock: ConfigAction = { type: 'add-job', job: fission('ClockJob'), arguments: { intervalMs: '100' } }
const addPipe: ConfigAction = {
  type: 'add-pipe',
  from: job('A', 1),
  to: job('B', 2),
  pipe: fission('ObjectPipe'),
  id: 9,
  arguments: {},
}

const ts = (
  jobs: string,
  imports = "import { ClockJob, defineNetwork, ObjectPipe } from 'fission'",
): string => `${imports}\nexport default defineNetwork({ jobs: ${jobs} })\n`
const jobsOf = (text: string): string => /jobs: ([^]*) }\)\n$/.exec(text)![1]!

describe('a list on several lines', () => {
  it('keeps remarks behind its last item, and goes on without a trailing comma if it had none', async () => {
    const before = ts('[\n  new A(), // the first\n  new B({ outputs: [] }) // the last, not [the] first\n]')
    expect(jobsOf(await edited('ts', before, addClock))).toBe(
      '[\n  new A(), // the first\n  new B({ outputs: [] }), // the last, not [the] first\n  new ClockJob({ intervalMs: 100 })\n]',
    )
  })

  it('keeps its trailing comma, tabs and Windows line breaks', async () => {
    const before = ts('[\r\n\tnew A(),\r\n\tnew B(),\r\n]').replaceAll(/(?<!\r)\n/g, '\r\n')
    const after = await edited('ts', before, addClock)
    expect(after).toContain('\tnew B(),\r\n\tnew ClockJob({ intervalMs: 100 }),\r\n]')
    expect(after.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it('does not take a commented-out item for one', async () => {
    const before = ts('[\n  new A(),\n  // new B(),\n  /* new C(), */\n]')
    const after = jobsOf(await edited('ts', before, addClock))
    expect(after).toContain('// new B(),\n  /* new C(), */')
    expect(after).toContain('new ClockJob({ intervalMs: 100 }),')
  })

  it('loses the comment above an item and the remark behind it, and no other', async () => {
    const before = ts(
      '[\n  // about A\n  new A(), // is A\n  // about B\n  // and more\n  new B(), // is B\n\n  // at the end\n]',
    )
    expect(jobsOf(await edited('ts', before, { type: 'delete-job', job: job('B', 2) }))).toBe(
      '[\n  // about A\n  new A(), // is A\n\n  // at the end\n]',
    )
    expect(jobsOf(await edited('ts', before, { type: 'delete-job', job: job('A', 1) }))).toBe(
      '[\n  // about B\n  // and more\n  new B(), // is B\n\n  // at the end\n]',
    )
  })

  it('loses its last item without leaving a comma that it did not have', async () => {
    const before = ts('[\n  new A(),\n  new B()\n]')
    expect(jobsOf(await edited('ts', before, { type: 'delete-job', job: job('B', 2) }))).toBe(
      '[\n  new A()\n]',
    )
  })
})

describe('a list on one line', () => {
  it('goes on there, and is broken when it does not fit', async () => {
    expect(jobsOf(await edited('ts', ts('[new A(), new B()]'), addPipe))).toBe(
      '[\n  new A({ outputs: [new ObjectPipe(9)] }),\n  new B({ inputs: [new ObjectPipe(9)] }),\n]',
    )
    const pipes = [1, 2, 3, 4].map((id) => `new ObjectPipe(${id})`).join(', ')
    const before = ts(`[\n  new A({ outputs: [${pipes}] }),\n  new B({ inputs: [${pipes}] }),\n]`)
    expect(jobsOf(await edited('ts', before, addPipe))).toBe(
      `[\n  new A({\n    outputs: [${pipes}, new ObjectPipe(9)],\n  }),\n  new B({\n    inputs: [${pipes}, new ObjectPipe(9)],\n  }),\n]`,
    )
  })

  it('loses the first, a middle and the last item with one comma each', async () => {
    const before = ts('[new A(), new B(), new C()]')
    const without = (type: string, id: number): Promise<string> =>
      edited('ts', before, { type: 'delete-job', job: job(type, id) })
    expect(jobsOf(await without('A', 1))).toBe('[new B(), new C()]')
    expect(jobsOf(await without('B', 2))).toBe('[new A(), new C()]')
    expect(jobsOf(await without('C', 3))).toBe('[new A(), new B()]')
    expect(jobsOf(await edited('ts', ts('[new A()]'), { type: 'delete-job', job: job('A', 1) }))).toBe('[]')
  })

  it('begins with a first item', async () => {
    expect(jobsOf(await edited('ts', ts('[]'), addClock))).toBe('[new ClockJob({ intervalMs: 100 })]')
    const commented = await edited('ts', ts('[\n  // nothing yet\n]'), addClock)
    expect(jobsOf(commented)).toBe('[\n  // nothing yet\n  new ClockJob({ intervalMs: 100 }),\n]')
  })
})

describe('names', () => {
  it('follows an import under another name, and constants', async () => {
    const before = ts(
      '[a, new B({ inputs: [shared] })]',
      "import { defineNetwork, ObjectPipe as Pipe } from 'fission'\nconst shared = new Pipe(1)\nconst a = new A({ outputs: [shared] })",
    )
    const after = await edited('ts', before, addPipe)
    expect(after).toContain('const a = new A({ outputs: [shared, new Pipe(9)] })')
    expect(after).toContain('new B({ inputs: [shared, new Pipe(9)] })')
    const renumbered = await edited('ts', before, { type: 'renumber-pipe', id: 1, to: 77 })
    expect(renumbered).toContain('const shared = new Pipe(77)\nconst a = new A({ outputs: [shared] })')
  })

  it('counts characters as editors do, in both languages', async () => {
    const typescript = ts('[\n  /* 🎺 ü */ new A(),\n  new B(),\n]')
    expect(jobsOf(await edited('ts', typescript, addPipe))).toContain(
      '/* 🎺 ü */ new A({ outputs: [new ObjectPipe(9)] }),',
    )
    const python = 'JOBS = [\n    A(label="🎺 ü", outputs=[]), B("é"),\n]\n'
    expect(await edited('py', python, { ...addPipe, pipe: fission('PicklePipe') })).toBe(
      'from fission.core.pipes import PicklePipe\n' +
        'JOBS = [\n    A(label="🎺 ü", outputs=[PicklePipe(9)]), B("é", inputs=[PicklePipe(9)]),\n]\n',
    )
  })
})

describe('the class of a Python job', () => {
  it('gets the node, as constructors there take none', async () => {
    const config = 'from network.jobs import A\nJOBS = [A()]\n'
    const jobs =
      'from fission.core.jobs import PythonJob\n\n\nclass A(PythonJob):\n    """Does things."""\n\n    def run(self):\n        pass\n'
    const { editorOf } = await import('./editing')
    const texts = { 'network/config.py': config, 'network/jobs.py': jobs }
    const change = await editorOf('py', texts).preview({ type: 'set-node', job: job('A', 1), node: 'pi-2' })
    expect(change).toMatchObject({
      type: 'change',
      file: 'network/jobs.py',
      after: jobs.replace('things."""\n', 'things."""\n\n    DEFAULT_NODE = "pi-2"\n'),
      remarks: ['In Python the node is an attribute of the class: it counts for every A.'],
    })
  })
})

describe('what cannot be written on the graph', () => {
  const jobsInLoop = ts('[...[1, 2].map((id) => new A({ outputs: [new ObjectPipe(id)] })),\n new B()]')

  it.each<[string, 'ts' | 'py', string, ConfigAction, number]>([
    ['a job of a loop', 'ts', jobsInLoop, { type: 'delete-job', job: job('A', 2, 2) }, 2],
    ['a job of a comprehension', 'py', 'N = 3\nJOBS = [A(i) for i in range(N)]\n', addClock, 2],
    [
      'a list that grows later',
      'py',
      'JOBS = [A()]\nfor i in range(3):\n    JOBS.append(A(i))\n',
      addClock,
      1,
    ],
    [
      'pipes that are computed',
      'ts',
      ts('[new A({\n outputs: ids.map((id) => new ObjectPipe(id)) }), new B()]'),
      addPipe,
      3,
    ],
    ['arguments that are computed', 'ts', ts('[new A(options), new B()]'), addPipe, 2],
    [
      'one end of a pipe',
      'py',
      'JOBS = [\n  A(outputs=[P(1)]),\n  B(inputs=[P(i) for i in (1, 2)])\n]\n',
      { type: 'renumber-pipe', id: 1, to: 5 },
      3,
    ],
  ])('%s is refused, with the line', async (_name, language, text, action, line) => {
    const change = await edit(language, text, action)
    expect(change).toMatchObject({ type: 'refusal', place: { file: `network/config.${language}`, line } })
  })

  it('a text that is no program is refused with the place of its mistake', async () => {
    expect(await edit('ts', ts('[new A(, ]'), addClock)).toMatchObject({
      type: 'refusal',
      place: { line: 2 },
    })
    expect(await edit('py', 'JOBS = [\n', addClock)).toMatchObject({ type: 'refusal', place: { line: 1 } })
  })

  it('code that would break the config is refused before it is written', async () => {
    const action = { type: 'set-argument', job: job('A', 1), name: 'x', index: null } as const
    expect(await edit('ts', ts('[new A()]'), { ...action, code: '(' })).toMatchObject({
      type: 'refusal',
      hint: 'Correct the code that you typed.',
    })
    expect(await edit('ts', ts('[new A()]'), { ...action, code: '1 }), new B({ x: 2' })).toMatchObject({
      type: 'refusal',
    })
  })

  it('a pipe id that is taken is refused', async () => {
    const before = ts(
      '[\n  new A({ outputs: [new ObjectPipe(9)] }),\n  new B({ inputs: [new ObjectPipe(9)] }),\n]',
    )
    expect(await edit('ts', before, addPipe)).toMatchObject({
      type: 'refusal',
      message: 'Pipe 9 is there already',
    })
  })
})
