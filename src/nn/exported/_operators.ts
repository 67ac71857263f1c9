// Which operators a graph may call, and what changes between training and evaluation in their calls.
import { core, type SchemaDescription } from '../../native/index.js'

/** One overload of an operator, ready to be called. */
export interface Operator extends SchemaDescription {
  readonly id: number
  /** 'aten::add' */
  readonly name: string
}

// A file can name any operator. What is allowed computes on the tensors that it is given. Public operators do, but for
// those that open files, or give a tensor other memory under what holds it.
const forbidden =
  /^(from_file|set_|set_data|resize\w*|data|requires_grad_|rename\w*|retain_grad|record_stream|share_memory_|storage\w*|to_mkldnn|mkldnn\w*|cudnn\w*|miopen\w*|quantize\w*|quantized\w*|fake_quantize\w*|fbgemm\w*|sparse_resize\w*|sspaddmm|unsafe_set\w*|pin_memory|is_pinned)$/
// Internal ones that PyTorch's own export leaves in graphs.
const internal = new Set(
  `_adaptive_avg_pool2d _adaptive_avg_pool3d _assert_async _assert_scalar _assert_tensor_metadata _cdist_forward
  _conj _conj_physical _convolution _embedding_bag _fft_c2c _fft_c2r _fft_r2c _local_scalar_dense _log_softmax
  _native_batch_norm_legit _native_batch_norm_legit_functional _native_batch_norm_legit_no_training _neg_view
  _pack_padded_sequence _pad_packed_sequence _pdist_forward _prelu_kernel _reshape_alias _scaled_dot_product_flash_attention_for_cpu _softmax _to_copy _trilinear
  _unsafe_index _unsafe_index_put _unsafe_view _upsample_bicubic2d_aa _upsample_bilinear2d_aa _upsample_nearest_exact1d
  _upsample_nearest_exact2d _upsample_nearest_exact3d _weight_norm _weight_norm_interface`.split(/\s+/),
)

/** Checks of what the entry checks already, and hints for compilers. */
export const isAssertion = (name: string): boolean =>
  /^aten::(_assert_tensor_metadata|_assert_scalar|_assert_async|sym_constrain_range|sym_constrain_range_for_size)$/.test(
    name,
  )

export function isAllowed(name: string, overload: string): boolean {
  const [, short = ''] = /^aten::(\w+)$/.exec(name) ?? []
  if (short === '' || /(^|_)out$/.test(overload)) return false
  if (short.startsWith('_')) return internal.has(short) || /^__i?(and|or|xor|lshift|rshift)__$/.test(short)
  return !forbidden.test(short)
}

const known = new Map<string, Operator | null>()

/** The overload; null where there is none of this name. */
export function findOperator(name: string, overload: string): Operator | null {
  const full = overload ? `${name}.${overload}` : name
  let operator = known.get(full)
  if (operator === undefined) {
    const [schema] = core().describe([full])
    operator = schema ? { ...schema, id: core().op(name, overload, full), name } : null
    known.set(full, operator)
  }
  return operator
}

/**
 * The parameter of an operator that tells training from evaluation, and its value in evaluation. In training it is what
 * the graph says.
 */
const modeParameters: Readonly<Record<string, readonly [parameter: string, evaluation: boolean | number]>> = {
  'aten::dropout': ['train', false],
  'aten::dropout_': ['train', false],
  'aten::feature_dropout': ['train', false],
  'aten::feature_dropout_': ['train', false],
  'aten::alpha_dropout': ['train', false],
  'aten::alpha_dropout_': ['train', false],
  'aten::feature_alpha_dropout': ['train', false],
  'aten::feature_alpha_dropout_': ['train', false],
  'aten::batch_norm': ['training', false],
  'aten::rrelu': ['training', false],
  'aten::rrelu_': ['training', false],
  'aten::lstm': ['train', false],
  'aten::gru': ['train', false],
  'aten::rnn_tanh': ['train', false],
  'aten::rnn_relu': ['train', false],
  'aten::scaled_dot_product_attention': ['dropout_p', 0],
}

export interface ModeParameter {
  readonly at: number
  readonly evaluation: boolean | number
}
/** Where a call says in which mode it is, if it does. */
export function modeOf({ name, parameters }: Operator): ModeParameter | null {
  const [parameter, evaluation] = modeParameters[name] ?? []
  const at = parameters.findIndex((each) => each.name === parameter)
  return at < 0 ? null : { at, evaluation: evaluation! }
}

/** Whether a call draws random numbers that no parameter turns off. */
export const drawsAlways = (name: string): boolean =>
  /^aten::(bernoulli|rand|randn|randint|randperm|normal|uniform|exponential|poisson|multinomial|native_dropout|rrelu_with_noise|geometric|cauchy|log_normal|random)(_like|_)?$/.test(
    name,
  )
