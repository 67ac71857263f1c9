import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkInteger, checkKnownKeys, checkOneOf } from '../../_check.js'
import { readFile, readWhole } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import type { FetchOptions } from '../fetch.js'
import { readPickledRecord } from '../formats/pickled-arrays.js'
import { cifarRemotes } from './_cifar-remotes.js'
import { fetchArchive } from './_fetch-archive.js'
import { ImageDataset } from './image-dataset.js'

const pixels = 3 * 32 * 32

/** The names of the ten classes of CIFAR-10, in order. */
export const cifar10Classes: readonly string[] = Object.freeze([
  'airplane',
  'automobile',
  'bird',
  'cat',
  'deer',
  'dog',
  'frog',
  'horse',
  'ship',
  'truck',
])

/** The means of CIFAR-10's training images in [0, 1], by channel. */
export const cifar10Mean: readonly number[] = Object.freeze([0.4914, 0.4822, 0.4465])
/** The standard deviations of CIFAR-10's training images in [0, 1], by channel. */
export const cifar10Std: readonly number[] = Object.freeze([0.247, 0.2435, 0.2616])

/** Options of {@link cifar10} and {@link cifar100}. */
export interface CifarOptions extends FetchOptions {
  /** The folder with the files of the binary or the Python version. Default: the cache, after a download. */
  dir?: string
  /** For CIFAR-100: the 100 fine or the 20 coarse classes. Default 'fine'. */
  labels?: 'fine' | 'coarse'
  /** Subtracted from pixels in [0, 1], one number per channel. Default 0. */
  mean?: readonly number[]
  /** Pixels are then divided by it, one number per channel. Default 1. */
  std?: readonly number[]
}

/** The result of {@link cifar10} and {@link cifar100}. */
export interface Cifar {
  /** The training set: 50,000 images of 3 x 32 x 32. */
  train: ImageDataset
  /** The test set: 10,000 images. */
  test: ImageDataset
  /** The folder that the files were read from. */
  dir: string
}

interface Part {
  images: Uint8Array
  labels: Uint8Array
}

interface Version {
  name: 'cifar-10' | 'cifar-100'
  classes: number
  /** Files of the binary version, without a suffix: their names in the Python version differ by it. */
  train: readonly string[]
  test: string
  /** Bytes of labels before each image, and which of them counts. */
  labelBytes: number
  labelAt: number
  /** The name of the labels in the Python version. */
  pythonLabels: string
}

const ten: Version = {
  name: 'cifar-10',
  classes: 10,
  train: [1, 2, 3, 4, 5].map((n) => `data_batch_${n}`),
  test: 'test_batch',
  labelBytes: 1,
  labelAt: 0,
  pythonLabels: 'labels',
}
const hundred = (labels: 'fine' | 'coarse'): Version => ({
  name: 'cifar-100',
  classes: labels === 'fine' ? 100 : 20,
  train: ['train'],
  test: 'test',
  labelBytes: 2,
  labelAt: labels === 'fine' ? 1 : 0,
  pythonLabels: `${labels}_labels`,
})

/**
 * The images of a file of the binary version of CIFAR: for each image its labels, a byte each, and 3 × 32 × 32 bytes.
 *
 * @param path the file
 * @param labelBytes 1 for CIFAR-10; 2 for CIFAR-100, whose coarse label comes first
 * @returns the labels of each image, and the pixels of all images
 * @throws PdecayError `ERR_DATA` if the file is empty or does not hold whole images, `ERR_FILE` if it cannot be read
 */
export async function readCifarBinary(
  path: string,
  labelBytes: 1 | 2 = 1,
): Promise<{ labels: Uint8Array[]; images: Uint8Array }> {
  const record = checkInteger('labelBytes', labelBytes, '[1, 2]') + pixels
  const bytes = await readFile('readCifarBinary', path, async (file) =>
    readWhole(file, 0, (await file.stat()).size),
  )
  if (bytes.length === 0 || bytes.length % record !== 0)
    throw new PdecayError(
      'ERR_DATA',
      `${path}: ${bytes.length} bytes are not a whole number of images of ${record} bytes: the file is truncated or another one`,
    )
  const count = bytes.length / record
  const images = new Uint8Array(count * pixels)
  const labels = Array.from({ length: labelBytes }, () => new Uint8Array(count))
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < labelBytes; k++) labels[k]![i] = bytes[i * record + k]!
    images.set(bytes.subarray(i * record + labelBytes, (i + 1) * record), i * pixels)
  }
  return { labels, images }
}

function checkLabels(path: string, labels: Uint8Array, classes: number): void {
  const wrong = labels.findIndex((label) => label >= classes)
  if (wrong >= 0)
    throw new PdecayError(
      'ERR_DATA',
      `${path}: image ${wrong} has label ${labels[wrong]}, and there are ${classes} classes`,
    )
}

