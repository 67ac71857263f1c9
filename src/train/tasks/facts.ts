// Apart from what trains them, so that the help of a command loads no tensors.
import type { Task } from './task.js'

/** What is said of a task. */
export type TaskFacts = Pick<Task, 'name' | 'doc' | 'defaults' | 'metric' | 'options'>

/** What is said of the tasks that the package has. */
export const facts = {
  fashionMnist: {
    name: 'fashion-mnist',
    doc: 'images of clothes in ten classes, by a convolutional network',
    defaults: { epochs: 8, batch: 256, lr: 3e-3, lrFall: 10 ** -0.6 },
    metric: 'accuracy',
    options: {
      model: {
        doc: 'a small network, or the one of the paper (arXiv 2404.10824), with augmented images',
        default: 'small',
        values: ['small', 'paper'],
      },
      augment: {
        doc: 'mirror images at random and move them by up to 2 pixels',
        default: 'model',
        values: ['model', 'on', 'off'],
      },
    },
  },
  cifar10: {
    name: 'cifar10',
    doc: 'color images in ten classes, by a ResNet-18',
    defaults: { epochs: 30, batch: 128, lr: 1e-3, lrFall: 0.05 },
    metric: 'accuracy',
    options: {
      model: {
        doc: 'ResNet-18 with a stem for small images, or a small network that a CPU trains in minutes',
        default: 'resnet18',
        values: ['resnet18', 'small'],
      },
      augment: {
        doc: 'mirror images at random and move them by up to 4 pixels',
        default: 'on',
        values: ['on', 'off'],
      },
    },
  },
  shakespeare: {
    name: 'shakespeare',
    doc: 'text, letter by letter, by a small GPT; --data takes any text file',
    defaults: { epochs: 10, batch: 32, lr: 1e-3, lrFall: 0.1 },
    metric: 'loss',
    options: {
      layers: { doc: 'blocks of the network', default: '4' },
      width: { doc: 'features of the network, a multiple of 32', default: '128' },
      length: { doc: 'letters that the network looks at', default: '128' },
      dropout: { doc: 'probability of dropout', default: '0.1' },
    },
  },
  csv: {
    name: 'csv',
    doc: 'a table (--data FILE): predicts one column from others',
    defaults: { epochs: 100, batch: 32, lr: 3e-3, lrFall: 0.1 },
    metric: 'accuracy',
    options: {
      target: { doc: 'the column to predict: a category by accuracy, a number by R²' },
      features: { doc: 'the columns to predict from, separated by commas; empty: all others', default: '' },
      hidden: { doc: 'the sizes of hidden layers, separated by commas', default: '64,64' },
      kind: {
        doc: 'whether the target is a category or a number; auto: a number if all values are numbers, and more than ten differ',
        default: 'auto',
        values: ['auto', 'category', 'number'],
      },
      test: { doc: 'the share of the rows that are not trained on, but measured', default: '0.2' },
    },
  },
} as const satisfies Record<string, TaskFacts>

/** The same as a list: what `pdecay train` can train. */
export const taskFacts: readonly TaskFacts[] = Object.freeze(Object.values(facts))
