/** A model to train, on data in memory. */
export interface TrainTask {
  readonly model: 'fashion-cnn' | 'mlp' | 'lstm' | 'gpt' | 'resnet18'
  readonly batch: number
  /** Steps of a turn: about a quarter of a second on two cores. */
  readonly steps: number
}

/** The tasks of `pdecay bench train`, by name. */
export const trainTasks = {
  'fashion-cnn-256': { model: 'fashion-cnn', batch: 256, steps: 8 },
  'fashion-cnn-32': { model: 'fashion-cnn', batch: 32, steps: 40 },
  'mlp-128': { model: 'mlp', batch: 128, steps: 100 },
  'lstm-32': { model: 'lstm', batch: 32, steps: 20 },
  'gpt-32': { model: 'gpt', batch: 32, steps: 8 },
  'resnet18-32': { model: 'resnet18', batch: 32, steps: 2 },
} as const satisfies Record<string, TrainTask>
export type TrainTaskName = keyof typeof trainTasks
export const trainTaskNames = Object.keys(trainTasks) as TrainTaskName[]

/** The optimizers of our side. */
export const trainOptimizers = ['padam', 'adamw'] as const
export type TrainOptimizer = (typeof trainOptimizers)[number]