async function readPart(dir: string, name: string, version: Version): Promise<Part> {
  const binary = [`${name}.bin`].map((each) => join(dir, each)).find((each) => existsSync(each))
  if (binary) {
    const { labels, images } = await readCifarBinary(binary, version.labelBytes as 1 | 2)
    checkLabels(binary, labels[version.labelAt]!, version.classes)
    return { images, labels: labels[version.labelAt]! }
  }
  const path = join(dir, name)
  const record = await readPickledRecord(path)
  const [images, labels] = [record.get('data'), record.get(version.pythonLabels)]
  if (!(images instanceof Uint8Array) || !Array.isArray(labels))
    throw new PdecayError('ERR_DATA', `${path}: expected data and ${version.pythonLabels}`)
  if (images.length !== labels.length * pixels)
    throw new PdecayError(
      'ERR_DATA',
      `${path}: ${labels.length} labels for ${images.length} bytes of images of ${pixels}`,
    )
  const wrong = labels.findIndex((each) => !Number.isInteger(each) || each < 0 || each > 255)
  if (wrong >= 0) throw new PdecayError('ERR_DATA', `${path}: label ${wrong} is not a class`)
  const bytes = Uint8Array.from(labels as number[])
  checkLabels(path, bytes, version.classes)
  return { images, labels: bytes }
}

function joined(parts: readonly Part[]): Part {
  const join = (arrays: readonly Uint8Array[]) => {
    const whole = new Uint8Array(arrays.reduce((sum, { length }) => sum + length, 0))
    let at = 0
    for (const array of arrays) {
      whole.set(array, at)
      at += array.length
    }
    return whole
  }
  return { images: join(parts.map((part) => part.images)), labels: join(parts.map((part) => part.labels)) }
}

/** The folder that holds the files: `dir` itself, or the folder in it that the archive makes. */
function folderOf(dir: string, { name, test }: Version): string | undefined {
  const inner =
    name === 'cifar-10'
      ? ['cifar-10-batches-bin', 'cifar-10-batches-py']
      : ['cifar-100-binary', 'cifar-100-python']
  return [dir, ...inner.map((each) => join(dir, each))].find(
    (each) => existsSync(join(each, `${test}.bin`)) || existsSync(join(each, test)),
  )
}

async function loadCifar(version: Version, options: CifarOptions): Promise<Cifar> {
  const { dir, labels: _, mean, std, ...fetching } = options
  const remote = cifarRemotes[version.name]
  let found = dir === undefined ? undefined : folderOf(dir, version)
  if (dir !== undefined && !found)
    throw new PdecayError(
      'ERR_DATA',
      `${dir} holds neither ${version.test}.bin nor ${version.test} of ${version.name}. Give the folder of the unpacked files, or none to have them fetched`,
    )
  if (!found) {
    const cache = await fetchArchive(version.name, remote, fetching)
    found = folderOf(cache, version)
    if (!found) throw new PdecayError('ERR_DATA', `${cache} does not hold ${version.name}: remove the folder`)
  }
  const folder = found
  const read = (name: string) => readPart(folder, name, version)
  const parts: Part[] = []
  for (const name of version.train) parts.push(await read(name))
  const scale = { ...(mean && { mean }), ...(std && { std }) }
  const format = { shape: [3, 32, 32], classes: version.classes, ...scale }
  const set = (part: Part) => new ImageDataset({ ...part, ...format })
  return { train: set(joined(parts)), test: set(await read(version.test)), dir: folder }
}

const optionNames = ['dir', 'mean', 'std', 'report', 'timeoutMs', 'signal']

/**
 * Loads CIFAR-10: 32 x 32 colour images in ten classes. It reads the binary or the Python version from `dir`, else from the
 * cache, and downloads the binary version (170 MB) if it is not there. Pickles are decoded without running any code.
 *
 * @throws PdecayError `ERR_DATA` if the data is missing, truncated or of another data set
 * @source https://www.cs.toronto.edu/~kriz/cifar.html
 * @example
 * ```ts
 * const { train } = await data.cifar10({ mean: data.cifar10Mean, std: data.cifar10Std })
 * const loader = new data.DataLoader(train, { batchSize: 128, shuffle: true })
 * ```
 */
export async function cifar10(options: Omit<CifarOptions, 'labels'> = {}): Promise<Cifar> {
  checkKnownKeys('cifar10 options', options, optionNames)
  return loadCifar(ten, options)
}

/**
 * Loads CIFAR-100: 32 x 32 colour images in 100 fine or 20 coarse classes, as {@link cifar10} does.
 *
 * @throws PdecayError `ERR_DATA` if the data is missing, truncated or of another data set
 * @source https://www.cs.toronto.edu/~kriz/cifar.html
 */
export async function cifar100(options: CifarOptions = {}): Promise<Cifar> {
  checkKnownKeys('cifar100 options', options, [...optionNames, 'labels'])
  const labels = checkOneOf('labels', options.labels ?? 'fine', ['fine', 'coarse'])
  return loadCifar(hundred(labels), options)
}
