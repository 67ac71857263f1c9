// Data sets of samples that tell where they come from, and what a module for workers gives of the same.
import { join } from 'node:path'
import {
  type Dataset,
  type IterableDataset,
  moduleDataset,
  moduleFunction,
  type Rng,
} from '../../../../src/data/index.js'

export interface Sample {
  x: Float32Array
  label: number
  name: string
}

export const length = 23
export const modulePath = join(__dirname, '../../../fixtures/data/sets.mjs')

export const plain: Dataset<Sample> = {
  length,
  get: (index, rng) => ({ x: Float32Array.of(index, rng.uniform()), label: index % 2, name: `n${index}` }),
}

export const stream: IterableDataset<Sample> = {
  *iterate({ seed, epoch }, skip) {
    for (let i = skip; i < length; i++)
      yield { x: Float32Array.of(i, seed + epoch), label: i % 2, name: `n${i}` }
  },
}

export const moduleSamples = async () => ({
  whole: await moduleDataset<Sample>(modulePath, { args: [length] }),
  noisy: await moduleFunction<Sample, Sample>(modulePath, { name: 'noisy' }),
})

export type Noisy = (sample: Sample, rng: Rng) => Sample
