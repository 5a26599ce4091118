import type { Command } from 'commander'

/** `fission test NETWORK [-- args]` */
export function addTest(program: Command): void {
  program
    .command('test')
    .argument('<network>', 'name of a network of the project, or its path')
    .argument('[args...]', 'after --: arguments of pytest, or of node --test in a TypeScript network')
    .description('Run the tests of a network, with its jobs in their own processes.')
    .addHelpText(
      'after',
      `
TypeScript tests are *.test.ts and *.spec.ts in NETWORK; Node's own test runner runs them. Construct jobs at the top:

  import assert from 'node:assert/strict'
  import { test } from 'node:test'
  import { emulate } from 'fission'
  import network from '../config'

  const join = emulate(network.job(4))      // or: emulate(new JoinJob({ inputs: […], outputs: […] }))
  test('multiplies', async () => assert.deepEqual(await join(2, 3, 4), [24]))

Python tests are NETWORK/tests/test_*.py. pytest runs them with the fixtures fission_cfg, fission_cfg_jobs,
fission_test_emulator (which emulates your own fixture fission_test_job) and fission_reset; tests marked
with @pytest.mark.slow run with --runslow:

  def test_join(fission_cfg_jobs):
      join = fission_cfg_jobs(3)      # JOBS[3] of the config
      assert join(2, 3, 4) == [24]

Examples:
  fission test my_network
  fission test my_network -- --test-name-pattern=multiplies
  fission test my_network -- --runslow -k join`,
    )
    .action(async (reference: string, args: string[]) => {
      const { openNetwork } = await import('./open-network')
      const { testNetwork } = await import('../testing/test-network')
      process.exitCode = await testNetwork(openNetwork(reference), args)
    })
}
