import {
  checkFunction,
  checkKnownKeys,
  checkNumber,
  checkObject,
  checkOneOf,
  checkString,
  show,
} from '../../_check.js'
import { DataLoader } from '../../data/index.js'
import { type AnyModule, Module } from '../../nn/index.js'
import { type Device, Tensor } from '../../tensor/index.js'
import type { Figures } from '../progress.js'

/** What a task starts from where nothing else is said. */
export interface TaskDefaults {
  /** Passes over the data. */
  epochs: number
  /** Examples in a batch. */
  batch: number
  /** The learning rate at first. */
  lr: number
  /** The learning rate at the run's end, as a factor of the first; it falls exponentially. Default 1: it stays. */
  lrFall?: number
}

/** An option that a task takes beside those of every run. */
export interface TaskOption {
  /** What it is, in a line. */
  doc: string
  /** Its value where none is given. Without it the option must be given. */
  default?: string
  /** The values that it may have. Default: any text. */
  values?: readonly string[]
}

/** What a task is prepared with. */
export interface TaskSettings {
  /** The task's own options, each given or by default. */
  options: Readonly<Record<string, string>>
  /** The folder of the data; without it, the task finds or fetches them. */
  data?: string
  /** Examples in a batch. */
  batch: number
  /** What the order of the data follows from. */
  seed: number
  /** Where the model and its batches have to lie. */
  device: Device
  /** Tells the user what is being done when it takes long. */
  report: (message: string) => void
}

/** A task ready to be trained. */
export interface PreparedTask<Batch = unknown> {
  model: AnyModule
  loader: DataLoader<Batch>
  /** The loss of a batch, and other figures: each a mean over the batch, a tensor of one element. */
  loss(batch: Awaited<Batch>): Figures
  /** How much a batch counts beside others of its step, where they are accumulated. Default: its examples. */
  weight?(batch: Awaited<Batch>): number
  /** The name of what `evaluate` gives, where it depends on the data. Default: the task's. */
  metric?: string
  /** Files that the run folder gets beside the model: texts by name. */
  files?: Readonly<Record<string, string>>
  /** Tokens in an example, for durations in tokens. */
  tokensPerExample?: number
  /** The task's figure of merit, on examples that are not trained on; or that and other figures by name. */
  evaluate(): Promise<number | Readonly<Record<string, number>>>
}

/** What is said of an example: values by name. */
export type Prediction = Readonly<Record<string, string | number>>

/** What {@link Task.open} is given: what a run folder holds. */
export interface SavedRun {
  /** The task's own options, each given or by default. */
  options: Readonly<Record<string, string>>
  /** Reads a text that the task left in the run folder as one of its `files`. */
  readText(file: string): Promise<string>
}

/** The model of a run without the data that it was trained on. The weights are loaded into it afterwards. */
export interface OpenedModel {
  model: AnyModule
  /** Inputs of two examples, of any values: their shape and dtype are those that the model takes. */
  example: Tensor
  /** Inputs from a tensor that a user gives. Default: the tensor itself. */
  encode?(given: Tensor): Tensor
  /** Inputs from the text of a table with a line of names; `path` is for messages. Default: tables are refused. */
  encodeTable?(text: string, path: string): Tensor
  /** A prediction for each example of the outputs. Default: the elements of its output, as `output0`, `output1`, … */
  decode?(outputs: Tensor): Prediction[]
  /** Of a model of text, the letter that each token stands for. */
  letters?: readonly string[]
}

/**
 * Something to train: data, model and measure. {@link run} trains it into a run folder.
 *
 * @example
 * ```ts
 * const line: train.Task<{ x: Tensor; y: Tensor }> = {
 *   name: 'line',
 *   doc: 'y = 2x - 1 by one layer',
 *   defaults: { epochs: 5, batch: 8, lr: 0.1 },
 *   metric: 'error',
 *   async prepare({ batch, seed }) {
 *     const x = rand([64, 1])
 *     const set = data.tensorDataset({ x, y: x.mul(2).sub(1) })
 *     const model = new nn.Linear(1, 1)
 *     const error = (inputs: Tensor, targets: Tensor) => nn.mseLoss(model.forward(inputs), targets)
 *     return {
 *       model,
 *       loader: new data.DataLoader(set, { batchSize: batch, shuffle: true, seed }),
 *       loss: ({ x, y }) => ({ loss: error(x, y) }),
 *       evaluate: async () => error(x, x.mul(2).sub(1)).item(),
 *     }
 *   },
 * }
 * await train.run(line, { steps: 20, out: 'runs/line' })
 * ```
 */
