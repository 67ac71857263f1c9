import { createHash } from 'node:crypto'
import { open, stat } from 'node:fs/promises'
import { dirname, relative, resolve } from 'node:path'
import { checkBoolean, checkFunction, checkKnownKeys, checkOneOf, checkString, show } from '../../_check.js'
import { crc32 } from '../../_crc.js'
import { makeFolder, readParts, readWhole, writeFile } from '../../_files.js'
import { PdecayError } from '../../errors.js'
import { tidy } from '../../tensor/core/scope.js'
import type { Report } from '../fetch.js'
import type { RecordImages } from '../images/augmented-images.js'
import { apply, checkTransforms, type Transform } from '../transforms/list.js'
import type { ImageFolder } from './image-folder.js'

/** Options of {@link cacheImages}. */
export interface CacheImagesOptions {
  /** The file of the decoded images. */
  file: string
  /** Gives the images one size: `resize` and `centerCrop`. Default: none, for images that have one size. */
  transforms?: readonly Transform[]
  /**
   * What to do with an image that cannot be read: throw an error, leave it out, or leave it out and call a function with the
   * error and the index of the image. Default 'throw'.
   */
  onError?: 'throw' | 'skip' | ((error: PdecayError, index: number) => void)
  /** Compare the checksum of an existing file, which reads all of it. Default false: its end and its size are checked. */
  verify?: boolean
  report?: Report
}

/** Decoded images in a file, for {@link AugmentedImages}. */
export interface CachedImages {
  readonly source: RecordImages
  /** The class of each image. */
  readonly labels: Int32Array
  /** The names of the classes. */
  readonly classes: readonly string[]
  /** The indices in the folder of the images that were left out. */
  readonly skipped: readonly number[]
}

/** What is known of a file of images. It stands at the end of the file, as JSON: a file that is cut short has none. */
interface Trailer {
  /** Depends on everything that the pixels follow from. */
  key: string
  /** [channels, height, width] */
  shape: [number, number, number]
  count: number
  crc32: number
  skipped: number[]
}

const magic = Buffer.from('pdecay images 2\n')
/** The length of the JSON text and its CRC-32, 32 bits each. */
const lengthBytes = 8
/** Files whose sizes are asked for, and images that are decoded, at the same time. */
const atOnce = 16

/**
 * Decodes the images of a folder once, into one file, from which threads read them without decoding: for images that are small
 * or decode slowly (PNG, WebP), or that are made smaller first. The file has channels × height × width bytes for each image.
 * It is written completely or not at all, and again whenever the names, sizes or times of the images, or the transforms, have
 * changed, or the file is damaged. Give another file for another function `decode` of the folder.
 *
 * @returns the images and their classes as {@link AugmentedImages} takes them
 * @throws TypeError, RangeError for an invalid option; PdecayError `ERR_DATA` for an image that is damaged or has another size,
 *   `ERR_FILE` for one that cannot be read, `ERR_NO_SPACE` if the disk is full
 * @example
 * ```ts
 * const { resize, centerCrop, randomHorizontalFlip } = data.transforms
 * const folder = new data.ImageFolder('/data/flowers')
 * const transforms = [resize(72), centerCrop(64)]
 * const { source, labels } = await data.cacheImages(folder, { file: '/data/flowers.bin', transforms })
 * const set = new data.AugmentedImages({ source, labels, transforms: [randomHorizontalFlip()] })
 * ```
 */
export async function cacheImages(folder: ImageFolder, options: CacheImagesOptions): Promise<CachedImages> {
  checkKnownKeys('cacheImages options', options, ['file', 'transforms', 'onError', 'verify', 'report'])
  const file = checkString('file', options.file)
  const { onError = 'throw', report = () => {} } = options
  if (typeof onError === 'string') checkOneOf('onError', onError, ['throw', 'skip'])
  else checkFunction('onError', onError)
  const verify = checkBoolean('verify', options.verify ?? false)
  const transforms = checkTransforms(options.transforms ?? [])
  for (const { kind } of transforms)
    if (kind !== 'resize' && kind !== 'centerCrop')
      throw new TypeError(`Expected resize and centerCrop for transforms but received ${kind}`)
  const key = await keyOf(folder, transforms)
  let known = await readTrailer(file, key, verify, report)
  if (!known) {
    report(`Decoding ${folder.length} images into ${file}`)
    makeFolder(dirname(resolve(file)))
    known = await decodeAll(folder, transforms, file, key, onError)
  }
  const left = new Set(known.skipped)
  return {
    source: { file, count: known.count, shape: known.shape },
    labels: folder.labels.filter((_, i) => !left.has(i)),
    classes: folder.classes,
    skipped: known.skipped,
  }
}

/** Runs work for 0 … count − 1, some at the same time, and gives the results in order. */
async function* inOrder<T>(count: number, work: (i: number) => Promise<T>): AsyncGenerator<T, void> {
  const running: Promise<T>[] = []
  for (let i = 0; i < count + atOnce; i++) {
    if (i >= atOnce && i - atOnce < count) yield await running.shift()!
    if (i >= count) continue
    const next = work(i)
    // Its error is thrown when its turn comes.
    next.catch(() => {})
    running.push(next)
  }
}

