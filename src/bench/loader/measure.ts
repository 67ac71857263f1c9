import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { AugmentedImages, DataLoader, decodeJpeg, transforms } from '../../data/index.js'
import { fashionCnn, resnet18 } from '../../models/index.js'
import type { Module } from '../../nn/index.js'
import { crossEntropy } from '../../nn/index.js'
import { padam } from '../../optim/index.js'
import { manualSeed, tidy } from '../../tensor/index.js'
import { median } from '../stats.js'
import { type MemoryRow, measureMemory } from './memory.js'
import { drawPictures, type PictureSet } from './pictures.js'

/** How long the benchmark of loaders measures. */
export interface LoaderPace {
  /** Samples of each row. */
  rounds: number
  /** Images in a sample, at most. */
  images: number
  /** Training steps in a sample. */
  steps: number
  /** The size of the set whose memory is watched. */
  memoryBytes: number
}
export const loaderPaces = {
  full: { rounds: 5, images: 12_000, steps: 40, memoryBytes: 2 ** 30 },
  quick: { rounds: 2, images: 2048, steps: 4, memoryBytes: 2 ** 26 },
} as const

const { randomCrop, randomHorizontalFlip, randomResizedCrop, normalize } = transforms

/** A pipeline that is timed; bench/loader.py times the same one. */
export interface LoaderCase extends PictureSet {
  readonly batchSize: number
  readonly transforms: readonly transforms.Transform[]
}
const imageNet = normalize({ mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] })
export const loaderCases = (quick: boolean): readonly LoaderCase[] => [
  {
    name: 'small',
    count: quick ? 256 : 4000,
    width: 32,
    height: 32,
    batchSize: 128,
    transforms: [randomCrop(32, { padding: 4 }), randomHorizontalFlip(), imageNet],
  },
  {
    name: 'large',
    count: quick ? 64 : 400,
    width: 500,
    height: 375,
    batchSize: 64,
    transforms: [randomResizedCrop(224), randomHorizontalFlip(), imageNet],
  },
]

/** A row of the benchmark of loaders. */
export interface LoaderRow {
  /** 'small': 32 x 32 to crop, flip and normalize. 'large': 500 x 375 to random resized crop 224, flip and normalize. */
  name: string
  threads: number
  /** Images a second: of the fastest sample, and of the median. */
  imagesPerSecond: number
  medianImagesPerSecond: number
  perCore: number
  /** One thread that only decodes the same files whole, from memory. */
  decodedPerSecond: number
  /** perCore / decodedPerSecond. */
  ofDecoding: number
}

/** A row of training: how long a step waits for data. */
export interface TrainingRow {
  model: string
  samplesPerSecond: number
  /** The share of the time in which training waits for a batch. */
  waited: number
}

/** Yields so that timers and signals are handled between samples. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** The files one after the other, over and over, up to a number of them. */
const repeated = (files: readonly string[], count: number): string[] =>
  Array.from({ length: count }, (_, i) => files[i % files.length]!)

function decodeRate(files: readonly string[], rounds: number): number {
  const contents = files.slice(0, 256).map((file) => new Uint8Array(readFileSync(file)))
  const rates: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now()
    for (const bytes of contents) decodeJpeg(bytes, { channels: 3, layout: 'hwc' }).dispose()
    rates.push((1000 * contents.length) / (performance.now() - start))
  }
  return Math.max(...rates.slice(1))
}

/** Times one case. @param files the JPEG files; their classes do not matter */
export async function measureCase(
  each: LoaderCase,
  files: readonly string[],
  threads: number,
  { rounds, images }: LoaderPace,
): Promise<LoaderRow> {
  const decodedPerSecond = decodeRate(files, rounds)
  const count = Math.max(each.batchSize, Math.min(images, files.length * 20))
  const source = { files: repeated(files, count) }
  const labels = new Uint8Array(source.files.length)
  const set = new AugmentedImages({ source, labels, transforms: each.transforms, threads })
  const loader = new DataLoader(set, {
    batchSize: each.batchSize,
    shuffle: true,
    dropLast: true,
    prefetch: 4,
  })
  const rates: number[] = []
  for (let round = 0; round <= rounds; round++) {
    let seen = 0
    const start = performance.now()
    for await (const { inputs, targets } of loader) {
      seen += inputs.shape[0]!
      inputs.dispose()
      targets.dispose()
    }
    rates.push((1000 * seen) / (performance.now() - start))
    await turn()
  }
  set.close()
  // The first round reads the files into the system's cache.
  rates.shift()
  const imagesPerSecond = Math.max(...rates)
  const perCore = imagesPerSecond / Math.min(threads, availableParallelism())
  return {
    name: each.name,
    threads,
    imagesPerSecond,
    medianImagesPerSecond: median(rates),
    perCore,
    decodedPerSecond,
    ofDecoding: perCore / decodedPerSecond,
  }
}