export interface Task<Batch = unknown> {
  /** The name of its runs' folders. */
  name: string
  /** What it is, in a line. */
  doc: string
  defaults: TaskDefaults
  /** The name of what `evaluate` gives. */
  metric: string
  /** Whether it is better when lower or higher. Default: 'min' for losses and errors by their usual names, else 'max'. */
  mode?: 'min' | 'max'
  /** The task's own options, by name. On the command line `--set name=value`. */
  options?: Readonly<Record<string, TaskOption>>
  /** Makes the model from the default random generator, which is seeded before, and the data. */
  prepare(settings: TaskSettings): Promise<PreparedTask<Batch>>
  /** Makes the model of a run that is to predict or to be exported, without the data. Without it, only `eval` works. */
  open?(saved: SavedRun): Promise<OpenedModel>
}

/** Checks what a caller gives as a task. */
export function checkTask(task: unknown): Task {
  const given = checkObject('task', task)
  checkKnownKeys('task', given, ['name', 'doc', 'defaults', 'metric', 'mode', 'options', 'prepare', 'open'])
  for (const key of ['name', 'doc', 'metric']) checkString(`task.${key}`, given[key])
  if (/[/\\]|^\.*$/.test(given.name as string))
    throw new RangeError(`Expected a name for a folder for task.name but received ${show(given.name)}`)
  if (given.mode !== undefined) checkOneOf('task.mode', given.mode, ['min', 'max'])
  checkFunction('task.prepare', given.prepare as () => void)
  if (given.open !== undefined) checkFunction('task.open', given.open as () => void)
  const defaults = checkObject('task.defaults', given.defaults)
  checkKnownKeys('task.defaults', defaults, ['epochs', 'batch', 'lr', 'lrFall'])
  if (given.options !== undefined)
    for (const [name, option] of Object.entries(checkObject('task.options', given.options))) {
      checkKnownKeys(`task.options.${name}`, option as object, ['doc', 'default', 'values'])
      checkString(`task.options.${name}.doc`, (option as TaskOption).doc)
    }
  checkNumber('task.defaults.lrFall', defaults.lrFall ?? 1, '(0, inf)')
  return task as Task
}

/** Checks what a task's `prepare` gave. */
export function checkPrepared(name: string, prepared: unknown): PreparedTask {
  const given = checkObject(`what task '${name}' prepared`, prepared)
  const { model, loader, loss, weight, evaluate } = given
  if (!(model instanceof Module))
    throw new TypeError(`Expected a Module for model of task '${name}' but received ${show(model)}`)
  if (!(loader instanceof DataLoader))
    throw new TypeError(`Expected a DataLoader for loader of task '${name}' but received ${show(loader)}`)
  checkFunction(`loss of task '${name}'`, loss as () => void)
  if (weight !== undefined) checkFunction(`weight of task '${name}'`, weight as () => void)
  checkFunction(`evaluate of task '${name}'`, evaluate as () => void)
  return prepared as PreparedTask
}

/** Checks what a task's `open` gave. */
export function checkOpened(name: string, opened: unknown): OpenedModel {
  const given = checkObject(`what task '${name}' opened`, opened)
  const { model, example } = given
  if (!(model instanceof Module))
    throw new TypeError(`Expected a Module for model of task '${name}' but received ${show(model)}`)
  if (!(example instanceof Tensor) || example.ndim === 0)
    throw new TypeError(
      `Expected a Tensor of examples for example of task '${name}' but received ${show(example)}`,
    )
  for (const key of ['encode', 'encodeTable', 'decode'])
    if (given[key] !== undefined) checkFunction(`${key} of task '${name}'`, given[key] as () => void)
  return opened as OpenedModel
}

/** What a task measures of its model: its figure of merit, and all figures with that one first. */
export interface Measure {
  name: string
  value: number
  figures: Record<string, number>
}

/** Measures a prepared task's model. */
export async function measureTask(task: Task, prepared: PreparedTask): Promise<Measure> {
  const name = prepared.metric ?? task.metric
  const measured = await prepared.evaluate()
  const given = typeof measured === 'number' ? { [name]: measured } : measured
  const value = checkObject(`evaluate() of task '${task.name}'`, given)[name]
  if (typeof value !== 'number')
    throw new TypeError(
      `Expected a number, or figures with one named ${name}, from evaluate() of task '${task.name}' but received ${show(measured)}`,
    )
  return { name, value, figures: { [name]: value, ...given } }
}

const costs = /loss|error|perplexity|^(n?rmse|mse|mae|mape|nll|bpc|cost)$/i

/** Whether a figure of a task is better when lower or higher. */
export const modeOf = (task: Task, figure: string): 'min' | 'max' =>
  (figure === task.metric ? task.mode : undefined) ?? (costs.test(figure) ? 'min' : 'max')
