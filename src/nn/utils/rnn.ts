import { checkBoolean, checkInstance, checkInteger, checkKnownKeys, show } from '../../_check.js'
import { cat, stack, Tensor, tensor } from '../../tensor/index.js'
import { internal } from '../_aten.js'
import { flag, type Given, integer, nullable, number, oneOf, read } from '../_options.js'

type Pack = (input: Tensor, lengths: Tensor, batchFirst: boolean) => [Tensor, Tensor]
type Unpack = (
  data: Tensor,
  batchSizes: Tensor,
  batchFirst: boolean,
  paddingValue: number,
  totalLength: number,
) => [Tensor, Tensor]
const pack = internal<Pack>('_pack_padded_sequence', 'packPaddedSequence', '')
const unpack = internal<Unpack>('_pad_packed_sequence', 'padPackedSequence', '')

/**
 * Sequences of several lengths, step by step and without padding: what recurrent layers take and give.
 *
 * Made by {@link packPaddedSequence} and {@link packSequence}.
 */
export class PackedSequence {
  constructor(
    /** The elements of all sequences, the first step of each, then the second, …: [all, …]. */
    readonly data: Tensor,
    /** How many sequences have each step, int64 [longest]. */
    readonly batchSizes: Tensor,
    /** Where each sequence came from, the longest first; null where they were sorted. */
    readonly sortedIndices: Tensor | null = null,
    /** Where each sequence is now: by default, the inverse of `sortedIndices`. */
    readonly unsortedIndices: Tensor | null = sortedIndices && inverse(sortedIndices),
  ) {}
}

/** The order that undoes another one. */
const inverse = (order: Tensor): Tensor => checkInstance('sortedIndices', order, Tensor).argsort()

const packTable = { batchFirst: flag(false), enforceSorted: flag(true) }

/** Lengths, one for each sequence: libtorch takes what is beyond the input for shorter. */
function lengthList(lengths: Tensor | readonly number[], batch: number, range: string): number[] {
  const list = lengths instanceof Tensor ? [...lengths.toTypedArray()].map(Number) : lengths
  if (!Array.isArray(list)) throw new TypeError(`Expected lengths but received ${show(lengths)}`)
  if (list.length !== batch) throw new RangeError(`Expected ${batch} lengths but received ${list.length}`)
  return list.map((length, i) => checkInteger(`lengths[${i}]`, length, range))
}

/**
 * Packs sequences that were padded to one length.
 *
 * @param input [longest, batch, …], or with `batchFirst` [batch, longest, …]
 * @param lengths of the sequences, [batch], each in [1, longest]
 * @param options batchFirst, default false; enforceSorted, default true: lengths go down
 * @throws TypeError for an input that is no tensor of 2 or more dimensions, RangeError for other lengths than these, or
 *   for lengths that do not go down where they must
 */
export function packPaddedSequence(
  input: Tensor,
  lengths: Tensor | readonly number[],
  options: Given<typeof packTable> = {},
): PackedSequence {
  const { batchFirst, enforceSorted } = read('packPaddedSequence', packTable, options)
  if (!(input instanceof Tensor) || input.ndim < 2)
    throw new TypeError(`Expected Tensor of 2 or more dimensions for input but received ${show(input)}`)
  const [longest, batch] = batchFirst ? [input.size(1), input.size(0)] : [input.size(0), input.size(1)]
  const list = lengthList(lengths, batch, `[1, ${longest}]`)
  const given = tensor(list, { dtype: 'int64' })
  if (enforceSorted) {
    if (list.some((length, i) => i > 0 && length > list[i - 1]!))
      throw new RangeError(
        'packPaddedSequence: Expected lengths that go down; enforceSorted: false sorts the sequences',
      )
    const [data, batchSizes] = Object.values(pack(input, given, batchFirst)) as [Tensor, Tensor]
    return new PackedSequence(data, batchSizes)
  }
  const order = given.argsort({ dim: 0, descending: true, stable: true } as never)
  const onDevice = order.to(input.device)
  const sorted = input.indexSelect(batchFirst ? 0 : 1, onDevice)
  const [data, batchSizes] = Object.values(pack(sorted, given.indexSelect(0, order), batchFirst)) as [
    Tensor,
    Tensor,
  ]
  return new PackedSequence(data, batchSizes, onDevice)
}

const padTable = {
  batchFirst: flag(false),
  paddingValue: number(0),
  totalLength: nullable(integer(1, '[1, inf)')),
}

/**
 * The sequences of a pack, padded to one length, and their lengths: the inverse of {@link packPaddedSequence}.
 *
 * @param options batchFirst, default false; paddingValue, default 0; totalLength, default the longest sequence's
 * @returns [padded, lengths int64 [batch]]
 * @throws TypeError for what is no packed sequence, RangeError for a totalLength below the longest sequence's
 */
