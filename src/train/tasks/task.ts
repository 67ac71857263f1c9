import type { DataLoader } from '../../data/index.js'
import type { Module } from '../../nn/index.js'
import type { Device } from '../../tensor/index.js'
import type { Figures } from '../fit.js'

/** What a task starts from where nothing else is said. */
export interface TaskDefaults {
  epochs: number
  batch: number
  lr: number
  /** The learning rate at the run's end, as a factor of the first. */
  lrFall: number
}

export interface TaskSettings {
  /** The folder of the data; without it, it is found or fetched. */
  data?: string
  batch: number
  seed: number
  device: Device
  /** Told what is being done when it takes long. */
  report: (message: string) => void
}

/** A task ready to be trained. */
export interface PreparedTask<Batch = unknown> {
  model: Module
  loader: DataLoader<Batch>
  loss(batch: Batch): Figures
  /** The task's figure of merit, on examples that are not trained on. */
  evaluate(): Promise<number>
}

/** Something to train: data, model and measure. */
export interface Task {
  name: string
  doc: string
  defaults: TaskDefaults
  /** The name of what `evaluate` gives. */
  metric: string
  /** Makes the model from the default random generator: seed it before. */
  prepare(settings: TaskSettings): Promise<PreparedTask>
}
