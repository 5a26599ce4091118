import { describe, expect, it } from 'vitest'
import '../python/python-project'
import { ExampleRun } from './example-run'

const FACTOR = 10

/** The first products of the tutorial, five for each sum. */
const cubes = [1, 8, 27, 64, 125]

/** Simulates a version of the tutorial's network, types a factor after the first product, and ends after the second sum. */
async function runWithFactor(example: string, network: string): Promise<ExampleRun> {
  const run = new ExampleRun(example, network)
  await run.says(/JoinJob 5 .*\n/)
  run.type(`ten\n${FACTOR}\n`)
  await run.says(/Sum over[^]*Sum over.*\n/)
  expect((await run.end('SIGINT')).code).toBe(0)
  expect(run.console('FactorJob 1')).toEqual(['"ten" was not sent: a factor is a number, such as 10'])
  return run
}

/** The factor of every product, from the products themselves. */
function factorsOf(products: number[]): number[] {
  return products.map((product, i) => product / (i + 1) ** 3)
}

/** Checks that there is no factor at first and 10 from some round on. */
function expectFactorStays(factors: number[]): void {
  const from = factors.indexOf(FACTOR)
  expect(from).toBeGreaterThan(0)
  expect(factors).toEqual(factors.map((_, i) => (i < from ? 1 : FACTOR)))
}

/** What the jobs print: `JOB -> VALUE`. */
function numbersOf(lines: string[]): number[] {
  return lines.map((line) => Number(line.split(' -> ')[1]))
}

/** The first two sums as the products say they must be. */
function sumsOf(products: number[]): { list: string; sum: number }[] {
  return [products.slice(0, 5), products.slice(5, 10)].map((five) => ({
    list: five.join(', '),
    sum: five.reduce((total, product) => total + product),
  }))
}

/** The same in both languages, but for the names of the columns of the log. */
const tutorials = [
  ['demo', 'jobName,pid,counter,cpuPercent,memoryPercent,timeIn,timeOut'],
  ['demo-python', 'job_name,pid,counter,cpu_percent,memory_percent,time_in,time_out'],
] as const

describe.each(tutorials)('the tutorial in the project %s', (example, logColumns) => {
  it('v1 sums the first five cubes exactly', async () => {
    const run = new ExampleRun(example, 'demo_network_v1')
    await run.says(/Sum over.*\n/)
    expect((await run.end('SIGINT')).code).toBe(0)
    for (const id of [1, 2, 3]) {
      const values = run.console(`SourceJob ${id}`).slice(0, 5)
      expect(values).toEqual([1, 2, 3, 4, 5].map((value) => `${id} -> ${value}`))
    }
    expect(run.console('JoinJob 4').slice(0, 5)).toEqual(cubes.map((cube) => `4 -> ${cube}`))
    expect(run.console('ReduceJob 5').slice(0, 1)).toEqual(['5 -> Sum over [1, 8, 27, 64, 125] is 225'])
  })

  it('v2 multiplies by a factor that is typed while it runs', async () => {
    const run = await runWithFactor(example, 'demo_network_v2')
    const products = numbersOf(run.console('JoinJob 5'))
    expectFactorStays(factorsOf(products))
    expect(run.console('ReduceJob 6').slice(0, 2)).toEqual(
      sumsOf(products).map(({ list, sum }) => `6 -> Sum over [${list}] is ${sum}`),
    )
  })

  it('v3 writes every round to a CSV file on the client', async () => {
    const run = await runWithFactor(example, 'demo_network_v3')
    const [header, ...rows] = run.csv(7, 'rounds.csv')
    expect(header).toBe('pipe_201,pipe_202,pipe_203,pipe_204,pipe_205')
    const factors = rows.map((row) => Number(row.split(',')[3]))
    expectFactorStays(factors)
    expect(rows).toEqual(
      factors.map((factor, i) => [i + 1, i + 1, i + 1, factor, (i + 1) ** 3 * factor].join(',')),
    )
    expect(rows.length).toBeGreaterThanOrEqual(5)
  })

  it('v4 marks products in their heads, writes the sums and logs each call of JoinJob', async () => {
    const run = await runWithFactor(example, 'demo_network_v4')
    const products = numbersOf(run.console('LoggedJoinJob 5'))
    const factors = factorsOf(products)
    expectFactorStays(factors)
    const scaled = [factors.slice(0, 5), factors.slice(5, 10)].map(
      (five) => five.filter((factor) => factor === FACTOR).length,
    )
    const sums = sumsOf(products)
    expect(run.console('ReduceJob 6').slice(0, 2)).toEqual(
      sums.map(({ list, sum }, i) => `6 -> Sum over [${list}] is ${sum}, ${scaled[i]} scaled`),
    )
    expect(run.csv(8, 'sums.csv').slice(0, 2)).toEqual(['sum', String(sums[0]?.sum)])

    const [header, ...records] = run.csv(9, 'log.csv')
    expect(header).toBe(logColumns)
    expect(records.length).toBeGreaterThanOrEqual(5)
    expect(records.map((record) => record.split(',')[2])).toEqual(records.map((_, i) => String(i + 1)))
    for (const record of records) expect(record).toMatch(/^LoggedJoinJob 5,\d+,/)
  })
})

describe('the network of the demo', () => {
  it('delivers the cubes of round after round, also to a CSV file', async () => {
    const run = new ExampleRun('demo', 'demo_failover', '--nodes', '3')
    await run.says(/Sum over[^]*Sum over.*\n/)
    expect((await run.end('SIGINT')).code).toBe(0)
    const [header, ...products] = run.csv(6, 'products.csv')
    expect(header).toBe('product')
    expect(products.length).toBeGreaterThanOrEqual(5)
    expect(products).toEqual(products.map((_, i) => String((i + 1) ** 3)))
  })
})
