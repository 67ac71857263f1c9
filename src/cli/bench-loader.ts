import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { action, parseNumber } from './_command.js'
import type { LoaderFlags } from './actions/bench-loader.js'

/** `pdecay bench loader` */
export function addLoader(bench: Command): void {
  bench
    .command('loader')
    .description('time reading, decoding and augmenting of JPEG files, and how long training waits for them')
    .option(
      '--dir <folder>',
      'folder of the pictures, which are drawn at the first run',
      join(tmpdir(), 'pdecay-bench-loader'),
    )
    .option('--threads <n>', 'threads that make batches', parseNumber, availableParallelism())
    .option('--no-training', 'time no training')
    .option('--quick', 'take fewer and smaller samples: seconds instead of minutes, with more noise')
    .option('--json', 'print one JSON object on the last line of stdout')
    .action(
      action(async (flags: LoaderFlags) => (await import('./actions/bench-loader.js')).measureLoader(flags)),
    )
}
