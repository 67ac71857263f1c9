import { type Command, Option } from 'commander'
import { trainOptimizers, trainTaskNames } from '../bench/train/tasks.js'
import { action, parseNumber } from './_command.js'
import type { TrainFlags } from './actions/bench-train.js'

/** `pdecay bench train` */
export function addTrain(bench: Command): void {
  bench
    .command('train [tasks...]')
    .description(
      `time the training of whole models, by turns with PyTorch in Python; tasks: ${trainTaskNames.join(', ')} (default: all)`,
    )
    .option('--python <program>', 'a Python with the same torch; without it, ours alone is timed')
    .addOption(
      new Option('--optimizer <name>', 'ours; that of Python is its fused AdamW')
        .choices([...trainOptimizers])
        .default('padam'),
    )
    .option('--rounds <n>', 'turns of each', parseNumber, 8)
    .option('--threads <n>', "threads of each; default: libtorch's", parseNumber)
    .option('--json', 'print one JSON object on the last line of stdout')
    .action(
      action(async (tasks: string[], flags: TrainFlags) =>
        (await import('./actions/bench-train.js')).measureTraining(tasks, flags),
      ),
    )
}
