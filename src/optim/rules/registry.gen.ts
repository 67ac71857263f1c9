// Generated from the native registry by scripts/generate/registry.mjs: do not edit.
import type { Rate, RuleInfo } from './types.js'

/** Options of every decay. */
export interface AnyDecayOptions {
  /** Whether to decay only where the update's sign agrees with the weight's; default false. @source arXiv 2510.12402 */
  cautious?: boolean
}
/** Options of every step. */
export interface AnyStepOptions {
  /**
   * Scales a parameter's update ('lamb') or gradient ('lars') to the size of its weights; default 'none'. See
   * {@link GroupOptions.trust}.
   */
  trust?: 'none' | 'lamb' | 'lars'
  /** Factor on the ratio of `trust`, in (0, inf); default 1. */
  trustCoefficient?: number
  /** The largest such ratio, in (0, inf]; default inf. */
  trustLimit?: number
}

/** Options of {@link optim.adam}. */
export interface AdamOptions extends AnyStepOptions {
  /** Decay rates of the running means of the gradient and of its square. In [0, 1); default [0.9, 0.999]. */
  betas?: readonly [Rate, Rate]
  /** Added to the denominator. In [0, inf); default 1e-8. */
  eps?: number
  /** Divide by the largest second moment so far. Default false. */
  amsgrad?: boolean
}

/** Options of {@link optim.nadam}. */
export interface NadamOptions extends AnyStepOptions {
  /** Decay rates of the running means of the gradient and of its square. In [0, 1); default [0.9, 0.999]. */
  betas?: readonly [Rate, Rate]
  /** Added to the denominator. In [0, inf); default 1e-8. */
  eps?: number
  /** How fast the momentum schedule approaches beta1. In [0, inf); default 0.004. */
  momentumDecay?: number
}

/** Options of {@link optim.radam}. */
export interface RadamOptions extends AnyStepOptions {
  /** Decay rates of the running means of the gradient and of its square. In [0, 1); default [0.9, 0.999]. */
  betas?: readonly [Rate, Rate]
  /** Added to the denominator. In [0, inf); default 1e-8. */
  eps?: number
}

/** Options of {@link optim.sgd}. */
export interface SgdOptions extends AnyStepOptions {
  /** Share of the last update kept. In [0, inf); default 0. */
  momentum?: Rate
  /** Share of the gradient held back from the momentum buffer. In (-inf, inf); default 0. */
  dampening?: number
  /** Look ahead; takes momentum above 0 and dampening 0. Default false. */
  nesterov?: boolean
}

/** Options of {@link optim.rmsprop}. */
export interface RmspropOptions extends AnyStepOptions {
  /** Decay rate of the running second moment. In [0, 1]; default 0.99. */
  alpha?: number
  /** Added to the denominator. In [0, inf); default 1e-8. */
  eps?: number
  /** Share of the last update kept. In [0, inf); default 0. */
  momentum?: Rate
  /** Divide by the variance of the gradient, not its second moment. Default false. */
  centered?: boolean
}

/** Options of {@link optim.adagrad}. */
export interface AdagradOptions extends AnyStepOptions {
  /** lr / (1 + (t - 1) * lrDecay). In [0, inf); default 0. */
  lrDecay?: number
  /** What the sum of squares starts from. In [0, inf); default 0. */
  initialAccumulatorValue?: number
  /** Added to the denominator. In [0, inf); default 1e-10. */
  eps?: number
}

/** Options of {@link optim.lion}. */
export interface LionOptions extends AnyStepOptions {
  /** Decay rates: for the update's mean, and for the mean that is kept. In [0, 1); default [0.9, 0.99]. */
  betas?: readonly [Rate, Rate]
}

/** Options of {@link optim.adadelta}. */
export interface AdadeltaOptions extends AnyStepOptions {
  /** Decay rate of the running means of the squared gradient and of the squared update. In [0, 1]; default 0.9. */
  rho?: number
  /** Added under both roots. In [0, inf); default 0.000001. */
  eps?: number
}

/** Options of {@link optim.adamax}. */
export interface AdamaxOptions extends AnyStepOptions {
  /** Decay rates of the gradient's running mean and of its largest absolute value. In [0, 1); default [0.9, 0.999]. */
  betas?: readonly [Rate, Rate]
  /** Added to the absolute gradient. In [0, inf); default 1e-8. */
  eps?: number
}

/** Options of {@link optim.asgd}. */
export interface AsgdOptions extends AnyStepOptions {
  /** Decay of the weights within the step, and of the rate eta. In [0, inf); default 0.0001. */
  lambd?: number
  /** Power by which eta falls. In [0, inf); default 0.75. */
  alpha?: number
  /** Step from which on weights are averaged. In [0, inf); default 1000000. */
  t0?: number
}

/** Options of {@link optim.rprop}. */
export interface RpropOptions extends AnyStepOptions {
  /** Factors on a step size where the gradient's sign has turned, below 1, and where it has not, above 1. In (0, inf); default [0.5, 1.2]. */
  etas?: readonly [number, number]
  /** The smallest and the largest step size. In [0, inf); default [0.000001, 50]. */
  stepSizes?: readonly [number, number]
}

/** Options of {@link optim.scheduleFreeAdam}. */
export interface ScheduleFreeAdamOptions extends AnyStepOptions {
  /** The average's part in the weights that train, and the second moment's decay rate. In (0, 1); default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Added to the denominator. In [0, inf); default 1e-8. */
  eps?: number
  /** Steps over which the learning rate rises in a line. In [0, inf); default 0. */
  warmupSteps?: number
  /** Power of the step's number in its weight in the average. In (-inf, inf); default 0. */
  r?: number
  /** Power of the largest learning rate so far in that weight. In [0, inf); default 2. */
  weightLrPower?: number
}

/** Options of {@link optim.scheduleFreeSgd}. */
export interface ScheduleFreeSgdOptions extends AnyStepOptions {
  /** The average's part in the weights that train. In (0, 1); default 0.9. */
  momentum?: number
  /** Steps over which the learning rate rises in a line. In [0, inf); default 0. */
  warmupSteps?: number
  /** Power of the step's number in its weight in the average. In (-inf, inf); default 0. */
  r?: number
  /** Power of the largest learning rate so far in that weight. In [0, inf); default 2. */
  weightLrPower?: number
}

