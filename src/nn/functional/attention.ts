import { cat, type Tensor, zeros } from '../../tensor/index.js'
import { aten } from '../_aten.js'
import { checkTensor, flag, type Given, number, optionalTensor, read } from '../_options.js'

const table = {
  inProjWeight: optionalTensor,
  inProjBias: optionalTensor,
  biasK: optionalTensor,
  biasV: optionalTensor,
  /** Add a key and value of zeros. Default false. */
  addZeroAttn: flag(false),
  /** Default 0. */
  dropoutP: number(0, '[0, 1]'),
  outProjBias: optionalTensor,
  /** Default true. */
  training: flag(true),
  /** [batch, sources]: true, or -∞, where a key is not looked at. */
  keyPaddingMask: optionalTensor,
  /** Give the weights too. Default true. */
  needWeights: flag(true),
  /** [targets, sources] or [batch·heads, targets, sources]: true, or -∞, where nothing is looked at. */
  attnMask: optionalTensor,
  /** Three matrices instead of `inProjWeight`, where keys and values have other sizes. */
  qProjWeight: optionalTensor,
  kProjWeight: optionalTensor,
  vProjWeight: optionalTensor,
  /** The mean of the weights over the heads. Default true. */
  averageAttnWeights: flag(true),
  /** Says that `attnMask` hides what comes later. Default false. */
  isCausal: flag(false),
}
/** The options of {@link multiHeadAttentionForward}. */
export type MultiHeadAttentionOptions = Given<typeof table>

/** A mask to be added to scores: a boolean one hides what is true. */
export function floatMask(mask: Tensor | null, like: Tensor): Tensor | null {
  if (mask === null || mask.dtype !== 'bool') return mask
  const { dtype, device } = like
  return zeros(mask.shape, { dtype, device }).maskedFill(mask, Number.NEGATIVE_INFINITY)
}

/** Queries, keys and values of the inner size. */
function project(query: Tensor, key: Tensor, value: Tensor, o: MultiHeadAttentionOptions): Tensor[] {
  const biases = o.inProjBias ? o.inProjBias.chunk(3) : [null, null, null]
  const weights = o.inProjWeight
    ? o.inProjWeight.chunk(3)
    : [o.qProjWeight, o.kProjWeight, o.vProjWeight].map((weight) => {
        if (!weight)
          throw new TypeError(
            'multiHeadAttentionForward: Expected inProjWeight or all of q, k and vProjWeight',
          )
        return weight
      })
  if (o.inProjWeight && query === key && key === value) {
    const all = aten.linear(query, o.inProjWeight, { bias: o.inProjBias ?? null })
    return all.chunk(3, { dim: -1 })
  }
  return [query, key, value].map((each, i) => aten.linear(each, weights[i]!, { bias: biases[i] ?? null }))
}

/**
 * Attention of several heads: concat(softmax(qᵢ·kᵢᵀ/√d + mask)·vᵢ)·W_out.
 *
 * @param query [targets, batch, embedding] or without the batch
 * @param key [sources, batch, …] or without the batch
 * @param value as `key`
 * @param outProjWeight [embedding, embedding]
 * @returns [output, weights]: the output has the query's shape; weights are [batch, targets, sources], with
 *   `averageAttnWeights: false` [batch, heads, targets, sources], and null without `needWeights`
 * @throws RangeError for a query of other than `embedDimToCheck` features, TypeError for `isCausal` with no `attnMask`, or
 *   where weights of the projections are missing
 * @source Vaswani et al., arXiv 1706.03762
 */