async function keyOf(folder: ImageFolder, transforms: readonly Transform[]): Promise<string> {
  const { paths, labels, dir } = folder
  const hash = createHash('sha256').update(JSON.stringify([magic.toString(), transforms]))
  const facts = inOrder(paths.length, (i) =>
    stat(paths[i]!).catch((error: Error) => {
      throw new PdecayError('ERR_FILE', `${paths[i]} cannot be read: ${error.message}`, { cause: error })
    }),
  )
  let i = 0
  for await (const { size, mtimeMs } of facts) {
    hash.update(JSON.stringify([relative(dir, paths[i]!), labels[i], size, Math.floor(mtimeMs)]))
    i++
  }
  return hash.digest('hex')
}

/** What the file says of itself; undefined if it is to be written again. */
async function readTrailer(
  path: string,
  key: string,
  verify: boolean,
  report: Report,
): Promise<Trailer | undefined> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw new PdecayError('ERR_FILE', `cacheImages: ${path} cannot be read: ${error.message}`, {
      cause: error,
    })
  })
  if (!file) return undefined
  const damaged = (what: string) => {
    report(`${path} is damaged (${what}): the images are decoded again`)
    return undefined
  }
  try {
    const { size } = await file.stat()
    const tailBytes = lengthBytes + magic.length
    if (size < tailBytes) return damaged('cut short')
    const tail = Buffer.from(await readWhole(file, size - tailBytes, tailBytes))
    if (!tail.subarray(lengthBytes).equals(magic)) return damaged('cut short, or another file')
    const length = tail.readUInt32LE(0)
    const pixels = size - tailBytes - length
    if (!(pixels >= 0 && length < 2 ** 28)) return damaged('its end')
    const text = Buffer.from(await readWhole(file, pixels, length))
    if (crc32(0, text) !== tail.readUInt32LE(4)) return damaged('its end')
    const trailer = JSON.parse(text.toString()) as Trailer
    if (trailer.key !== key) {
      report(`${path} is of other images, or of another state of them: they are decoded again`)
      return undefined
    }
    if (trailer.shape.reduce((a, b) => a * b, trailer.count) !== pixels) return damaged('its size')
    if (!verify) return trailer
    let crc = 0
    await readParts(file, 0, pixels, (part) => {
      crc = crc32(crc, part)
    })
    return crc === trailer.crc32 ? trailer : damaged('the checksum of its pixels')
  } finally {
    await file.close()
  }
}

async function decodeAll(
  folder: ImageFolder,
  transforms: readonly Transform[],
  file: string,
  key: string,
  onError: NonNullable<CacheImagesOptions['onError']>,
): Promise<Trailer> {
  const trailer: Trailer = { key, shape: [0, 0, 0], count: 0, crc32: 0, skipped: [] }
  const failures: { error: PdecayError; index: number }[] = []
  const decode = async (index: number) => {
    try {
      return await decodeOne(folder, transforms, index)
    } catch (error) {
      if (onError === 'throw' || !(error instanceof PdecayError)) throw error
      failures.push({ error, index })
      return undefined
    }
  }
  let wrong: unknown
  async function* chunks() {
    try {
      let index = 0
      for await (const image of inOrder(folder.length, decode)) {
        if (!image) trailer.skipped.push(index)
        else {
          if (trailer.count === 0) trailer.shape = image.shape
          if (image.shape.join() !== trailer.shape.join())
            throw new PdecayError(
              'ERR_DATA',
              `${folder.paths[index]}: an image of ${image.shape.join(' x ')} where the others have ${trailer.shape.join(' x ')}: add a resize and a crop to transforms`,
            )
          trailer.count++
          trailer.crc32 = crc32(trailer.crc32, image.pixels)
          yield image.pixels
        }
        index++
      }
      if (trailer.count === 0)
        throw new PdecayError('ERR_DATA', `None of the images can be read. ${failures[0]!.error.message}`)
    } catch (error) {
      wrong = error
      throw error
    }
    const text = Buffer.from(JSON.stringify(trailer))
    const tail = Buffer.alloc(lengthBytes)
    tail.writeUInt32LE(text.length, 0)
    tail.writeUInt32LE(crc32(0, text), 4)
    yield Buffer.concat([text, tail, magic])
  }
  await writeFile('cacheImages', file, chunks()).catch((error: unknown) => {
    throw wrong ?? error
  })
  if (typeof onError === 'function') for (const { error, index } of failures) onError(error, index)
  return trailer
}

async function decodeOne(folder: ImageFolder, transforms: readonly Transform[], index: number) {
  const { image, target } = await folder.get(index)
  const path = folder.paths[index]!
  try {
    return tidy(() => {
      const made = apply(image, transforms)
      const pixels = new Uint8Array(made.contiguous().toTypedArray() as Uint8Array)
      return { shape: [...made.shape] as [number, number, number], pixels }
    })
  } catch (error) {
    if (error instanceof PdecayError)
      throw new PdecayError(error.code, `${path}: ${error.message}`, { cause: error })
    throw new PdecayError('ERR_DATA', `${path}: ${error instanceof Error ? error.message : show(error)}`, {
      cause: error,
    })
  } finally {
    image.dispose()
    target.dispose()
  }
}
