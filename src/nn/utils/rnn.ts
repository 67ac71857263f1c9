import { checkBoolean, checkInteger, show } from '../../_check.js'
import { cat, Tensor, tensor } from '../../tensor/index.js'
import { internal } from '../_aten.js'
import { flag, type Given, integer, nullable, number, read } from '../_options.js'

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
    /** Where each sequence is now. */
    readonly unsortedIndices: Tensor | null = null,
  ) {}
}

const packTable = { batchFirst: flag(false), enforceSorted: flag(true) }

/** The order that undoes another one. */
const inverse = (order: Tensor): Tensor => order.argsort()

/**
 * Packs sequences that were padded to one length.
 *
 * @param input [longest, batch, …], or with `batchFirst` [batch, longest, …]
 * @param lengths of the sequences, on the CPU
 * @param options batchFirst, default false; enforceSorted, default true: lengths go down
 * @throws RangeError for lengths that do not go down where they must
 */
export function packPaddedSequence(
  input: Tensor,
  lengths: Tensor | readonly number[],
  options: Given<typeof packTable> = {},
): PackedSequence {
  const { batchFirst, enforceSorted } = read('packPaddedSequence', packTable, options)
  const given = lengths instanceof Tensor ? lengths : tensor([...lengths], { dtype: 'int64' })
  if (enforceSorted) {
    const list = [...given.toTypedArray()].map(Number)
    if (list.some((length, i) => i > 0 && length > list[i - 1]!))
      throw new RangeError(
        'packPaddedSequence: Expected lengths that go down; enforceSorted: false sorts the sequences',
      )
    const [data, batchSizes] = Object.values(pack(input, given, batchFirst)) as [Tensor, Tensor]
    return new PackedSequence(data, batchSizes)
  }
  const order = given.argsort({ dim: 0, descending: true, stable: true } as never)
  const sorted = input.indexSelect(batchFirst ? 0 : 1, order)
  const [data, batchSizes] = Object.values(pack(sorted, given.indexSelect(0, order), batchFirst)) as [
    Tensor,
    Tensor,
  ]
  return new PackedSequence(data, batchSizes, order, inverse(order))
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
 */
export function padPackedSequence(
  sequence: PackedSequence,
  options: Given<typeof padTable> = {},
): [padded: Tensor, lengths: Tensor] {
  const { batchFirst, paddingValue, totalLength } = read('padPackedSequence', padTable, options)
  const longest = sequence.batchSizes.numel
  if (totalLength !== null && totalLength < longest)
    throw new RangeError(`Expected integer in [${longest}, inf) for totalLength but received ${totalLength}`)
  const result = unpack(sequence.data, sequence.batchSizes, batchFirst, paddingValue, totalLength ?? longest)
  const [padded, lengths] = Object.values(result) as [Tensor, Tensor]
  const { unsortedIndices } = sequence
  if (!unsortedIndices) return [padded, lengths]
  return [padded.indexSelect(batchFirst ? 0 : 1, unsortedIndices), lengths.indexSelect(0, unsortedIndices)]
}

const sequenceTable = { batchFirst: flag(false), paddingValue: number(0) }

/** Pads sequences to the longest. @param sequences [length, …] each @returns [longest, batch, …], or with `batchFirst` [batch, longest, …] */
export function padSequence(sequences: readonly Tensor[], options: Given<typeof sequenceTable> = {}): Tensor {
  const { batchFirst, paddingValue } = read('padSequence', sequenceTable, options)
  checkSequences(sequences)
  const longest = Math.max(...sequences.map((each) => each.size(0)))
  const padded = sequences.map((each) => {
    const missing = longest - each.size(0)
    if (missing === 0) return each.unsqueeze(0)
    return cat([each, each.newFull([missing, ...each.shape.slice(1)], paddingValue)]).unsqueeze(0)
  })
  const batch = cat(padded)
  return batchFirst ? batch : batch.transpose(0, 1)
}

function checkSequences(sequences: readonly Tensor[]): void {
  if (!Array.isArray(sequences) || sequences.length === 0)
    throw new TypeError(`Expected an array of sequences but received ${show(sequences)}`)
}

/** Packs sequences of several lengths. @param options enforceSorted, default true: lengths go down */
export function packSequence(
  sequences: readonly Tensor[],
  options: { enforceSorted?: boolean } = {},
): PackedSequence {
  checkSequences(sequences)
  const lengths = sequences.map((each) => each.size(0))
  return packPaddedSequence(padSequence(sequences), lengths, options)
}

/** Padded sequences apart, each of its own length. @param padded as {@link padSequence} gives it */
export function unpadSequence(
  padded: Tensor,
  lengths: Tensor | readonly number[],
  options: { batchFirst?: boolean } = {},
): Tensor[] {
  const batchFirst = checkBoolean('batchFirst', options.batchFirst ?? false)
  const batch = batchFirst ? padded : padded.transpose(0, 1)
  const list = lengths instanceof Tensor ? [...lengths.toTypedArray()].map(Number) : lengths
  return [...list].map((length, i) =>
    batch.select(0, i).narrow(0, 0, checkInteger('lengths', length, `[0, ${batch.size(1)}]`)),
  )
}

/** The sequences of a pack. */
export function unpackSequence(sequence: PackedSequence): Tensor[] {
  const [padded, lengths] = padPackedSequence(sequence, { batchFirst: true })
  return unpadSequence(padded, lengths, { batchFirst: true })
}
