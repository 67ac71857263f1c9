import { cifar10Task } from './cifar10.js'
import { csvTask } from './csv.js'
import { fashionMnistTask } from './fashion-mnist.js'
import { shakespeareTask } from './shakespeare.js'
import type { Task } from './task.js'

/** Everything that `pdecay train` can train: one line for each. */
export const tasks: readonly Task[] = Object.freeze([fashionMnistTask, cifar10Task, shakespeareTask, csvTask])
