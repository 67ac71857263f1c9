import { type Dirent, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { checkFunction, checkKnownKeys, checkString, show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { type Tensor, tensor } from '../../tensor/index.js'
import { decodeImage } from '../images/decode-image.js'
import type { Dataset } from '../loader/dataset.js'

/** Decodes an image file: a tensor uint8 [channels, height, width]. */
export type ImageDecoder = (bytes: Uint8Array, path: string) => Tensor | Promise<Tensor>

/** Options of {@link ImageFolder}. */
export interface ImageFolderOptions {
  /** Decodes a file. Default: {@link decodeImage} with three channels. */
  decode?: ImageDecoder
  /** The endings of the names of image files, in lower case. Default: .jpg, .jpeg, .png and .webp. */
  extensions?: readonly string[]
}

/** An image of an {@link ImageFolder} and its class. */
export interface FolderImage {
  /** uint8 [channels, height, width]. */
  image: Tensor
  /** The number of the class: int64, without dimensions. */
  target: Tensor
}

async function decodeFile(bytes: Uint8Array, path: string): Promise<Tensor> {
  try {
    return await decodeImage(bytes, { channels: 3 })
  } catch (error) {
    if (!(error instanceof PdecayError)) throw error
    throw new PdecayError(error.code, `${path}: ${error.message}`, { cause: error })
  }
}

const list = (dir: string): Dirent[] => {
  try {
    return readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    throw new PdecayError('ERR_FILE', `${dir} cannot be read: ${(error as Error).message}`, { cause: error })
  }
}

/**
 * Images in folders, one folder for each class: `<dir>/<class>/…/<image>.jpg`. Classes are numbered in the order of their
 * names. Images are read and decoded when they are asked for.
 *
 * @throws PdecayError `ERR_DATA` if there is no class, or a class without images; `ERR_FILE` if a folder cannot be read
 * @source torchvision.datasets.ImageFolder
 * @example
 * ```ts
 * const set = new data.ImageFolder('/data/flowers')
 * const loader = new data.DataLoader(set, { batchSize: 32, shuffle: true, prefetch: 4, onError: 'skip' })
 * ```
 */
export class ImageFolder implements Dataset<Promise<FolderImage>> {
  /** The number of images. */
  readonly length: number
  /** The names of the classes, in order. */
  readonly classes: readonly string[]
  /** The folder with the folders of the classes. */
  readonly dir: string
  /** The paths of the images. */
  readonly paths: readonly string[]
  /** The class of each image. */
  readonly labels: Int32Array
  readonly #decode: ImageDecoder

  /**
   * @param dir the folder with the folders of the classes
   * @param options how a file is decoded, and which files are images
   */
  constructor(dir: string, options: ImageFolderOptions = {}) {
    checkString('dir', dir)
    checkKnownKeys('ImageFolder options', options, ['decode', 'extensions'])
    const { extensions = ['.jpg', '.jpeg', '.png', '.webp'] } = options
    if (!Array.isArray(extensions) || extensions.some((each) => typeof each !== 'string'))
      throw new TypeError(`Expected an array of strings for extensions but received ${show(extensions)}`)
    this.#decode = checkFunction('decode', options.decode ?? decodeFile)
    this.dir = dir
    const classes = list(dir).filter((entry) => entry.isDirectory())
    if (classes.length === 0)
      throw new PdecayError('ERR_DATA', `${dir} holds no folders: expected one with images for each class`)
    const paths: string[] = []
    const labels: number[] = []
    for (const [label, { name }] of classes.entries()) {
      const before = paths.length
      collect(join(dir, name), extensions, paths)
      if (paths.length === before)
        throw new PdecayError(
          'ERR_DATA',
          `${join(dir, name)} holds no images (${extensions.join(', ')}), and each folder is a class`,
        )
      while (labels.length < paths.length) labels.push(label)
    }
    this.classes = Object.freeze(classes.map(({ name }) => name))
    this.paths = paths
    this.labels = Int32Array.from(labels)
    this.length = paths.length
  }

  /**
   * The image with this index, and its class.
   * @throws PdecayError `ERR_DATA`, with the file, for a damaged image; `ERR_FILE` if it cannot be read
   */
  async get(index: number): Promise<FolderImage> {
    const path = this.paths[index]!
    const bytes = await readFile(path).catch((error: Error) => {
      throw new PdecayError('ERR_FILE', `${path} cannot be read: ${error.message}`, { cause: error })
    })
    const image = await this.#decode(bytes, path)
    return { image, target: tensor(BigInt(this.labels[index]!)) }
  }
}

function collect(dir: string, extensions: readonly string[], paths: string[]): void {
  for (const entry of list(dir)) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) collect(path, extensions, paths)
    else if (extensions.includes(extname(entry.name).toLowerCase())) paths.push(path)
  }
}
