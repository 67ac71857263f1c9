import { createHash } from 'node:crypto'
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { datasetFolder } from '../../_cache.js'
import { checkKnownKeys, checkString } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import type { Report } from '../fetch.js'
import { parseIdx } from '../formats/idx.js'
import { fetchFashionMnist } from './_fetch-fashion-mnist.js'
import { ImageDataset } from './image-dataset.js'

/** The names of the ten classes, in order. */
export const fashionMnistClasses: readonly string[] = Object.freeze([
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
])

/** The four files: name, shape, and SHA-256 of the decompressed file. */
export const fashionMnistFiles = Object.freeze([
  {
    name: 'train-images-idx3-ubyte',
    shape: [60000, 28, 28],
    sha256: 'c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888',
  },
  {
    name: 'train-labels-idx1-ubyte',
    shape: [60000],
    sha256: 'bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9',
  },
  {
    name: 't10k-images-idx3-ubyte',
    shape: [10000, 28, 28],
    sha256: '5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b',
  },
  {
    name: 't10k-labels-idx1-ubyte',
    shape: [10000],
    sha256: '0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34',
  },
] as const)

type File = (typeof fashionMnistFiles)[number]

/** Where Fashion-MNIST was found. */
export interface FashionMnistPlace {
  dir: string
  source: 'option' | 'cache' | 'system'
}

/** The folders in which Debian's package and others install it. */
const systemDirs = ['/usr/share/datasets/fashion-mnist', '/usr/local/share/datasets/fashion-mnist']

const byteLength = (file: File) => 4 + 4 * file.shape.length + file.shape.reduce<number>((a, b) => a * b, 1)
const pathIn = (dir: string, file: File) =>
  [join(dir, `${file.name}.gz`), join(dir, file.name)].find((path) => existsSync(path))

/** What is wrong with a folder, judged from names and sizes only, or undefined. */
function glance(dir: string): string | undefined {
  if (!existsSync(dir)) return `${dir} does not exist`
  for (const file of fashionMnistFiles) {
    const path = pathIn(dir, file)
    if (!path) return `${dir} holds no ${file.name}.gz`
    const descriptor = openSync(path, 'r')
    try {
      const size = fstatSync(descriptor).size
      const end = Buffer.alloc(4)
      // The last four bytes of a gzip file are the length of the decompressed data.
      if (path.endsWith('.gz')) readSync(descriptor, end, 0, 4, Math.max(0, size - 4))
      const held = path.endsWith('.gz') ? end.readUInt32LE() : size
      if (held !== byteLength(file)) return `${path} is truncated or of another data set`
    } finally {
      closeSync(descriptor)
    }
  }
  return undefined
}

/**
 * Finds Fashion-MNIST on this machine without downloading it: in `dir` if given, else in the cache, else in the system's
 * data set folder. Only the sizes of the files are checked; {@link fashionMnist} checks every byte.
 *
 * @returns the place, or undefined if it is not on this machine
 * @throws PdecayError `ERR_DATA` if `dir` is given and does not hold it
 */
export function locateFashionMnist(dir?: string): FashionMnistPlace | undefined {
  if (dir !== undefined) {
    const wrong = glance(checkString('dir', dir))
    if (wrong) throw new PdecayError('ERR_DATA', `Not Fashion-MNIST: ${wrong}. ${remedy}`)
    return { dir, source: 'option' }
  }
  const cache = fashionMnistCache()
  if (!glance(cache)) return { dir: cache, source: 'cache' }
  const system = systemDirs.find((folder) => !glance(folder))
  return system === undefined ? undefined : { dir: system, source: 'system' }
}

const remedy = 'Give the folder that holds the four .gz files, or none to have them found or fetched'

/** The folder in the user's cache for a downloaded copy. */
export function fashionMnistCache(): string {
  return datasetFolder('fashion-mnist')
}

async function read(dir: string, file: File): Promise<Uint8Array> {
  const path = pathIn(dir, file)
  if (!path) throw new PdecayError('ERR_DATA', `${dir} holds no ${file.name}.gz. ${remedy}`)
  let bytes: Uint8Array = await readFile(path)
  if (path.endsWith('.gz')) {
    bytes = await promisify(gunzip)(bytes, { maxOutputLength: byteLength(file) + 1 }).catch(
      (error: Error) => {
        throw new PdecayError('ERR_DATA', `${path}: truncated or damaged gzip file (${error.message})`)
      },
    )
  }
  const { data } = parseIdx(bytes, path, { dtype: 'uint8', shape: file.shape })
  if (createHash('sha256').update(bytes).digest('hex') !== file.sha256)
    throw new PdecayError(
      'ERR_DATA',
      `${path}: right sizes but other contents: not Fashion-MNIST (plain MNIST?). ${remedy}`,
    )
  return data as Uint8Array
}

/** Reads all four files. If several are wrong, the first is reported. */
async function readAll(dir: string): Promise<Uint8Array[]> {
  const results = await Promise.allSettled(fashionMnistFiles.map((file) => read(dir, file)))
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}

/** Options of {@link fashionMnist}. */
export interface FashionMnistOptions {
  /** The folder with the files. By default they are searched for, and downloaded if they are not found. */
  dir?: string
  /** Called with a message about progress if the work takes long. */
  report?: Report
}

/** The result of {@link fashionMnist}. */
export interface FashionMnist {
  /** The training set: 60,000 images of 1 x 28 x 28 in ten classes. */
  train: ImageDataset
  /** The test set: 10,000 images. */
  test: ImageDataset
  /** The names of the ten classes, by index. */
  classes: readonly string[]
  /** The folder that the files were read from. */
  dir: string
}

/**
 * Loads Fashion-MNIST and checks every byte. It reads the files from `dir` if given, else from the cache, else from the
 * system's data set folder. If they are not found, it downloads them into the cache with `apt-get download`, which needs no
 * root, or else from the data set's public address. Pixels become floats in [0, 1].
 *
 * @throws PdecayError `ERR_DATA` if the data is missing, incomplete, or of another data set
 */
export async function fashionMnist(options: FashionMnistOptions = {}): Promise<FashionMnist> {
  checkKnownKeys('fashionMnist options', options, ['dir', 'report'])
  const { dir, report = () => {} } = options
  const place = locateFashionMnist(dir)
  const cache = fashionMnistCache()
  if (!place)
    await fetchFashionMnist(cache, fashionMnistFiles, async (folder) => void (await readAll(folder)), report)
  const found = place?.dir ?? cache
  const [trainImages, trainLabels, testImages, testLabels] = (await readAll(found)) as [
    Uint8Array,
    Uint8Array,
    Uint8Array,
    Uint8Array,
  ]
  const format = { shape: [1, 28, 28], classes: 10 }
  return {
    train: new ImageDataset({ images: trainImages, labels: trainLabels, ...format }),
    test: new ImageDataset({ images: testImages, labels: testLabels, ...format }),
    classes: fashionMnistClasses,
    dir: found,
  }
}
