// Written by make_pages.py: operators with a page in PyTorch's documentation, grouped by namespace.

const list = (text) => new Set(text.trim().split(/\s+/))

export const torch = list(`
  abs absolute acos acosh adaptive_avg_pool1d add addbmm addcdiv addcmul addmm addmv addr adjoint alias_copy
  all allclose amax amin aminmax angle any arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax
  argmin argsort argwhere as_strided as_strided_copy as_strided_scatter asin asinh atan atan2 atanh atleast_1d
  atleast_2d atleast_3d avg_pool1d baddbmm bartlett_window bernoulli bilinear bincount bitwise_and
  bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman_window block_diag bmm
  broadcast_tensors broadcast_to bucketize can_cast cartesian_prod cat cdist ceil celu_ chain_matmul
  channel_shuffle cholesky cholesky_inverse cholesky_solve chunk clamp clip clone col_indices_copy
  column_stack combinations complex concat concatenate conj conj_physical conv1d conv2d conv3d conv_tbc
  conv_transpose1d conv_transpose2d conv_transpose3d copysign corrcoef cos cosh cosine_similarity
  count_nonzero cov cross crow_indices_copy cummax cummin cumprod cumsum cumulative_trapezoid deg2rad
  dequantize det detach_copy diag diag_embed diagflat diagonal diagonal_copy diagonal_scatter diff digamma
  dist div divide dot dsplit dstack einsum empty empty_like empty_permuted empty_strided eq equal erf erfc
  erfinv exp exp2 expand_copy expm1 eye fake_quantize_per_channel_affine fake_quantize_per_tensor_affine fix
  flatten flip fliplr flipud float_power floor floor_divide fmax fmin fmod frac frexp from_file full full_like
  gather gcd ge geqrf ger gradient greater greater_equal gt hamming_window hann_window hardshrink hash_tensor
  heaviside histc histogram histogramdd hsplit hspmm hstack hypot i0 igamma igammac imag index_add index_copy
  index_reduce index_select indices_copy inner inverse is_complex is_conj is_floating_point is_inference
  is_nonzero isclose isfinite isin isinf isnan isneginf isposinf isreal istft kaiser_window kron kthvalue lcm
  ldexp le lerp less less_equal lgamma linspace log log10 log1p log2 logaddexp logaddexp2 logcumsumexp logdet
  logical_and logical_not logical_or logical_xor logit logspace logsumexp lt lu_solve lu_unpack masked_select
  matmul matrix_exp matrix_power max maximum mean median meshgrid min minimum mm mode moveaxis movedim msort
  mul multinomial multiply mv mvlgamma nan_to_num nanmean nanmedian nanquantile nansum narrow narrow_copy
  native_channel_shuffle ne neg negative nextafter nonzero norm normal not_equal ones ones_like orgqr ormqr
  outer pairwise_distance pdist permute permute_copy pinverse pixel_shuffle pixel_unshuffle poisson polar
  polygamma positive pow prelu prod promote_types qr quantile quantize_per_channel quantize_per_tensor
  quantize_per_tensor_dynamic quantized_batch_norm quantized_max_pool1d quantized_max_pool2d rad2deg rand
  rand_like randint randint_like randn randn_like randperm range ravel real reciprocal relu_ remainder renorm
  repeat_interleave reshape resolve_conj resolve_neg result_type roll rot90 round row_stack rrelu_ rsqrt
  scatter scatter_add scatter_reduce searchsorted segment_reduce select select_copy select_scatter selu_ sgn
  sigmoid sign signbit sin sinc sinh slice_copy slice_scatter slogdet smm softmax sort sparse_bsc_tensor
  sparse_bsr_tensor sparse_compressed_tensor sparse_coo_tensor sparse_csc_tensor sparse_csr_tensor split
  split_copy split_with_sizes_copy sqrt square squeeze squeeze_copy sspaddmm stack std std_mean stft sub
  subtract sum svd swapaxes swapdims t t_copy take take_along_dim tan tanh tensor_split tensordot threshold_
  tile topk trace transpose transpose_copy trapezoid trapz triangular_solve tril tril_indices triu
  triu_indices true_divide trunc unbind unbind_copy unflatten unfold_copy unique_consecutive unsafe_chunk
  unsafe_split unsqueeze unsqueeze_copy values_copy vander var var_mean vdot view_as_complex
  view_as_complex_copy view_as_real view_as_real_copy view_copy vsplit vstack where xlogy zeros zeros_like
`)