/** Networks that are trained, with the size and channels of their images. */
const networks: readonly {
  model: string
  make: () => Module
  channels: 1 | 3
  side: number
  batchSize: number
}[] = [
  { model: 'FashionCNN', make: fashionCnn, channels: 1, side: 28, batchSize: 128 },
  { model: 'ResNet-18', make: () => resnet18({ numClasses: 10 }), channels: 3, side: 32, batchSize: 64 },
]

/** Trains on JPEG files that are augmented at the same time, by as many threads as the step has. */
export async function measureTraining(
  files: readonly string[],
  threads: number,
  { rounds, steps }: LoaderPace,
): Promise<TrainingRow[]> {
  const rows: TrainingRow[] = []
  for (const { model, make, channels, side, batchSize } of networks) {
    manualSeed(0)
    const network = make()
    const optimizer = padam(network.parameters(), { lr: 1e-3 })
    // One epoch is the whole run.
    const count = (rounds + 1) * steps * batchSize
    const set = new AugmentedImages({
      source: { files: repeated(files, count) },
      labels: Uint8Array.from({ length: count }, (_, i) => i % 10),
      transforms: [
        randomCrop(side, { padding: 4 }),
        randomHorizontalFlip(),
        normalize({ mean: 0.5, std: 0.25 }),
      ],
      channels,
      threads,
    })
    const loader = new DataLoader(set, { batchSize, shuffle: true, dropLast: true, prefetch: 4 })
    const waits: number[] = []
    const rates: number[] = []
    let waited = 0
    let at = 0
    let begin = performance.now()
    let asked = begin
    for await (const { inputs, targets } of loader) {
      waited += performance.now() - asked
      tidy(() => {
        crossEntropy(network.forward(inputs), targets).backward()
        optimizer.step()
        optimizer.zeroGrad()
      })
      inputs.dispose()
      targets.dispose()
      await turn()
      if (++at % steps === 0) {
        const elapsed = performance.now() - begin
        waits.push(waited / elapsed)
        rates.push((1000 * steps * batchSize) / elapsed)
        waited = 0
        begin = performance.now()
      }
      asked = performance.now()
    }
    set.close()
    // The first round fills the queue and warms up.
    rows.push({ model, samplesPerSecond: Math.max(...rates.slice(1)), waited: median(waits.slice(1)) })
  }
  return rows
}

/** What `pdecay bench loader` measures. */
export interface LoaderReport {
  threads: number
  memory: MemoryRow
  rows: LoaderRow[]
  training: TrainingRow[]
}

/** Settings of {@link benchLoader}. */
export interface LoaderBenchSettings {
  /** The folder of the pictures, which are drawn where they are missing. */
  folder: string
  quick: boolean
  threads: number
  /** Leaves the training out. */
  training: boolean
}

export async function benchLoader({
  folder,
  quick,
  threads,
  training,
}: LoaderBenchSettings): Promise<LoaderReport> {
  const pace = quick ? loaderPaces.quick : loaderPaces.full
  // First, while little memory is in use.
  const memory = await measureMemory(pace.memoryBytes, threads)
  const rows: LoaderRow[] = []
  let small: string[] = []
  for (const each of loaderCases(quick)) {
    const files = await drawPictures(folder, each)
    if (each.name === 'small') small = files
    rows.push(await measureCase(each, files, threads, pace))
  }
  return { threads, memory, rows, training: training ? await measureTraining(small, threads, pace) : [] }
}
