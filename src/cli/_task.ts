import { checkOneOf } from '../_check.js'
import type { Task } from '../train/index.js'
import { tasks } from '../train/tasks/index.js'
import { isPath, loadTask } from '../train/tasks/load-task.js'

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