/** Options of {@link optim.muon}. */
export interface MuonOptions extends AnyStepOptions {
  /** Decay rate of the running mean of the gradient. In [0, 1); default 0.95. */
  momentum?: Rate
  /** Mix the gradient into that mean once more. Default true. */
  nesterov?: boolean
  /** a, b and c of the iteration X <- a X + b (X X^T) X + c (X X^T)^2 X. In (-inf, inf); default [3.4445, -4.775, 2.0315]. */
  nsCoefficients?: readonly [number, number, number]
  /** Least norm that a matrix is divided by. In [0, inf); default 1e-7. */
  eps?: number
  /** iterations. In [0, 99]; default 5. */
  nsSteps?: number
  /** Scale of the direction of an A x B matrix: sqrt(max(1, A / B)), or 0.2 sqrt(max(A, B)), which takes the learning rates of AdamW. default 'original'. */
  adjustLrFn?: 'original' | 'match_rms_adamw'
  /** How many blocks of rows are made orthogonal apart, such as the heads of attention. In [1, inf); default 1. */
  heads?: number
  /** Dtype of the iteration; 'auto' is the one that is computed in on a CPU, and bfloat16 on CUDA. default 'auto'. */
  nsDtype?: 'auto' | 'bfloat16' | 'float32' | 'float64'
}

/** Options of {@link optim.adafactor}. */
export interface AdafactorOptions extends AnyStepOptions {
  /** Power of the step's number that the newest gradient's share in the second moment falls with. In (-inf, 0]; default -0.8. */
  beta2Decay?: number
  /** Least root of a second moment, where 0 stands for the epsilon of the weights' dtype; and least root mean square of the weights. In [0, inf); default [0, 0.001]. */
  eps?: readonly [number, number]
  /** Largest root mean square of an update, before it is scaled. In [1, inf); default 1. */
  d?: number
}

/** Options of {@link optim.sparseAdam}. */
export interface SparseAdamOptions extends AnyStepOptions {
  /** Decay rates of the running means of the gradient and of its square. In [0, 1); default [0.9, 0.999]. */
  betas?: readonly [Rate, Rate]
  /** Added to the denominator. In (0, inf); default 1e-8. */
  eps?: number
}

/** Options of {@link optim.soap}. */
export interface SoapOptions extends AnyStepOptions {
  /** Decay rates of the gradient's running mean, and of its second moments: those in the eigenbasis and the preconditioner's. In [0, 1); default [0.95, 0.95]. */
  betas?: readonly [Rate, Rate]
  /** Added to the denominator. In [0, inf); default 1e-8. */
  eps?: number
  /** Steps from one refresh of the eigenbases to the next. In [1, inf); default 10. */
  preconditionFrequency?: number
  /** Sides of a matrix that are larger get no eigenbasis. In [0, inf); default 10000. */
  maxPrecondDim?: number
}

/** Options of {@link optim.none}. */
export interface NoneOptions extends AnyDecayOptions {
}

/** Options of {@link optim.lp}. */
export interface LpOptions extends AnyDecayOptions {
  /** The norm; below 1 small weights die and large ones stay. In (0, inf); default 0.8. */
  p?: Rate
  /** strength; the paper's lambda_p is p times it. In [0, inf); default 0.001. */
  lambda?: Rate
  /** Whether X is taken from the weight before or after the inner step. default 'before'. */
  reference?: 'before' | 'after'
  /** Whether a weight that is exactly 0 stays so while p < 2. default 'absorb'. */
  zeros?: 'absorb' | 'revive'
  /** Added to |w| under zeros 'revive'. In (0, inf); default 1e-14. */
  floor?: number
}

/** Options of {@link optim.softThreshold}. */
export interface SoftThresholdOptions extends AnyDecayOptions {
  /** Strength of the L1 part. In [0, inf); default 0.001. */
  lambda?: Rate
  /** Strength of the L2 part that follows. In [0, inf); default 0. */
  weightDecay?: Rate
}

/** Options of {@link optim.prox}. */
export interface ProxOptions extends AnyDecayOptions {
  /** The norm; 0 is hard thresholding. In [0, inf); default 0.5. */
  p?: Rate
  /** strength. In [0, inf); default 0.001. */
  lambda?: Rate
}

/** Options of {@link optim.elastic}. */
export interface ElasticOptions extends AnyDecayOptions {
  /** The norms, at most four. In (0, inf); at most 4 of them; default [0.5, 2]. */
  p?: Rate | readonly Rate[]
  /** Their strengths, one for each p. In [0, inf); at most 4 of them; default [0.001, 0.001]. */
  lambda?: Rate | readonly Rate[]
}

/** Options of {@link optim.coupled}. */
export interface CoupledOptions extends AnyDecayOptions {
  /** The norm. In (0, inf); default 2. */
  p?: Rate
  /** strength. In [0, inf); default 0.001. */
  lambda?: Rate
}

/** Options of {@link optim.l2}. */
export interface L2Options extends AnyDecayOptions {
  /** strength. In [0, inf); default 0.01. */
  weightDecay?: Rate
}

/** Options of {@link optim.huber}. */
export interface HuberOptions extends AnyDecayOptions {
  /** strength. In [0, inf); default 0.01. */
  lambda?: Rate
  /** Where the quadratic part ends, under mode 'fixed'. In (0, inf); default 0.01. */
  delta?: Rate
  /** Whether delta is the number given, or each tensor's running mean of |w|. default 'fixed'. */
  mode?: 'fixed' | 'mean'
  /** Decay rate of that running mean. In [0, 1); default 0.99. */
  meanBeta?: number
}

/** Options of {@link optim.sDynamics}. */
export interface SDynamicsOptions extends AnyDecayOptions {
  /** The norm; below 1 in form 'soft'. In (0, 2); default 0.8. */
  p?: Rate
  /** strength. In [0, inf); default 0.001. */
  lambda?: Rate
  /** From an L2 step (weights shrink) or an L1 step (weights become exactly 0). default 'scale'. */
  form?: 'scale' | 'soft'
}

/** Options of {@link optim.normDecay}. */
export interface NormDecayOptions extends AnyDecayOptions {
  /** Power of the norm in the penalty; below 1 small norms die and large ones stay. In (0, inf); default 1. */
  p?: Rate
  /** strength. In [0, inf); default 0.001. */
  lambda?: Rate
  /** What a norm is taken of: each row (the first dimension's entries), each parameter, or all decayed parameters of the group together. default 'row'. */
  extent?: 'row' | 'tensor' | 'group'
  /** Whether an extent whose weights are all 0 stays so while p < 2. default 'absorb'. */
  zeros?: 'absorb' | 'revive'
}

