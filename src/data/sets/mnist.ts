import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { datasetFolder } from '../../_cache.js'
import { checkKnownKeys } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { type FetchOptions, fetchFile } from '../fetch.js'
import { readIdx } from '../formats/idx.js'
import { ImageDataset } from './image-dataset.js'

/** Options of {@link mnist} and {@link kmnist}. */
export interface MnistOptions extends FetchOptions {
  /** The folder with the four IDX files, gzip or plain. Default: the cache, after a download. */
  dir?: string
  /** Subtracted from pixels in [0, 1]. Default 0. */
  mean?: readonly number[]
  /** Pixels are then divided by it. Default 1. */
  std?: readonly number[]
}

/** The result of {@link mnist} and {@link kmnist}. */
export interface Mnist {
  /** The training set: 60,000 images of 1 x 28 x 28 in ten classes. */
  train: ImageDataset
  /** The test set: 10,000 images. */
  test: ImageDataset
  /** The folder that the files were read from. */
  dir: string
}

const files = {
  trainImages: { name: 'train-images-idx3-ubyte', shape: [60000, 28, 28] },
  trainLabels: { name: 'train-labels-idx1-ubyte', shape: [60000] },
  testImages: { name: 't10k-images-idx3-ubyte', shape: [10000, 28, 28] },
  testLabels: { name: 't10k-labels-idx1-ubyte', shape: [10000] },
} as const
type File = (typeof files)[keyof typeof files]

const addresses = {
  mnist: [
    'https://ossci-datasets.s3.amazonaws.com/mnist/',
    'https://storage.googleapis.com/cvdf-datasets/mnist/',
  ],
  kmnist: ['http://codh.rois.ac.jp/kmnist/dataset/kmnist/'],
} as const

const pathIn = (dir: string, { name }: File) =>
  [join(dir, `${name}.gz`), join(dir, name)].find((path) => existsSync(path))

async function load(set: 'mnist' | 'kmnist', options: MnistOptions): Promise<Mnist> {
  checkKnownKeys(`${set} options`, options, ['dir', 'mean', 'std', 'report', 'timeoutMs', 'signal'])
  const { dir, mean, std, ...fetching } = options
  const folder = dir ?? datasetFolder(set)
  const read = async (file: File): Promise<Uint8Array> => {
    let path = pathIn(folder, file)
    if (!path && dir !== undefined)
      throw new PdecayError('ERR_DATA', `${dir} holds no ${file.name}.gz. Give the folder of the four files`)
    if (!path) {
      path = join(folder, `${file.name}.gz`)
      const verify = async (part: string) => void (await readIdx(part, { dtype: 'uint8', shape: file.shape }))
      await fetchFile(
        path,
        { addresses: addresses[set].map((address) => `${address}${file.name}.gz`), verify },
        fetching,
      ).catch((error: unknown) => {
        if (!(error instanceof PdecayError) || error.code !== 'ERR_DATA') throw error
        const advice = `Without a network, put the four files into ${folder}, or give their folder as dir`
        throw new PdecayError('ERR_DATA', `${error.message}\n${advice}`, { cause: error })
      })
    }
    return (await readIdx(path, { dtype: 'uint8', shape: [null, ...file.shape.slice(1)] })).data as Uint8Array
  }
  const scale = { ...(mean && { mean }), ...(std && { std }) }
  const make = async (images: File, labels: File) =>
    new ImageDataset({
      images: await read(images),
      labels: await read(labels),
      ...{ shape: [1, 28, 28], classes: 10, ...scale },
    })
  return {
    train: await make(files.trainImages, files.trainLabels),
    test: await make(files.testImages, files.testLabels),
    dir: folder,
  }
}

/**
 * Loads MNIST: handwritten digits. It reads the four IDX files from `dir`, else from the cache, and downloads them if they
 * are not there. Pixels become floats in [0, 1].
 *
 * @throws PdecayError `ERR_DATA` if the data is missing, damaged or of another form
 * @source http://yann.lecun.com/exdb/mnist/
 */
export const mnist = (options: MnistOptions = {}): Promise<Mnist> => load('mnist', options)

/**
 * Loads KMNIST: characters of Japanese cursive script in ten classes, as {@link mnist} does.
 *
 * @throws PdecayError `ERR_DATA` if the data is missing, damaged or of another form
 * @source http://codh.rois.ac.jp/kmnist/
 */
export const kmnist = (options: MnistOptions = {}): Promise<Mnist> => load('kmnist', options)
