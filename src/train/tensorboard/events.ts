// The messages of TensorBoard's event files: tensorboard/compat/proto/{event,summary}.proto and plugins/hparams/*.proto.
// As in any proto3 writer, fields that have their default value are left out.
import { crc32c } from '../../_crc.js'
import { Message } from '../../_protobuf.js'

/** A record of a TFRecord file: length, its checksum, the bytes, their checksum. */
export function frame(data: Uint8Array): Uint8Array {
  const record = Buffer.alloc(data.length + 16)
  record.writeBigUInt64LE(BigInt(data.length), 0)
  record.writeUInt32LE(masked(record.subarray(0, 8)), 8)
  record.set(data, 12)
  record.writeUInt32LE(masked(data), data.length + 12)
  return record
}

function masked(bytes: Uint8Array): number {
  const crc = crc32c(0, bytes)
  return (((crc >>> 15) | (crc << 17)) + 0xa282ead8) >>> 0
}

/** @param seconds since 1970 */
const event = (seconds: number, step: number): Message => {
  const message = new Message().double(1, seconds)
  return step === 0 ? message : message.int(2, step)
}

/** The first event of a file. */
export const versionEvent = (seconds: number): Message => event(seconds, 0).text(3, 'brain.Event:2')

/** Tells readers to drop the events from `step` on that were written before. */
export const purgeEvent = (seconds: number, step: number): Message =>
  event(seconds, step).message(7, new Message().int(1, 1))

export const summaryEvent = (seconds: number, step: number, values: readonly Message[]): Message => {
  const summary = new Message()
  for (const value of values) summary.message(1, value)
  return event(seconds, step).message(5, summary)
}

export const scalarValue = (tag: string, value: number): Message => new Message().text(1, tag).float(2, value)

export interface ImageFacts {
  height: number
  width: number
  channels: number
}
export const imageValue = (tag: string, { height, width, channels }: ImageFacts, png: Uint8Array): Message =>
  new Message()
    .text(1, tag)
    .message(4, new Message().int(1, height).int(2, width).int(3, channels).bytes(4, png))

/** Counts of values, bucket by bucket. */
export interface HistogramFacts {
  min: number
  max: number
  count: number
  sum: number
  sumSquares: number
  /** The right edges of the buckets. */
  limits: readonly number[]
  counts: readonly number[]
}

export function histogramValue(tag: string, facts: HistogramFacts): Message {
  const histogram = new Message()
  const { min, max, count, sum, sumSquares, limits, counts } = facts
  for (const [i, value] of [min, max, count, sum, sumSquares].entries())
    if (value !== 0) histogram.double(i + 1, value)
  return new Message().text(1, tag).message(5, histogram.doubles(6, limits).doubles(7, counts))
}

const metadata = (plugin: string, content?: Message): Message => {
  const data = new Message().text(1, plugin)
  return new Message().message(1, content ? data.message(2, content) : data)
}

/** A tensor of one string, in Markdown. */
export function textValue(tag: string, text: string): Message {
  const stringType = 7
  const shape = new Message().message(2, new Message().int(1, 1))
  const tensor = new Message().int(1, stringType).message(2, shape).text(8, text)
  return new Message().text(1, tag).message(8, tensor).message(9, metadata('text'))
}

export type HParam = string | number | boolean

const protoValue = (value: HParam): Message =>
  typeof value === 'number'
    ? new Message().double(2, value)
    : typeof value === 'string'
      ? new Message().text(3, value)
      : new Message().int(4, Number(value))

const hparamsValue = (tag: string, field: number, content: Message): Message =>
  new Message()
    .text(1, `_hparams_/${tag}`)
    .message(9, metadata('hparams', new Message().message(field, content)))

const kinds = { string: 1, boolean: 2, number: 3 } as const

/** Settings of the run, and the tags of the scalars that tell how good it is. */
export function hparamsValues(
  hparams: Readonly<Record<string, HParam>>,
  metrics: readonly string[],
  ended: boolean,
): Message[] {
  const experiment = new Message()
  const start = new Message()
  for (const [name, value] of Object.entries(hparams)) {
    const kind = kinds[typeof value as keyof typeof kinds]
    experiment.message(4, new Message().text(1, name).int(4, kind))
    start.message(1, new Message().text(1, name).message(2, protoValue(value)))
  }
  for (const tag of metrics) experiment.message(5, new Message().message(1, new Message().text(2, tag)))
  const values = [hparamsValue('experiment', 2, experiment), hparamsValue('session_start_info', 3, start)]
  const success = 1
  return ended ? [...values, hparamsValue('session_end_info', 4, new Message().int(1, success))] : values
}