/** Options of {@link optim.hyperball}. */
export interface HyperballOptions extends AnyDecayOptions {
  /** The norm that is kept, over the one that the weights had first. In (0, inf); default 1. */
  radiusScale?: number
}

/** Options of {@link optim.cpr}. */
export interface CprOptions extends AnyDecayOptions {
  /** Where the bound on |w|^2 comes from. default 'inflectionPoint'. */
  kappaInit?: 'inflectionPoint' | 'warmStart' | 'uniform' | 'dependent'
  /** The bound ('uniform'), what the first |w|^2 is multiplied by ('dependent'), or the step whose |w|^2 it is ('warmStart'). In [0, inf); default 1000. */
  kappa?: number
  /** How fast the Lagrange multiplier follows what is above the bound. In [0, inf); default 1. */
  kappaUpdate?: number
  /** Multiply the decay by the learning rate. Default false. */
  byLr?: boolean
  /** Steps between two looks for the inflection point. In [1, inf); default 200. */
  interval?: number
  /** Decay rate of the running mean of |w|^2 in which it is looked for. In [0, 1); default 0.99. */
  emaDecay?: number
}

/** Options of {@link optim.rewa}. */
export interface RewaOptions extends AnyDecayOptions {
  /** K of x = y^K; the larger, the sparser. In (1, 12]; default 3. */
  order?: number
  /** Strength of the decay of y. In [0, inf); default 0.001. */
  lambda?: Rate
  /** M: steps of small weights are shorter by |y|^M; 0 with adaptive steps. In [0, 11]; default 0. */
  exponent?: number
  /** epsilon: steps are shorter by |y|^(K-1) / (|y|^(K-1) + epsilon). In [0, inf); default 0. */
  offset?: number
}

/** Any option of any rule, as a group may have it. */
export interface RuleOptions {
  /** Decay rates of the running means of the gradient and of its square (`adam`, `nadam`, `radam`, `sparseAdam`). Decay rates: for the update's mean, and for the mean that is kept (`lion`). Decay rates of the gradient's running mean and of its largest absolute value (`adamax`). The average's part in the weights that train, and the second moment's decay rate (`scheduleFreeAdam`). Decay rates of the gradient's running mean, and of its second moments: those in the eigenbasis and the preconditioner's (`soap`). */
  betas?: readonly [Rate, Rate] | readonly [number, number]
  /** Added to the denominator (`adam`, `nadam`, `radam`, `rmsprop`, `adagrad`, `scheduleFreeAdam`, `sparseAdam`, `soap`). Added under both roots (`adadelta`). Added to the absolute gradient (`adamax`). Least norm that a matrix is divided by (`muon`). Least root of a second moment, where 0 stands for the epsilon of the weights' dtype; and least root mean square of the weights (`adafactor`). */
  eps?: number | readonly [number, number]
  /** Divide by the largest second moment so far (`adam`). */
  amsgrad?: boolean
  /** How fast the momentum schedule approaches beta1 (`nadam`). */
  momentumDecay?: number
  /** Share of the last update kept (`sgd`, `rmsprop`). The average's part in the weights that train (`scheduleFreeSgd`). Decay rate of the running mean of the gradient (`muon`). */
  momentum?: Rate | number
  /** Share of the gradient held back from the momentum buffer (`sgd`). */
  dampening?: number
  /** Look ahead; takes momentum above 0 and dampening 0 (`sgd`). Mix the gradient into that mean once more (`muon`). */
  nesterov?: boolean
  /** Decay rate of the running second moment (`rmsprop`). Power by which eta falls (`asgd`). */
  alpha?: number
  /** Divide by the variance of the gradient, not its second moment (`rmsprop`). */
  centered?: boolean
  /** lr / (1 + (t - 1) * lrDecay) (`adagrad`). */
  lrDecay?: number
  /** What the sum of squares starts from (`adagrad`). */
  initialAccumulatorValue?: number
  /** Decay rate of the running means of the squared gradient and of the squared update (`adadelta`). */
  rho?: number
  /** Decay of the weights within the step, and of the rate eta (`asgd`). */
  lambd?: number
  /** Step from which on weights are averaged (`asgd`). */
  t0?: number
  /** Factors on a step size where the gradient's sign has turned, below 1, and where it has not, above 1 (`rprop`). */
  etas?: readonly [number, number]
  /** The smallest and the largest step size (`rprop`). */
  stepSizes?: readonly [number, number]
  /** Steps over which the learning rate rises in a line (`scheduleFreeAdam`, `scheduleFreeSgd`). */
  warmupSteps?: number
  /** Power of the step's number in its weight in the average (`scheduleFreeAdam`, `scheduleFreeSgd`). */
  r?: number
  /** Power of the largest learning rate so far in that weight (`scheduleFreeAdam`, `scheduleFreeSgd`). */
  weightLrPower?: number
  /** a, b and c of the iteration X <- a X + b (X X^T) X + c (X X^T)^2 X (`muon`). */
  nsCoefficients?: readonly [number, number, number]
  /** Iterations (`muon`). */
  nsSteps?: number
  /** Scale of the direction of an A x B matrix: sqrt(max(1, A / B)), or 0.2 sqrt(max(A, B)), which takes the learning rates of AdamW (`muon`). */
  adjustLrFn?: 'original' | 'match_rms_adamw'
  /** How many blocks of rows are made orthogonal apart, such as the heads of attention (`muon`). */
  heads?: number
  /** Dtype of the iteration; 'auto' is the one that is computed in on a CPU, and bfloat16 on CUDA (`muon`). */
  nsDtype?: 'auto' | 'bfloat16' | 'float32' | 'float64'
  /** Power of the step's number that the newest gradient's share in the second moment falls with (`adafactor`). */
  beta2Decay?: number
  /** Largest root mean square of an update, before it is scaled (`adafactor`). */
  d?: number
  /** Steps from one refresh of the eigenbases to the next (`soap`). */
  preconditionFrequency?: number
  /** Sides of a matrix that are larger get no eigenbasis (`soap`). */
  maxPrecondDim?: number
  /** The norm; below 1 small weights die and large ones stay (`lp`). The norm; 0 is hard thresholding (`prox`). The norms, at most four (`elastic`). The norm (`coupled`). The norm; below 1 in form 'soft' (`sDynamics`). Power of the norm in the penalty; below 1 small norms die and large ones stay (`normDecay`). */
  p?: Rate | Rate | readonly Rate[]
  /** strength; the paper's lambda_p is p times it (`lp`). Strength of the L1 part (`softThreshold`). Strength (`prox`, `coupled`, `huber`, `sDynamics`, `normDecay`). Their strengths, one for each p (`elastic`). Strength of the decay of y (`rewa`). */
  lambda?: Rate | Rate | readonly Rate[]
  /** Whether X is taken from the weight before or after the inner step (`lp`). */
  reference?: 'before' | 'after'
  /** Whether a weight that is exactly 0 stays so while p < 2 (`lp`). Whether an extent whose weights are all 0 stays so while p < 2 (`normDecay`). */
  zeros?: 'absorb' | 'revive'
  /** Added to |w| under zeros 'revive' (`lp`). */
  floor?: number
  /** Strength of the L2 part that follows (`softThreshold`). Strength (`l2`). */
  weightDecay?: Rate
  /** Where the quadratic part ends, under mode 'fixed' (`huber`). */
  delta?: Rate
  /** Whether delta is the number given, or each tensor's running mean of |w| (`huber`). */
  mode?: 'fixed' | 'mean'
  /** Decay rate of that running mean (`huber`). */
  meanBeta?: number
  /** From an L2 step (weights shrink) or an L1 step (weights become exactly 0) (`sDynamics`). */
  form?: 'scale' | 'soft'
  /** What a norm is taken of: each row (the first dimension's entries), each parameter, or all decayed parameters of the group together (`normDecay`). */
  extent?: 'row' | 'tensor' | 'group'
  /** The norm that is kept, over the one that the weights had first (`hyperball`). */
  radiusScale?: number
  /** Where the bound on |w|^2 comes from (`cpr`). */
  kappaInit?: 'inflectionPoint' | 'warmStart' | 'uniform' | 'dependent'
  /** The bound ('uniform'), what the first |w|^2 is multiplied by ('dependent'), or the step whose |w|^2 it is ('warmStart') (`cpr`). */
  kappa?: number
  /** How fast the Lagrange multiplier follows what is above the bound (`cpr`). */
  kappaUpdate?: number
  /** Multiply the decay by the learning rate (`cpr`). */
  byLr?: boolean
  /** Steps between two looks for the inflection point (`cpr`). */
  interval?: number
  /** Decay rate of the running mean of |w|^2 in which it is looked for (`cpr`). */
  emaDecay?: number
  /** K of x = y^K; the larger, the sparser (`rewa`). */
  order?: number
  /** M: steps of small weights are shorter by |y|^M; 0 with adaptive steps (`rewa`). */
  exponent?: number
  /** epsilon: steps are shorter by |y|^(K-1) / (|y|^(K-1) + epsilon) (`rewa`). */
  offset?: number
}

