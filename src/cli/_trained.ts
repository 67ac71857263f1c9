// What the commands that use a trained run have in common: RUN, --task and --checkpoint.
import type { Command } from 'commander'

export interface TrainedFlags {
  task?: string
  checkpoint: string
  json?: boolean
}

export const addTrained = (command: Command): Command =>
  command
    .argument('<run>', 'a run folder')
    .option('--task <file>', "the run's task file, where the task is your own")
    .option(
      '--checkpoint <which>',
      'last, best (of those that train --keep-best has kept), or the path of a checkpoint',
      'last',
    )
    .option('--json', 'print one JSON object on the last line of stdout')
