import { checkKnownKeys, checkOneOf, show } from '../../_check.js'
import { core } from '../../native/index.js'
import { wrap } from '../../tensor/core/handle.js'
import type { Tensor } from '../../tensor/core/tensor.js'
import { jpegCore } from './_turbojpeg.js'

/** How the elements of an image tensor are ordered: [channels, height, width] or [height, width, channels]. */
export type ImageLayout = 'chw' | 'hwc'

/** Options of {@link decodeJpeg}. */
export interface DecodeJpegOptions {
  /**
   * Channels of the result: 1 is gray, 3 is red, green and blue. Images of other kinds, CMYK too, are converted. Default: 1
   * for a gray image, 3 for any other.
   */
  channels?: 1 | 3
  /** The order of the elements. Default 'chw', as in PyTorch. */
  layout?: ImageLayout
  /**
   * Decodes an image of 1/scale of the height and width, rounded up, at less cost: libjpeg-turbo's scaled decoding. One of 1,
   * 2, 4 and 8. Default 1.
   */
  scale?: 1 | 2 | 4 | 8
}

/** What the header of a JPEG image says. */
export interface JpegInfo {
  height: number
  width: number
  /** Channels as they are stored: 1 for gray, 3 for colour, 4 for CMYK. */
  channels: number
}

export function checkBytes(name: string, bytes: unknown): Uint8Array {
  if (!(bytes instanceof Uint8Array))
    throw new TypeError(`Expected a Uint8Array for ${name} but received ${show(bytes)}`)
  return bytes
}

function checkMember<T extends number>(name: string, value: unknown, values: readonly T[]): T {
  const list = values.join(', ')
  if (typeof value !== 'number')
    throw new TypeError(`Expected one of ${list} for ${name} but received ${show(value)}`)
  if (!(values as readonly number[]).includes(value))
    throw new RangeError(`Expected one of ${list} for ${name} but received ${show(value)}`)
  return value as T
}

export const layouts = ['chw', 'hwc'] as const

/**
 * Decodes a JPEG image with libjpeg-turbo.
 *
 * @param bytes the whole file
 * @returns uint8 [channels, height, width], or [height, width, channels] with layout 'hwc'
 * @throws PdecayError `ERR_DATA`, with the byte, for data that is no JPEG, is truncated or corrupt, has more than 8 bits per
 *   sample or more than 2^27 pixels; `ERR_NATIVE_LOAD` if libturbojpeg is not installed, with what to install
 */
export function decodeJpeg(bytes: Uint8Array, options: DecodeJpegOptions = {}): Tensor {
  checkBytes('bytes', bytes)
  checkKnownKeys('decodeJpeg options', options, ['channels', 'layout', 'scale'])
  const channels = options.channels === undefined ? 0 : checkMember('channels', options.channels, [1, 3])
  const layout = checkOneOf('layout', options.layout ?? 'chw', layouts)
  const scale = checkMember('scale', options.scale ?? 1, [1, 2, 4, 8])
  return wrap(jpegCore().decodeJpeg(bytes, channels, scale, layout === 'chw'))
}

/**
 * Reads the size of a JPEG image from its header, without decoding it. It does not need libturbojpeg.
 *
 * @param bytes the file, or its beginning up to the first scan
 * @throws PdecayError `ERR_DATA`, as {@link decodeJpeg}
 */
export function jpegInfo(bytes: Uint8Array): JpegInfo {
  const [height, width, channels] = core().jpegHeader(checkBytes('bytes', bytes))
  return { height, width, channels }
}
