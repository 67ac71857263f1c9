// The namespaces in which PyTorch documents operators, which the schemas do not contain.

export const prefixes = { linalg: 'linalg_', fft: 'fft_', special: 'special_' }

/** Operators that PyTorch documents at its top level (docs/source/torch.md). */
export const topLevel = new Set(
  `is_complex is_conj is_floating_point is_nonzero sparse_coo_tensor sparse_csr_tensor sparse_csc_tensor
  sparse_bsr_tensor sparse_bsc_tensor as_strided from_file zeros zeros_like ones ones_like arange linspace logspace eye
  empty empty_like empty_strided full_like quantize_per_tensor quantize_per_channel dequantize complex polar heaviside
  adjoint argwhere cat concat concatenate conj chunk dsplit column_stack dstack gather hsplit hstack index_add
  index_copy index_reduce index_select masked_select movedim moveaxis narrow narrow_copy nonzero permute reshape
  row_stack select scatter diagonal_scatter select_scatter slice_scatter scatter_add scatter_reduce split squeeze stack
  swapaxes swapdims t take take_along_dim tensor_split tile transpose unbind unsqueeze vsplit vstack where bernoulli
  multinomial normal poisson rand rand_like randint randint_like randn randn_like randperm abs absolute acos arccos
  acosh arccosh add addcdiv addcmul angle asin arcsin asinh arcsinh atan arctan atanh arctanh atan2 arctan2 bitwise_not
  bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift ceil clamp clip conj_physical copysign cos
  cosh deg2rad div divide digamma erf erfc erfinv exp exp2 expm1 fake_quantize_per_channel_affine
  fake_quantize_per_tensor_affine fix float_power floor floor_divide fmod frac frexp gradient imag ldexp lerp lgamma log
  log10 log1p log2 logaddexp logaddexp2 logical_and logical_not logical_or logical_xor logit hypot i0 igamma igammac mul
  multiply mvlgamma nan_to_num neg negative nextafter polygamma positive pow quantized_batch_norm quantized_max_pool1d
  quantized_max_pool2d rad2deg real reciprocal remainder round rsqrt sigmoid sign sgn signbit sin sinc sinh softmax sqrt
  square sub subtract tan tanh true_divide trunc xlogy argmax argmin amax amin aminmax all any max min dist logsumexp
  mean nanmean median nanmedian mode norm nansum prod quantile nanquantile std std_mean sum unique_consecutive var
  var_mean count_nonzero allclose argsort eq equal ge greater_equal gt greater isclose isfinite isin isinf isposinf
  isneginf isnan isreal kthvalue le less_equal lt less maximum minimum fmax fmin ne not_equal sort topk msort stft istft
  bartlett_window blackman_window hamming_window hann_window kaiser_window atleast_1d atleast_2d atleast_3d bincount
  block_diag broadcast_tensors broadcast_to bucketize cartesian_prod cdist clone combinations corrcoef cov cross cummax
  cummin cumprod cumsum diag diag_embed diagflat diagonal diff einsum flatten flip fliplr flipud kron rot90 gcd histc
  histogram histogramdd meshgrid lcm logcumsumexp ravel renorm repeat_interleave roll searchsorted tensordot trace tril
  tril_indices triu triu_indices unflatten vander view_as_real view_as_complex resolve_conj resolve_neg addbmm addmm
  addmv addr baddbmm bmm chain_matmul cholesky cholesky_inverse cholesky_solve dot geqrf ger inner inverse det logdet
  slogdet lu_solve lu_unpack matmul matrix_power matrix_exp mm mv orgqr ormqr outer pinverse qr svd trapz trapezoid
  cumulative_trapezoid triangular_solve vdot result_type can_cast promote_types`.split(/\s+/),
)

/** Operators of one backend, or parts of a derivative: they are functions but not methods, to keep completion short. */
export const isInner = (name) =>
  /^(mkldnn|cudnn|miopen|fbgemm|mps|native|quantized|slow_conv|thnn|sym|lstm_mps|fake_quantize|fused)_/.test(
    name,
  ) || /_(backward|forward|jvp|overrideable|cachemask)(_|$)|_functional$|_backward$/.test(name)

/** Methods that class Tensor defines by hand, and operators that cannot be called from JavaScript. */
export const notMethods = new Set([
  'index',
  'set',
  'item',
  'data',
  'requires_grad_',
  'is_leaf',
  'output_nr',
  'to',
  'size',
  'stride',
])

/** Functions that are written by hand, and operators that cannot be called from JavaScript. */
export const notFunctions = new Set([
  'full',
  'scalar_tensor',
  'data',
  'set_data',
  'to',
  'item',
  'size',
  'stride',
])

/**
 * Operators that nothing here offers, as libtorch 2.11 ends the process, or never returns, when they are given what
 * they do not expect (test/long/fuzz.test.ts found them).
 */
export const unsafe = new Set([
  // Named tensors, a prototype that PyTorch gave up: they read past empty lists.
  'align_as',
  'align_tensors',
  'align_to',
  // Tries every pair of as many bins as asked for: hours.
  'choose_qparams_optimized',
  // Inner parts of other operators that trust the sizes they are given.
  'batch_norm_backward',
  'embedding_backward',
  'embedding_dense_backward',
  'embedding_sparse_backward',
  'fractional_max_pool2d_backward',
  'fractional_max_pool3d_backward',
  'mkldnn_rnn_layer',
  'mkldnn_rnn_layer_backward',
  'native_batch_norm_backward',
  'smooth_l1_loss_backward',
  // Divides by a step that the dtype may have rounded to zero. PyTorch advises arange().
  'range',
  // Take the weights' packed form on trust.
  'quantized_lstm_cell',
])