export const functional = list(`
  adaptive_avg_pool2d adaptive_avg_pool3d adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool3d
  alpha_dropout avg_pool2d avg_pool3d batch_norm binary_cross_entropy binary_cross_entropy_with_logits celu
  cosine_embedding_loss ctc_loss dropout elu elu_ embedding embedding_bag feature_alpha_dropout
  fractional_max_pool2d fractional_max_pool3d gelu glu group_norm hardsigmoid hardswish hardtanh hardtanh_
  hinge_embedding_loss huber_loss instance_norm kl_div l1_loss layer_norm leaky_relu leaky_relu_ linear
  log_softmax margin_ranking_loss max_pool1d max_pool1d_with_indices max_pool2d max_pool2d_with_indices
  max_pool3d max_pool3d_with_indices max_unpool2d max_unpool3d mish mse_loss multi_margin_loss
  multilabel_margin_loss nll_loss one_hot pad poisson_nll_loss relu relu6 rms_norm rrelu
  scaled_dot_product_attention selu silu smooth_l1_loss soft_margin_loss softplus softshrink threshold
  triplet_margin_loss unfold
`)

export const Tensor = list(`
  abs_ absolute_ acos_ acosh_ add_ addbmm_ addcdiv_ addcmul_ addmm_ addmv_ addr_ align_as align_to arccos_
  arccosh_ arcsin_ arcsinh_ arctan2_ arctan_ arctanh_ as_strided_ asin_ asinh_ atan2_ atan_ atanh_ baddbmm_
  bernoulli_ bitwise_and_ bitwise_left_shift_ bitwise_not_ bitwise_or_ bitwise_right_shift_ bitwise_xor_
  cauchy_ ceil_ chalf clamp_ clip_ coalesce col_indices conj_physical_ contiguous copy_ copysign_ cos_ cosh_
  crow_indices cumprod_ cumsum_ deg2rad_ dense_dim detach detach_ digamma_ div_ divide_ eq_ erf_ erfc_ erfinv_
  exp2_ exp_ expand expand_as expm1_ exponential_ fill_ fill_diagonal_ fix_ float_power_ floor_ floor_divide_
  fmod_ frac_ gcd_ ge_ geometric_ greater_ greater_equal_ gt_ heaviside_ hypot_ i0_ igamma_ igammac_ index
  index_add_ index_copy_ index_fill index_fill_ index_put index_put_ index_reduce_ indices int_repr
  is_coalesced is_neg is_pinned is_set_to is_signed item lcm_ ldexp_ le_ lerp_ less_ less_equal_ lgamma_
  log10_ log1p_ log2_ log_ log_normal_ logical_and_ logical_not_ logical_or_ logical_xor_ logit_ lt_
  masked_fill masked_fill_ masked_scatter masked_scatter_ mul_ multiply_ mvlgamma_ nan_to_num_ ne_ neg_
  negative_ new_empty new_empty_strided new_full new_ones new_zeros nextafter_ nonzero_static normal_
  not_equal_ pin_memory polygamma_ pow_ put put_ q_per_channel_axis q_per_channel_scales
  q_per_channel_zero_points q_scale q_zero_point qscheme rad2deg_ random_ reciprocal_ record_stream
  refine_names remainder_ rename rename_ renorm_ repeat requires_grad_ reshape_as resize_ resize_as_
  retain_grad round_ rsqrt_ scatter_ scatter_add_ scatter_reduce_ set_ sgn_ sigmoid_ sign_ sin_ sinc_ sinh_
  size sparse_dim sparse_mask sparse_resize_ sparse_resize_and_clear_ sqrt_ square_ squeeze_ stride sub_
  subtract_ sum_to_size swapaxes_ swapdims_ t_ tan_ tanh_ to to_dense to_mkldnn to_padded_tensor to_sparse
  to_sparse_bsc to_sparse_bsr to_sparse_csc to_sparse_csr transpose_ tril_ triu_ true_divide_ trunc_ type_as
  uniform_ unsqueeze_ values view view_as xlogy_ zero_
`)
