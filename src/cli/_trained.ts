// What the commands that use a trained run have in common: RUN, --task and --checkpoint.
import type { Command } from 'commander'
import { findTrained, type TrainedRun, taskNameOf } from '../train/runs/trained.js'
import { tasks } from '../train/tasks/index.js'
import { asUsage, UsageError } from './_command.js'
import { findTask } from './_task.js'

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

/** The run that the command line names. */
export async function findRun(dir: string, { task: file, checkpoint }: TrainedFlags): Promise<TrainedRun> {
  const name = await taskNameOf(dir)
  if (file === undefined && !tasks.some((each) => each.name === name))
    throw new UsageError(`${dir} is a run of your own task '${name}': name its file with --task`)
  return asUsage(async () => findTrained(await findTask(file ?? name), dir, checkpoint))
}
