import type Sharp from 'sharp'
import { checkKnownKeys, checkOneOf } from '../../_check.js'
import { importAtRunTime } from '../../_import.js'
import { PdecayError } from '../../errors.js'
import { type Tensor, tensor } from '../../tensor/index.js'
import { checkBytes, decodeJpeg, type ImageLayout, layouts } from './decode-jpeg.js'

/** Options of {@link decodeImage}. */
export interface DecodeImageOptions {
  /** Channels of the result: 1 is gray, 3 is red, green and blue. Default: 1 for a gray image, 3 for any other. */
  channels?: 1 | 3
  /** The order of the elements. Default 'chw'. */
  layout?: ImageLayout
}

const importSharp = async () => ((await importAtRunTime('sharp')) as { default: typeof Sharp }).default
let sharp: ReturnType<typeof importSharp> | undefined

function loadSharp(): ReturnType<typeof importSharp> {
  sharp ??= importSharp().catch((cause) => {
    sharp = undefined
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      'Images other than JPEG are decoded by the package sharp, which is not installed. What to do: npm install sharp',
      { cause },
    )
  })
  return sharp
}

/** Pixels that an image may have, as in {@link decodeJpeg}. */
const mostPixels = 2 ** 27

/**
 * Decodes an image: JPEG with libjpeg-turbo, and PNG, WebP and what else it knows with the optional package `sharp`. Samples
 * of 16 bits become 8, CMYK becomes RGB, and transparency is dropped. Animated images give their first frame.
 *
 * @param bytes the whole file
 * @returns uint8 [channels, height, width], or [height, width, channels] with layout 'hwc'
 * @throws PdecayError `ERR_DATA` for data that is no image, truncated or corrupt, or has more than 2^27 pixels;
 *   `ERR_UNSUPPORTED` if sharp is needed and not installed; and as {@link decodeJpeg}
 */
export async function decodeImage(bytes: Uint8Array, options: DecodeImageOptions = {}): Promise<Tensor> {
  checkBytes('bytes', bytes)
  checkKnownKeys('decodeImage options', options, ['channels', 'layout'])
  const layout = checkOneOf('layout', options.layout ?? 'chw', layouts)
  if (options.channels !== undefined && options.channels !== 1 && options.channels !== 3)
    throw new RangeError(`Expected 1 or 3 for channels but received ${String(options.channels)}`)
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return decodeJpeg(bytes, options)
  if (bytes.length === 0) throw new PdecayError('ERR_DATA', 'byte 0: the file is empty')
  const open = await loadSharp()
  try {
    const image = open(bytes, { failOn: 'warning', limitInputPixels: mostPixels, pages: 1 })
    const { channels: stored = 3, hasAlpha } = await image.metadata()
    const channels = options.channels ?? (stored - (hasAlpha ? 1 : 0) === 1 ? 1 : 3)
    const pixels = image.removeAlpha().toColourspace(channels === 1 ? 'b-w' : 'srgb')
    const { data, info } = await pixels.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true })
    if (info.channels !== channels)
      throw new Error(`${info.channels} channels where ${channels} are expected`)
    const hwc = tensor(new Uint8Array(data)).reshape([info.height, info.width, channels])
    return layout === 'hwc' ? hwc : hwc.permute([2, 0, 1]).contiguous()
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new PdecayError('ERR_DATA', `The image cannot be decoded: ${reason}`, { cause: error })
  }
}
