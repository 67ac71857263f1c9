// The messages of ONNX (onnx/onnx.proto).
import { Message } from '../../_protobuf.js'
import type { ExternalPlace } from '../../io/external-data.js'
import type { DType } from '../../tensor/core/dtypes.js'

/** TensorProto.DataType. */
const dataTypes: Readonly<Partial<Record<DType, number>>> = {
  float32: 1,
  uint8: 2,
  int8: 3,
  uint16: 4,
  int16: 5,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
  uint32: 12,
  uint64: 13,
  bfloat16: 16,
}
export function dataType(dtype: DType): number {
  const type = dataTypes[dtype]
  if (type === undefined) throw new RangeError(`ONNX has no tensors of ${dtype}`)
  return type
}

/** A value of an attribute. Whole numbers are ints unless they are given as { float }. */
export type Attribute = number | string | { readonly float: number } | readonly number[]
export type Attributes = Readonly<Record<string, Attribute>>

function attribute(name: string, value: Attribute): Message {
  const message = new Message().text(1, name)
  const [float, int, string, ints] = [1, 2, 3, 7]
  if (typeof value === 'number') return message.int(3, value).int(20, int)
  if (typeof value === 'string') return message.text(4, value).int(20, string)
  if ('float' in value) return message.float(2, value.float).int(20, float)
  for (const each of value) message.int(8, each)
  return message.int(20, ints)
}

export function nodeMessage(
  op: string,
  name: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Attributes,
): Message {
  const message = new Message()
  for (const each of inputs) message.text(1, each)
  for (const each of outputs) message.text(2, each)
  message.text(3, name).text(4, op)
  for (const [key, value] of Object.entries(attributes)) message.message(5, attribute(key, value))
  return message
}

/** @param data the elements in row-major order */
export function tensorMessage(
  name: string,
  dtype: DType,
  shape: readonly number[],
  data: Uint8Array,
): Message {
  const message = new Message()
  for (const size of shape) message.int(1, size)
  return message.int(2, dataType(dtype)).text(8, name).bytes(9, data)
}

/** A tensor whose elements are in another file. */
export function externalTensorMessage(
  name: string,
  dtype: DType,
  shape: readonly number[],
  place: ExternalPlace,
): Message {
  const message = new Message()
  for (const size of shape) message.int(1, size)
  message.int(2, dataType(dtype)).text(8, name)
  for (const [key, value] of Object.entries(place))
    message.message(13, new Message().text(1, key).text(2, String(value)))
  const external = 1
  return message.int(14, external)
}

/** @param shape numbers, and names of sizes that vary */
export function valueMessage(name: string, dtype: DType, shape: readonly (number | string)[]): Message {
  const dims = new Message()
  for (const size of shape)
    dims.message(1, typeof size === 'number' ? new Message().int(1, size) : new Message().text(2, size))
  const tensor = new Message().int(1, dataType(dtype)).message(2, dims)
  return new Message().text(1, name).message(2, new Message().message(1, tensor))
}

/** The newest version of the format that its readers of 2022, with opset 17, know. */
const irVersion = 8
export const opset = 17

export function modelMessage(graph: Message, producer: string): Message {
  const operators = new Message().text(1, '').int(2, opset)
  return new Message().int(1, irVersion).text(2, producer).message(7, graph).message(8, operators)
}
