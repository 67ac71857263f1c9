// Where PyTorch keeps what: names that the schemas do not tell.

export const prefixes = { linalg: 'linalg_', fft: 'fft_', special: 'special_' }

/** Operators of torch.nn.functional. */
export const functional = new Set(
  `adaptive_avg_pool1d adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d
  adaptive_max_pool3d affine_grid_generator alpha_dropout alpha_dropout_ avg_pool1d avg_pool2d avg_pool3d batch_norm
  bilinear binary_cross_entropy binary_cross_entropy_with_logits celu celu_ channel_shuffle conv1d conv2d conv3d
  conv_tbc conv_transpose1d conv_transpose2d conv_transpose3d cosine_embedding_loss cosine_similarity
  cross_entropy_loss ctc_loss dropout dropout_ elu elu_ embedding embedding_bag feature_alpha_dropout
  feature_alpha_dropout_ feature_dropout feature_dropout_ fractional_max_pool2d fractional_max_pool3d gelu gelu_ glu
  grid_sampler group_norm hardshrink hardsigmoid hardsigmoid_ hardswish hardswish_ hardtanh hardtanh_
  hinge_embedding_loss huber_loss instance_norm kl_div l1_loss layer_norm leaky_relu leaky_relu_ linear log_sigmoid
  log_softmax margin_ranking_loss max_pool1d max_pool1d_with_indices max_pool2d max_pool2d_with_indices max_pool3d
  max_pool3d_with_indices max_unpool2d max_unpool3d mish mish_ mse_loss multi_margin_loss multilabel_margin_loss
  native_channel_shuffle nll_loss nll_loss2d nll_loss_nd one_hot pad pairwise_distance pdist pixel_shuffle
  pixel_unshuffle poisson_nll_loss prelu relu relu_ relu6 relu6_ rms_norm rrelu rrelu_ scaled_dot_product_attention
  selu selu_ sigmoid silu silu_ smooth_l1_loss soft_margin_loss softmax softplus softshrink tanh threshold threshold_
  triplet_margin_loss im2col col2im upsample_nearest1d upsample_nearest2d upsample_nearest3d upsample_linear1d
  upsample_bilinear2d upsample_bicubic2d upsample_trilinear3d`.split(/\s+/),
)

/** Of one backend, or a part of a derivative: functions, but no methods to stumble over in completion. */
export const isInner = (name) =>
  /^(mkldnn|cudnn|miopen|fbgemm|mps|native|quantized|slow_conv|thnn|sym|lstm_mps|fake_quantize|fused)_/.test(
    name,
  ) || /_(backward|forward|jvp|overrideable|cachemask)(_|$)|_functional$|_backward$/.test(name)

/** Members that class Tensor has by hand, and what cannot be called from JavaScript. */
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

/** Functions written by hand (src/tensor/values/create.ts), and names that mean something else at the top level. */
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