export function padPackedSequence(
  sequence: PackedSequence,
  options: Given<typeof padTable> = {},
): [padded: Tensor, lengths: Tensor] {
  const { batchFirst, paddingValue, totalLength } = read('padPackedSequence', padTable, options)
  if (!(sequence instanceof PackedSequence))
    throw new TypeError(`Expected PackedSequence for sequence but received ${show(sequence)}`)
  const longest = sequence.batchSizes.numel
  if (totalLength !== null && totalLength < longest)
    throw new RangeError(`Expected integer in [${longest}, inf) for totalLength but received ${totalLength}`)
  const result = unpack(sequence.data, sequence.batchSizes, batchFirst, paddingValue, totalLength ?? longest)
  const [padded, lengths] = Object.values(result) as [Tensor, Tensor]
  const { unsortedIndices } = sequence
  if (!unsortedIndices) return [padded, lengths]
  return [
    padded.indexSelect(batchFirst ? 0 : 1, unsortedIndices),
    lengths.indexSelect(0, unsortedIndices.to('cpu')),
  ]
}

const sequenceTable = {
  batchFirst: flag(false),
  paddingValue: number(0),
  paddingSide: oneOf<'right' | 'left'>('right', ['right', 'left']),
}

/**
 * Pads sequences to the longest.
 *
 * @param sequences [length, …] each, of any lengths and otherwise of one shape
 * @param options batchFirst, default false; paddingValue, default 0; paddingSide, 'right' (default) or 'left'
 * @returns [longest, batch, …], or with `batchFirst` [batch, longest, …]
 * @throws TypeError for what is no array of tensors
 */
export function padSequence(sequences: readonly Tensor[], options: Given<typeof sequenceTable> = {}): Tensor {
  const { batchFirst, paddingValue, paddingSide } = read('padSequence', sequenceTable, options)
  checkSequences(sequences)
  const longest = Math.max(...sequences.map((each) => each.size(0)))
  const padded = sequences.map((each) => {
    const missing = longest - each.size(0)
    if (missing === 0) return each
    const padding = each.newFull([missing, ...each.shape.slice(1)], paddingValue)
    return cat(paddingSide === 'right' ? [each, padding] : [padding, each])
  })
  return stack(padded, { dim: batchFirst ? 0 : 1 })
}

function checkSequences(sequences: readonly Tensor[]): void {
  if (!Array.isArray(sequences) || sequences.length === 0)
    throw new TypeError(`Expected an array of sequences but received ${show(sequences)}`)
  for (const [i, each] of sequences.entries())
    if (!(each instanceof Tensor) || each.ndim === 0)
      throw new TypeError(
        `Expected Tensor of 1 or more dimensions for sequences[${i}] but received ${show(each)}`,
      )
}

/**
 * Packs sequences of several lengths.
 *
 * @param sequences [length, …] each, of any lengths and otherwise of one shape
 * @param options enforceSorted, default true: lengths go down
 * @throws RangeError for lengths that do not go down where they must
 */
export function packSequence(
  sequences: readonly Tensor[],
  options: { enforceSorted?: boolean } = {},
): PackedSequence {
  checkSequences(sequences)
  const lengths = sequences.map((each) => each.size(0))
  return packPaddedSequence(padSequence(sequences), lengths, options)
}

/**
 * Padded sequences apart, each of its own length: the inverse of {@link padSequence}.
 *
 * @param padded [longest, batch, …], or with `batchFirst` [batch, longest, …]
 * @param lengths of the sequences, [batch], each in [0, longest]
 * @param options batchFirst, default false
 * @returns views of `padded`, [length, …] each
 * @throws TypeError, RangeError for lengths that do not fit
 */
export function unpadSequence(
  padded: Tensor,
  lengths: Tensor | readonly number[],
  options: { batchFirst?: boolean } = {},
): Tensor[] {
  checkKnownKeys('unpadSequence options', options, ['batchFirst'])
  const batchFirst = checkBoolean('batchFirst', options.batchFirst ?? false)
  checkInstance('padded', padded, Tensor)
  if (padded.ndim < 2)
    throw new RangeError(`Expected at least 2 dimensions for padded but received ${padded.ndim}`)
  const batch = batchFirst ? padded : padded.transpose(0, 1)
  return lengthList(lengths, batch.size(0), `[0, ${batch.size(1)}]`).map((length, i) =>
    batch.select(0, i).narrow(0, 0, length),
  )
}

/**
 * The sequences of a pack, in the order that they were packed in: the inverse of {@link packSequence}.
 *
 * @returns [length, …] each
 */
export function unpackSequence(sequence: PackedSequence): Tensor[] {
  const [padded, lengths] = padPackedSequence(sequence, { batchFirst: true })
  return unpadSequence(padded, lengths, { batchFirst: true })
}