/** The options of each step, by its name. */
export interface StepOptionsOf {
  adam: AdamOptions
  nadam: NadamOptions
  radam: RadamOptions
  sgd: SgdOptions
  rmsprop: RmspropOptions
  adagrad: AdagradOptions
  lion: LionOptions
  adadelta: AdadeltaOptions
  adamax: AdamaxOptions
  asgd: AsgdOptions
  rprop: RpropOptions
  scheduleFreeAdam: ScheduleFreeAdamOptions
  scheduleFreeSgd: ScheduleFreeSgdOptions
  muon: MuonOptions
  adafactor: AdafactorOptions
  sparseAdam: SparseAdamOptions
  soap: SoapOptions
}
/** The options of each decay, by its name. */
export interface DecayOptionsOf {
  none: NoneOptions
  lp: LpOptions
  softThreshold: SoftThresholdOptions
  prox: ProxOptions
  elastic: ElasticOptions
  coupled: CoupledOptions
  l2: L2Options
  huber: HuberOptions
  sDynamics: SDynamicsOptions
  normDecay: NormDecayOptions
  hyperball: HyperballOptions
  cpr: CprOptions
  rewa: RewaOptions
}

/** All rules: their options with ranges and defaults, their state and formulas, as the native library has them. */
export const registry: { readonly steps: readonly RuleInfo[]; readonly decays: readonly RuleInfo[] } = {
  steps: [
    {
      name: "adam",
      doc: "Adam: the gradient's running mean over the root of its running second moment, both bias-corrected.",
      formula: "w - lr * m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps)",
      source: "Kingma and Ba, arXiv 1412.6980; AMSGrad: Reddi et al., 2018",
      state: [{"name":"exp_avg"}, {"name":"exp_avg_sq"}, {"name":"max_exp_avg_sq","when":"amsgrad"}],
      options: [
        {"name":"betas","torch":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.999],"length":2,"schedule":true,"doc":"decay rates of the running means of the gradient and of its square"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"doc":"added to the denominator"},
        {"name":"amsgrad","torch":"amsgrad","kind":"boolean","default":false,"schedule":false,"doc":"divide by the largest second moment so far"},
      ],
    },
    {
      name: "nadam",
      doc: "NAdam: Adam with Nesterov's look-ahead and a momentum schedule mu_t = beta1 (1 - 0.96^(t psi) / 2).",
      formula: "w - lr * ((1 - mu_t) / (1 - prod mu) * g + mu_(t+1) / (1 - prod mu * mu_(t+1)) * m) / (sqrt(v / (1 - beta2^t)) + eps)",
      source: "Dozat, 2016",
      state: [{"name":"exp_avg"}, {"name":"exp_avg_sq"}, {"name":"mu_product","scalar":true}],
      options: [
        {"name":"betas","torch":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.999],"length":2,"schedule":true,"doc":"decay rates of the running means of the gradient and of its square"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"doc":"added to the denominator"},
        {"name":"momentumDecay","torch":"momentum_decay","kind":"number","range":"[0, inf)","default":0.004,"schedule":false,"doc":"how fast the momentum schedule approaches beta1"},
      ],
    },
    {
      name: "radam",
      doc: "RAdam: Adam whose step is rectified by the variance of the second moment, and plain momentum while that is unknown.",
      formula: "rho_t > 5: w - lr * r_t * m_hat * sqrt(1 - beta2^t) / (sqrt(v) + eps); else w - lr * m_hat",
      source: "Liu et al., arXiv 1908.03265",
      state: [{"name":"exp_avg"}, {"name":"exp_avg_sq"}],
      options: [
        {"name":"betas","torch":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.999],"length":2,"schedule":true,"doc":"decay rates of the running means of the gradient and of its square"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"doc":"added to the denominator"},
      ],
    },
    {
      name: "sgd",
      doc: "Stochastic gradient descent, with momentum, dampening and Nesterov's look-ahead.",
      formula: "b = momentum * b + (1 - dampening) * g; w - lr * b   (nesterov: w - lr * (g + momentum * b))",
      source: "Sutskever et al., 2013, as in torch",
      state: [{"name":"momentum_buffer","when":"momentum"}],
      options: [
        {"name":"momentum","torch":"momentum","kind":"number","range":"[0, inf)","default":0,"schedule":true,"doc":"share of the last update kept"},
        {"name":"dampening","torch":"dampening","kind":"number","range":"(-inf, inf)","default":0,"schedule":false,"doc":"share of the gradient held back from the momentum buffer"},
        {"name":"nesterov","torch":"nesterov","kind":"boolean","default":false,"schedule":false,"doc":"look ahead; takes momentum above 0 and dampening 0"},
      ],
    },
    {
      name: "rmsprop",
      doc: "RMSprop: the gradient over the root of its running second moment.",
      formula: "w - lr * g / (sqrt(v) + eps)   (centered: v - mean^2; momentum: b = momentum * b + update)",
      source: "Hinton, 2012, as in torch",
      state: [{"name":"square_avg"}, {"name":"grad_avg","when":"centered"}, {"name":"momentum_buffer","when":"momentum"}],
      options: [
        {"name":"alpha","torch":"alpha","kind":"number","range":"[0, 1]","default":0.99,"schedule":false,"doc":"decay rate of the running second moment"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"doc":"added to the denominator"},
        {"name":"momentum","torch":"momentum","kind":"number","range":"[0, inf)","default":0,"schedule":true,"doc":"share of the last update kept"},
        {"name":"centered","torch":"centered","kind":"boolean","default":false,"schedule":false,"doc":"divide by the variance of the gradient, not its second moment"},
      ],
    },
    {
      name: "adagrad",
      doc: "Adagrad: the gradient over the root of the sum of all its squares.",
      formula: "w - lr / (1 + (t - 1) * lrDecay) * g / (sqrt(sum) + eps)",
      source: "Duchi et al., 2011",
      state: [{"name":"sum"}],
      options: [
        {"name":"lrDecay","torch":"lr_decay","kind":"number","range":"[0, inf)","default":0,"schedule":false,"doc":"lr / (1 + (t - 1) * lrDecay)"},
        {"name":"initialAccumulatorValue","torch":"initial_accumulator_value","kind":"number","range":"[0, inf)","default":0,"schedule":false,"doc":"what the sum of squares starts from"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-10,"schedule":false,"doc":"added to the denominator"},
      ],
    },
    {
      name: "lion",
      doc: "Lion: the sign of an interpolation between the gradient's running mean and the gradient.",
      formula: "w - lr * sign(beta1 * m + (1 - beta1) * g); m = beta2 * m + (1 - beta2) * g",
      source: "Chen et al., arXiv 2302.06675",
      state: [{"name":"exp_avg"}],
      options: [
        {"name":"betas","torch":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.99],"length":2,"schedule":true,"doc":"decay rates: for the update's mean, and for the mean that is kept"},
      ],
    },
    {
      name: "adadelta",
      doc: "Adadelta: the gradient times the root of the mean squared update, over that of the mean squared gradient.",
      formula: "w - lr * d, d = sqrt(u + eps) / sqrt(v + eps) * g; u = rho * u + (1 - rho) * d^2",
      source: "Zeiler, arXiv 1212.5701",
      state: [{"name":"square_avg"}, {"name":"acc_delta"}],
      options: [
        {"name":"rho","torch":"rho","kind":"number","range":"[0, 1]","default":0.9,"schedule":false,"doc":"decay rate of the running means of the squared gradient and of the squared update"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":0.000001,"schedule":false,"doc":"added under both roots"},
      ],
    },
    {
      name: "adamax",
      doc: "Adamax: Adam with the infinity norm, so that the divisor is a decaying maximum of |g|.",
      formula: "w - lr * m / (1 - beta1^t) / u, u = max(beta2 * u, |g| + eps)",
      source: "Kingma and Ba, arXiv 1412.6980, as in torch",
      state: [{"name":"exp_avg"}, {"name":"exp_inf"}],
      options: [
        {"name":"betas","torch":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.999],"length":2,"schedule":true,"doc":"decay rates of the gradient's running mean and of its largest absolute value"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"doc":"added to the absolute gradient"},
      ],
    },
    {
      name: "asgd",
      doc: "Averaged SGD: SGD with a falling rate, and the mean of the weights in the state `ax`.",
      formula: "w * (1 - lambd * eta) - eta * g; ax + mu * (w - ax); then eta = lr / (1 + lambd * lr * t)^alpha, mu = 1 / max(1, t - t0)",
      source: "Polyak and Juditsky, 1992, as in torch",
      state: [{"name":"ax"}, {"name":"eta","scalar":true}, {"name":"mu","scalar":true}],
      options: [
        {"name":"lambd","torch":"lambd","kind":"number","range":"[0, inf)","default":0.0001,"schedule":false,"doc":"decay of the weights within the step, and of the rate eta"},
        {"name":"alpha","torch":"alpha","kind":"number","range":"[0, inf)","default":0.75,"schedule":false,"doc":"power by which eta falls"},
        {"name":"t0","torch":"t0","kind":"number","range":"[0, inf)","default":1000000,"schedule":false,"doc":"step from which on weights are averaged"},
      ],
    },
    {
      name: "rprop",
      doc: "Rprop, for whole batches: each weight moves by the gradient's sign times a size of its own.",
      formula: "w - s * sign(g), s * etas[0] where g's sign has turned (and g is 0 then), s * etas[1] where not; s starts from lr",
      source: "Riedmiller and Braun, 1993, as in torch",
      state: [{"name":"prev"}, {"name":"step_size"}],
      options: [
        {"name":"etas","torch":"etas","kind":"numbers","range":"(0, inf)","default":[0.5,1.2],"length":2,"schedule":false,"doc":"factors on a step size where the gradient's sign has turned, below 1, and where it has not, above 1"},
        {"name":"stepSizes","torch":"step_sizes","kind":"numbers","range":"[0, inf)","default":[0.000001,50],"length":2,"schedule":false,"doc":"the smallest and the largest step size"},
      ],
    },
    {
      name: "scheduleFreeAdam",
      doc: "Schedule-free Adam: an average of the iterates in the place of a falling learning rate. Call train() and eval().",
      formula: "u = g / (sqrt(v / (1 - beta2^t)) + eps); y = y + c * (z - y) - lr * (1 - beta1 * (1 - c)) * u; z = z - lr * u",
      source: "arXiv 2405.15682",
      averages: true,
      state: [{"name":"z"}, {"name":"exp_avg_sq"}, {"name":"weight_sum","scalar":true}, {"name":"lr_max","scalar":true}],
      options: [
        {"name":"betas","torch":"betas","kind":"numbers","range":"(0, 1)","default":[0.9,0.999],"length":2,"schedule":false,"doc":"the average's part in the weights that train, and the second moment's decay rate"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"doc":"added to the denominator"},
        {"name":"warmupSteps","torch":"warmup_steps","kind":"integer","range":"[0, inf)","default":0,"schedule":false,"doc":"steps over which the learning rate rises in a line"},
        {"name":"r","torch":"r","kind":"number","range":"(-inf, inf)","default":0,"schedule":false,"doc":"power of the step's number in its weight in the average"},
        {"name":"weightLrPower","torch":"weight_lr_power","kind":"number","range":"[0, inf)","default":2,"schedule":false,"doc":"power of the largest learning rate so far in that weight"},
      ],
    },
    {
      name: "scheduleFreeSgd",
      doc: "Schedule-free SGD: an average of the iterates in the place of a falling learning rate. Call train() and eval().",
      formula: "y = y + c * (z - y) - lr * (1 - momentum * (1 - c)) * g; z = z - lr * g",
      source: "arXiv 2405.15682",
      averages: true,
      state: [{"name":"z"}, {"name":"weight_sum","scalar":true}, {"name":"lr_max","scalar":true}],
      options: [
        {"name":"momentum","torch":"momentum","kind":"number","range":"(0, 1)","default":0.9,"schedule":false,"doc":"the average's part in the weights that train"},
        {"name":"warmupSteps","torch":"warmup_steps","kind":"integer","range":"[0, inf)","default":0,"schedule":false,"doc":"steps over which the learning rate rises in a line"},
        {"name":"r","torch":"r","kind":"number","range":"(-inf, inf)","default":0,"schedule":false,"doc":"power of the step's number in its weight in the average"},
        {"name":"weightLrPower","torch":"weight_lr_power","kind":"number","range":"[0, inf)","default":2,"schedule":false,"doc":"power of the largest learning rate so far in that weight"},
      ],
    },
    {
      name: "muon",
      doc: "Muon: the gradient's running mean, made orthogonal by Newton and Schulz's iteration; for matrices.",
      formula: "b = momentum * b + (1 - momentum) * g; w - lr * scale * NS(b)   (nesterov: NS((1 - momentum) * g + momentum * b))",
      source: "Jordan et al., 2024, as in torch 2.11; scaling: Liu et al., arXiv 2502.16982",
      matrices: true,
      reduces: true,
      state: [{"name":"momentum_buffer"}],
      options: [
        {"name":"momentum","torch":"momentum","kind":"number","range":"[0, 1)","default":0.95,"schedule":true,"doc":"decay rate of the running mean of the gradient"},
        {"name":"nesterov","torch":"nesterov","kind":"boolean","default":true,"schedule":false,"doc":"mix the gradient into that mean once more"},
        {"name":"nsCoefficients","torch":"ns_coefficients","kind":"numbers","range":"(-inf, inf)","default":[3.4445,-4.775,2.0315],"length":3,"schedule":false,"doc":"a, b and c of the iteration X <- a X + b (X X^T) X + c (X X^T)^2 X"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-7,"schedule":false,"doc":"least norm that a matrix is divided by"},
        {"name":"nsSteps","torch":"ns_steps","kind":"integer","range":"[0, 99]","default":5,"schedule":false,"doc":"iterations"},
        {"name":"adjustLrFn","torch":"adjust_lr_fn","kind":"enum","values":["original","match_rms_adamw"],"default":"original","schedule":false,"doc":"scale of the direction of an A x B matrix: sqrt(max(1, A / B)), or 0.2 sqrt(max(A, B)), which takes the learning rates of AdamW"},
        {"name":"heads","torch":"heads","kind":"integer","range":"[1, inf)","default":1,"schedule":false,"doc":"how many blocks of rows are made orthogonal apart, such as the heads of attention"},
        {"name":"nsDtype","torch":"ns_dtype","kind":"enum","values":["auto","bfloat16","float32","float64"],"default":"auto","schedule":false,"doc":"dtype of the iteration; 'auto' is the one that is computed in on a CPU, and bfloat16 on CUDA"},
      ],
    },
    {
      name: "adafactor",
      doc: "Adafactor: Adam's second moment as the product of a mean over rows and one over columns, and no first.",
      formula: "rho = min(lr, 1 / sqrt(t)); u = g / sqrt(v); w - rho * max(eps2, RMS(w)) * u / max(1, RMS(u) / d)",
      source: "Shazeer and Stern, arXiv 1804.04235, as in torch 2.11",
      reduces: true,
      state: [{"name":"row_var","factor":true}, {"name":"col_var","factor":true}, {"name":"variance","factor":true}],
      options: [
        {"name":"beta2Decay","torch":"beta2_decay","kind":"number","range":"(-inf, 0]","default":-0.8,"schedule":false,"doc":"power of the step's number that the newest gradient's share in the second moment falls with"},
        {"name":"eps","torch":"eps","kind":"numbers","range":"[0, inf)","default":[0,0.001],"length":2,"none":true,"schedule":false,"doc":"least root of a second moment, where 0 stands for the epsilon of the weights' dtype; and least root mean square of the weights"},
        {"name":"d","torch":"d","kind":"number","range":"[1, inf)","default":1,"schedule":false,"doc":"largest root mean square of an update, before it is scaled"},
      ],
    },
    {
      name: "sparseAdam",
      doc: "Adam of nothing but the elements that a sparse gradient has, such as the rows of an embedding.",
      formula: "w - lr * sqrt(1 - beta2^t) / (1 - beta1^t) * m / (sqrt(v) + eps), where the gradient has an element",
      source: "torch.optim.SparseAdam",
      sparse: true,
      state: [{"name":"exp_avg"}, {"name":"exp_avg_sq"}],
      options: [
        {"name":"betas","torch":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.999],"length":2,"schedule":true,"doc":"decay rates of the running means of the gradient and of its square"},
        {"name":"eps","torch":"eps","kind":"number","range":"(0, inf)","default":1e-8,"schedule":false,"doc":"added to the denominator"},
      ],
    },
    {
      name: "soap",
      doc: "SOAP: Adam in the eigenbasis of Shampoo's preconditioner, which is refreshed now and then.",
      formula: "w - lr * sqrt(1 - beta2^t) / (1 - beta1^t) * Q0 ((Q0^T m Q1) / (sqrt(v) + eps)) Q1^T",
      source: "Vyas et al., arXiv 2409.11321",
      reduces: true,
      state: [{"name":"exp_avg"}, {"name":"exp_avg_sq","factor":true}, {"name":"GG_0","factor":true}, {"name":"GG_1","factor":true}, {"name":"Q_0","factor":true}, {"name":"Q_1","factor":true}],
      options: [
        {"name":"betas","torch":"betas","kind":"numbers","range":"[0, 1)","default":[0.95,0.95],"length":2,"schedule":true,"doc":"decay rates of the gradient's running mean, and of its second moments: those in the eigenbasis and the preconditioner's"},
        {"name":"eps","torch":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"doc":"added to the denominator"},
        {"name":"preconditionFrequency","torch":"precondition_frequency","kind":"integer","range":"[1, inf)","default":10,"schedule":false,"doc":"steps from one refresh of the eigenbases to the next"},
        {"name":"maxPrecondDim","torch":"max_precond_dim","kind":"integer","range":"[0, inf)","default":10000,"schedule":false,"doc":"sides of a matrix that are larger get no eigenbasis"},
      ],
    },
  ],
  decays: [
    {
      name: "none",
      doc: "No decay.",
      formula: "w = after",
      source: "",
      state: [],
      options: [
      ],
    },
    {
      name: "lp",
      doc: "Decoupled decay of the Lp norm, for any p > 0 (pWD; with Adam, pAdam).",
      formula: "after * X / (X + p * lr * lambda), X = |before|^(2 - p), or |after|^(2 - p)",
      source: "arXiv 2404.10824",
      state: [],
      options: [
        {"name":"p","torch":"p","kind":"number","range":"(0, inf)","default":0.8,"schedule":true,"doc":"the norm; below 1 small weights die and large ones stay"},
        {"name":"lambda","torch":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"doc":"strength; the paper's lambda_p is p times it"},
        {"name":"reference","torch":"reference","kind":"enum","values":["before","after"],"default":"before","schedule":false,"doc":"whether X is taken from the weight before or after the inner step"},
        {"name":"zeros","torch":"zeros","kind":"enum","values":["absorb","revive"],"default":"absorb","schedule":false,"doc":"whether a weight that is exactly 0 stays so while p < 2"},
        {"name":"floor","torch":"floor","kind":"number","range":"(0, inf)","default":1e-14,"schedule":false,"doc":"added to |w| under zeros 'revive'"},
      ],
    },
    {
      name: "softThreshold",
      doc: "Soft thresholding: the proximal operator of the L1 norm, then L2 shrinkage.",
      formula: "sign(after) * max(|after| - lr * lambda, 0) / (1 + lr * weightDecay)",
      source: "Adam_L1 of arXiv 2404.10824",
      state: [],
      options: [
        {"name":"lambda","torch":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"doc":"strength of the L1 part"},
        {"name":"weightDecay","torch":"weight_decay","kind":"number","range":"[0, inf)","default":0,"schedule":true,"doc":"strength of the L2 part that follows"},
      ],
    },
    {
      name: "prox",
      doc: "The proximal operator of the Lp norm: it sets weights to exactly 0 for p <= 1.",
      formula: "argmin_u (u - after)^2 / 2 + lr * lambda * |u|^p",
      source: "threshold for p < 1: Marjanovic and Solo, 2012; p = 1/2: Xu et al., 2012; 2/3: Cao et al., 2013",
      state: [],
      options: [
        {"name":"p","torch":"p","kind":"number","range":"[0, inf)","default":0.5,"schedule":true,"doc":"the norm; 0 is hard thresholding"},
        {"name":"lambda","torch":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"doc":"strength"},
      ],
    },
    {
      name: "elastic",
      doc: "Several Lp decays at once, as the elastic net joins L1 and L2.",
      formula: "after / (1 + lr * sum_i p_i * lambda_i * |before|^(p_i - 2))",
      source: "arXiv 2404.10824, elastic-net hybrid",
      state: [],
      options: [
        {"name":"p","torch":"p","kind":"numbers","range":"(0, inf)","default":[0.5,2],"length":4,"variable":true,"schedule":true,"doc":"the norms, at most four"},
        {"name":"lambda","torch":"lambda","kind":"numbers","range":"[0, inf)","default":[0.001,0.001],"length":4,"variable":true,"schedule":true,"doc":"their strengths, one for each p"},
      ],
    },
    {
      name: "coupled",
      doc: "The gradient of lambda * |w|^p added to the loss's, before the step.",
      formula: "gradient + p * lambda * |w|^(p - 2) * w   (0 at w = 0)",
      source: "AdamP of arXiv 2404.10824",
      state: [],
      options: [
        {"name":"p","torch":"p","kind":"number","range":"(0, inf)","default":2,"schedule":true,"doc":"the norm"},
        {"name":"lambda","torch":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"doc":"strength"},
      ],
    },
    {
      name: "l2",
      doc: "Decoupled L2 decay, as in AdamW.",
      formula: "before * (1 - lr * weightDecay), then the step",
      source: "Loshchilov and Hutter, arXiv 1711.05101",
      state: [],
      options: [
        {"name":"weightDecay","torch":"weight_decay","kind":"number","range":"[0, inf)","default":0.01,"schedule":true,"doc":"strength"},
      ],
    },
    {
      name: "huber",
      doc: "The proximal operator of Huber's penalty: L2 near 0, L1 far from it.",
      formula: "tau = lr * lambda: |after| <= (1 + tau) * delta ? after / (1 + tau) : after - tau * delta * sign(after)",
      source: "AdamHD, arXiv 2511.14721",
      state: [{"name":"mean_abs","when":"mode","scalar":true}],
      options: [
        {"name":"lambda","torch":"lambda","kind":"number","range":"[0, inf)","default":0.01,"schedule":true,"doc":"strength"},
        {"name":"delta","torch":"delta","kind":"number","range":"(0, inf)","default":0.01,"schedule":true,"doc":"where the quadratic part ends, under mode 'fixed'"},
        {"name":"mode","torch":"mode","kind":"enum","values":["fixed","mean"],"default":"fixed","schedule":false,"doc":"whether delta is the number given, or each tensor's running mean of |w|"},
        {"name":"meanBeta","torch":"mean_beta","kind":"number","range":"[0, 1)","default":0.99,"schedule":false,"doc":"decay rate of that running mean"},
      ],
    },
    {
      name: "sDynamics",
      doc: "Lp decay through an auxiliary s per weight that follows |w|^(p - 2).",
      formula: "scale: after / (1 + p * lr * lambda * s); soft: sign(after) * max(|after| - 2 * p * lr * lambda * s, 0); s = exp(sigma)",
      source: "arXiv 2404.10824, s-dynamics",
      state: [{"name":"sigma"}],
      options: [
        {"name":"p","torch":"p","kind":"number","range":"(0, 2)","default":0.8,"schedule":true,"doc":"the norm; below 1 in form 'soft'"},
        {"name":"lambda","torch":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"doc":"strength"},
        {"name":"form","torch":"form","kind":"enum","values":["scale","soft"],"default":"scale","schedule":false,"doc":"from an L2 step (weights shrink) or an L1 step (weights become exactly 0)"},
      ],
    },
    {
      name: "normDecay",
      doc: "pWD of the Euclidean norms of rows, tensors or groups: their directions stay.",
      formula: "after / (1 + p * lr * lambda * n^(p - 2)), n = |before|_2 over the extent",
      source: "the group form of arXiv 2404.10824",
      reduces: true,
      state: [],
      options: [
        {"name":"p","torch":"p","kind":"number","range":"(0, inf)","default":1,"schedule":true,"doc":"power of the norm in the penalty; below 1 small norms die and large ones stay"},
        {"name":"lambda","torch":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"doc":"strength"},
        {"name":"extent","torch":"extent","kind":"enum","values":["row","tensor","group"],"default":"row","schedule":false,"doc":"what a norm is taken of: each row (the first dimension's entries), each parameter, or all decayed parameters of the group together"},
        {"name":"zeros","torch":"zeros","kind":"enum","values":["absorb","revive"],"default":"absorb","schedule":false,"doc":"whether an extent whose weights are all 0 stays so while p < 2"},
      ],
    },
    {
      name: "hyperball",
      doc: "Hyperball: Frobenius norms of a parameter and of its update stay as they were at first.",
      formula: "R * normalized(before - lr * R * normalized(before - after)), R = the first |w|_F",
      source: "arXiv 2606.16899",
      reduces: true,
      state: [{"name":"first_norm","scalar":true}],
      options: [
        {"name":"radiusScale","torch":"radius_scale","kind":"number","range":"(0, inf)","default":1,"schedule":false,"doc":"the norm that is kept, over the one that the weights had first"},
      ],
    },
    {
      name: "cpr",
      doc: "CPR: a bound on each parameter's |w|^2, kept by a Lagrange multiplier. With Adam, AdamCPR.",
      formula: "m = max(0, m + kappaUpdate / n * (|after|^2 - bound)); after * max(0, 1 - 2 * m)",
      source: "arXiv 2311.09058",
      reduces: true,
      state: [{"name":"lagmul","scalar":true}, {"name":"bound","scalar":true}, {"name":"prev_reg","scalar":true}, {"name":"prev_reg_gradient","scalar":true}, {"name":"inflection_point_emas","scalar":true}],
      options: [
        {"name":"kappaInit","torch":"kappa_init","kind":"enum","values":["inflectionPoint","warmStart","uniform","dependent"],"default":"inflectionPoint","schedule":false,"doc":"where the bound on |w|^2 comes from"},
        {"name":"kappa","torch":"kappa","kind":"number","range":"[0, inf)","default":1000,"schedule":false,"doc":"the bound ('uniform'), what the first |w|^2 is multiplied by ('dependent'), or the step whose |w|^2 it is ('warmStart')"},
        {"name":"kappaUpdate","torch":"kappa_update","kind":"number","range":"[0, inf)","default":1,"schedule":false,"doc":"how fast the Lagrange multiplier follows what is above the bound"},
        {"name":"byLr","torch":"by_lr","kind":"boolean","default":false,"schedule":false,"doc":"multiply the decay by the learning rate"},
        {"name":"interval","torch":"interval","kind":"integer","range":"[1, inf)","default":200,"schedule":false,"doc":"steps between two looks for the inflection point"},
        {"name":"emaDecay","torch":"ema_decay","kind":"number","range":"[0, 1)","default":0.99,"schedule":false,"doc":"decay rate of the running mean of |w|^2 in which it is looked for"},
      ],
    },
    {
      name: "rewa",
      doc: "ReWA: weights as powers x = y^K, with decay and steps of y. Sparsity as of an Lp norm with p < 1.",
      formula: "s((1 - lr * lambda) * y + (after - before) * |y|^M * |y|^(K-1) / (|y|^(K-1) + offset)), s(y) = sign(y) * |y|^K, y = s^-1(before)",
      source: "arXiv 2605.25134",
      state: [],
      options: [
        {"name":"order","torch":"order","kind":"number","range":"(1, 12]","default":3,"schedule":false,"doc":"K of x = y^K; the larger, the sparser"},
        {"name":"lambda","torch":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"doc":"strength of the decay of y"},
        {"name":"exponent","torch":"exponent","kind":"number","range":"[0, 11]","default":0,"schedule":false,"doc":"M: steps of small weights are shorter by |y|^M; 0 with adaptive steps"},
        {"name":"offset","torch":"offset","kind":"number","range":"[0, inf)","default":0,"schedule":false,"doc":"epsilon: steps are shorter by |y|^(K-1) / (|y|^(K-1) + epsilon)"},
      ],
    },
  ],
}