export function multiHeadAttentionForward(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  embedDimToCheck: number,
  numHeads: number,
  outProjWeight: Tensor,
  options: MultiHeadAttentionOptions = {},
): [output: Tensor, weights: Tensor | null] {
  const o = read('multiHeadAttentionForward', table, options)
  for (const [name, each] of Object.entries({ query, key, value }))
    checkTensor('multiHeadAttentionForward', name, each)
  if (query.ndim === 2) return unbatched(query, key, value, embedDimToCheck, numHeads, outProjWeight, o)
  const [targets, batch, embedding] = query.shape as [number, number, number]
  if (embedding !== embedDimToCheck)
    throw new RangeError(`Expected an embedding of ${embedDimToCheck} but received [${query.shape}]`)
  const features = embedding / numHeads
  if (o.isCausal && !o.attnMask) throw new TypeError('Expected attnMask with isCausal')
  // The hint alone is enough where nothing else is added to the scores.
  const isCausal = o.isCausal && !o.keyPaddingMask && !o.needWeights
  let mask = isCausal ? null : floatMask(o.attnMask, query)
  let padding = floatMask(o.keyPaddingMask, query)
  let [q, k, v] = project(query, key, value, o) as [Tensor, Tensor, Tensor]
  const widen = () => {
    mask = mask && aten.pad(mask, [0, 1])
    padding = padding && aten.pad(padding, [0, 1])
  }
  if (o.biasK && o.biasV) {
    k = cat([k, o.biasK.repeat([1, batch, 1])])
    v = cat([v, o.biasV.repeat([1, batch, 1])])
    widen()
  }
  const perHead = (each: Tensor) => each.reshape([each.size(0), batch * numHeads, features]).transpose(0, 1)
  ;[q, k, v] = [perHead(q), perHead(k), perHead(v)]
  if (o.addZeroAttn) {
    const { dtype, device } = k
    const zero = zeros([batch * numHeads, 1, features], { dtype, device })
    k = cat([k, zero], { dim: 1 })
    v = cat([v, zero], { dim: 1 })
    widen()
  }
  const sources = k.size(1)
  if (padding) {
    const spread = padding.reshape([batch, 1, 1, sources]).expand([-1, numHeads, -1, -1])
    const rows = spread.reshape([batch * numHeads, 1, sources])
    mask = mask ? mask.add(rows) : rows
  }
  const dropoutP = o.training ? o.dropoutP : 0
  const merge = (each: Tensor) =>
    aten
      .linear(each.reshape([targets * batch, embedding]), outProjWeight, { bias: o.outProjBias })
      .reshape([targets, batch, embedding])
  if (!o.needWeights) {
    const heads = (each: Tensor) => each.reshape([batch, numHeads, -1, features])
    let attnMask: Tensor | null = mask
    if (attnMask?.ndim === 3 && attnMask.size(0) !== 1)
      attnMask = attnMask.reshape([batch, numHeads, -1, sources])
    const attended = aten.scaledDotProductAttention(heads(q), heads(k), heads(v), {
      attnMask,
      dropoutP,
      isCausal,
    })
    return [merge(attended.permute([2, 0, 1, 3])), null]
  }
  const scores = q.mul(Math.sqrt(1 / features)).bmm(k.transpose(-2, -1))
  let weights = aten.softmax(mask ? scores.add(mask) : scores, -1)
  if (dropoutP > 0) weights = aten.dropout(weights, dropoutP, true)
  const output = merge(weights.bmm(v).transpose(0, 1))
  const byHead = weights.reshape([batch, numHeads, targets, sources])
  return [output, o.averageAttnWeights ? byHead.mean(1) : byHead]
}

function unbatched(
  query: Tensor,
  key: Tensor,
  value: Tensor,
  embedding: number,
  heads: number,
  outProjWeight: Tensor,
  options: MultiHeadAttentionOptions,
): [Tensor, Tensor | null] {
  const q = query.unsqueeze(1)
  const k = key === query ? q : key.unsqueeze(1)
  const v = value === key ? k : value === query ? q : value.unsqueeze(1)
  const keyPaddingMask = options.keyPaddingMask?.unsqueeze(0) ?? null
  const batched = { ...options, keyPaddingMask }
  const [output, weights] = multiHeadAttentionForward(q, k, v, embedding, heads, outProjWeight, batched)
  return [output.squeeze(1), weights?.squeeze(0) ?? null]
}
