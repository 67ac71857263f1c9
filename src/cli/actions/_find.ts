import { checkOneOf } from '../../_check.js'
import type { Task } from '../../train/index.js'
import { findTrained, type TrainedRun, taskNameOf } from '../../train/runs/trained.js'
import { tasks } from '../../train/tasks/index.js'
import { isPath, loadTask } from '../../train/tasks/load-task.js'
import { asUsage, UsageError } from '../_command.js'
import type { TrainedFlags } from '../_trained.js'

/** A task by its name, or from the module at a path. */
export async function findTask(name: string): Promise<Task> {
  if (isPath(name)) return loadTask(name)
  checkOneOf(
    'TASK',
    name,
    tasks.map((each) => each.name),
  )
  return tasks.find((each) => each.name === name)!
}

/** The run that the command line names. */
export async function findRun(dir: string, { task: file, checkpoint }: TrainedFlags): Promise<TrainedRun> {
  const name = await taskNameOf(dir)
  if (file === undefined && !tasks.some((each) => each.name === name))
    throw new UsageError(`${dir} is a run of your own task '${name}': name its file with --task`)
  return asUsage(async () => findTrained(await findTask(file ?? name), dir, checkpoint))
}
