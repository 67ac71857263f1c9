// Generated from the native registry by scripts/gen-registry.mjs: do not edit.
import type { Rate, RuleInfo } from './_rule.js'

/** What every decay may be given. */
export interface AnyDecayOptions {
  /** Decays only where the sign of the update agrees with the weight's; default false. @source arXiv 2510.12402 */
  cautious?: boolean
}

/** Options of {@link optim.adam}. */
export interface AdamOptions {
  /** Betas. In [0, 1); default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Eps. In [0, inf); default 1e-8. */
  eps?: number
  /** Amsgrad. Default false. */
  amsgrad?: boolean
}

/** Options of {@link optim.nadam}. */
export interface NadamOptions {
  /** Betas. In [0, 1); default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Eps. In [0, inf); default 1e-8. */
  eps?: number
  /** MomentumDecay. In [0, inf); default 0.004. */
  momentumDecay?: number
}

/** Options of {@link optim.radam}. */
export interface RadamOptions {
  /** Betas. In [0, 1); default [0.9, 0.999]. */
  betas?: readonly [number, number]
  /** Eps. In [0, inf); default 1e-8. */
  eps?: number
}

/** Options of {@link optim.sgd}. */
export interface SgdOptions {
  /** Momentum. In [0, inf); default 0. */
  momentum?: number
  /** Dampening. In [0, inf); default 0. */
  dampening?: number
  /** Nesterov. Default false. */
  nesterov?: boolean
}

/** Options of {@link optim.rmsprop}. */
export interface RmspropOptions {
  /** Alpha. In [0, 1); default 0.99. */
  alpha?: number
  /** Eps. In [0, inf); default 1e-8. */
  eps?: number
  /** Momentum. In [0, inf); default 0. */
  momentum?: number
  /** Centered. Default false. */
  centered?: boolean
}

/** Options of {@link optim.adagrad}. */
export interface AdagradOptions {
  /** LrDecay. In [0, inf); default 0. */
  lrDecay?: number
  /** InitialAccumulator. In [0, inf); default 0. */
  initialAccumulator?: number
  /** Eps. In [0, inf); default 1e-10. */
  eps?: number
}

/** Options of {@link optim.lion}. */
export interface LionOptions {
  /** Betas. In [0, 1); default [0.9, 0.99]. */
  betas?: readonly [number, number]
}

/** Options of {@link optim.none}. */
export interface NoneOptions extends AnyDecayOptions {
}

/** Options of {@link optim.lp}. */
export interface LpOptions extends AnyDecayOptions {
  /** P. In (0, inf); default 0.8. */
  p?: Rate
  /** Lambda. In [0, inf); default 0.001. */
  lambda?: Rate
  /** Reference. Default 'before'. */
  reference?: 'before' | 'after'
  /** Zeros. Default 'absorb'. */
  zeros?: 'absorb' | 'revive'
  /** Floor. In (0, inf); default 1e-14. */
  floor?: number
}

/** Options of {@link optim.softThreshold}. */
export interface SoftThresholdOptions extends AnyDecayOptions {
  /** Lambda. In [0, inf); default 0.001. */
  lambda?: Rate
  /** WeightDecay. In [0, inf); default 0. */
  weightDecay?: Rate
}

/** Options of {@link optim.prox}. */
export interface ProxOptions extends AnyDecayOptions {
  /** P. In (0, inf); default 0.8. */
  p?: Rate
  /** Lambda. In [0, inf); default 0.001. */
  lambda?: Rate
}

/** Options of {@link optim.elastic}. */
export interface ElasticOptions extends AnyDecayOptions {
  /** P. In (0, inf); at most 4 of them; default [1, 2]. */
  p?: readonly number[]
  /** Lambda. In [0, inf); at most 4 of them; default [0.001, 0.001]. */
  lambda?: readonly number[]
}

/** Options of {@link optim.coupled}. */
export interface CoupledOptions extends AnyDecayOptions {
  /** P. In (0, inf); default 0.8. */
  p?: Rate
  /** Lambda. In [0, inf); default 0.001. */
  lambda?: Rate
}

/** Options of {@link optim.l2}. */
export interface L2Options extends AnyDecayOptions {
  /** WeightDecay. In [0, inf); default 0.01. */
  weightDecay?: Rate
}

/** Options of {@link optim.huber}. */
export interface HuberOptions extends AnyDecayOptions {
  /** Lambda. In [0, inf); default 0.001. */
  lambda?: Rate
  /** Delta. In (0, inf); default 1. */
  delta?: number
  /** Adaptive. Default false. */
  adaptive?: boolean
}

/** Options of {@link optim.sDynamics}. */
export interface SDynamicsOptions extends AnyDecayOptions {
  /** P. In (0, inf); default 0.8. */
  p?: Rate
  /** Lambda. In [0, inf); default 0.001. */
  lambda?: Rate
  /** Form. Default 'scale'. */
  form?: 'scale' | 'soft'
}

/** Any option of any rule, as a group may have it. */
export interface RuleOptions {
  betas?: readonly [number, number]
  eps?: number
  amsgrad?: boolean
  momentumDecay?: number
  momentum?: number
  dampening?: number
  nesterov?: boolean
  alpha?: number
  centered?: boolean
  lrDecay?: number
  initialAccumulator?: number
  p?: Rate | readonly number[]
  lambda?: Rate | readonly number[]
  reference?: 'before' | 'after'
  zeros?: 'absorb' | 'revive'
  floor?: number
  weightDecay?: Rate
  delta?: number
  adaptive?: boolean
  form?: 'scale' | 'soft'
}

export interface StepOptionsOf {
  adam: AdamOptions
  nadam: NadamOptions
  radam: RadamOptions
  sgd: SgdOptions
  rmsprop: RmspropOptions
  adagrad: AdagradOptions
  lion: LionOptions
}
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
}

export const registry: { readonly steps: readonly RuleInfo[]; readonly decays: readonly RuleInfo[] } = {
  steps: [
    {
      name: "adam",
      doc: "adam",
      formula: "adam",
      source: "x",
      state: [{"name":"step","scalar":true}, {"name":"exp_avg"}, {"name":"exp_avg_sq"}, {"name":"max_exp_avg_sq","when":"amsgrad"}],
      options: [
        {"name":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.999],"schedule":false,"torch":"betas","doc":"betas","length":2},
        {"name":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"torch":"eps","doc":"eps"},
        {"name":"amsgrad","kind":"boolean","default":false,"schedule":false,"torch":"amsgrad","doc":"amsgrad"},
      ],
    },
    {
      name: "nadam",
      doc: "nadam",
      formula: "nadam",
      source: "x",
      state: [{"name":"step","scalar":true}, {"name":"mu_product","scalar":true}, {"name":"exp_avg"}, {"name":"exp_avg_sq"}],
      options: [
        {"name":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.999],"schedule":false,"torch":"betas","doc":"betas","length":2},
        {"name":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"torch":"eps","doc":"eps"},
        {"name":"momentumDecay","kind":"number","range":"[0, inf)","default":0.004,"schedule":false,"torch":"momentum_decay","doc":"momentumDecay"},
      ],
    },
    {
      name: "radam",
      doc: "radam",
      formula: "radam",
      source: "x",
      state: [{"name":"step","scalar":true}, {"name":"exp_avg"}, {"name":"exp_avg_sq"}],
      options: [
        {"name":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.999],"schedule":false,"torch":"betas","doc":"betas","length":2},
        {"name":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"torch":"eps","doc":"eps"},
      ],
    },
    {
      name: "sgd",
      doc: "sgd",
      formula: "sgd",
      source: "x",
      state: [{"name":"momentum_buffer","when":"momentum"}],
      options: [
        {"name":"momentum","kind":"number","range":"[0, inf)","default":0,"schedule":false,"torch":"momentum","doc":"momentum"},
        {"name":"dampening","kind":"number","range":"[0, inf)","default":0,"schedule":false,"torch":"dampening","doc":"dampening"},
        {"name":"nesterov","kind":"boolean","default":false,"schedule":false,"torch":"nesterov","doc":"nesterov"},
      ],
    },
    {
      name: "rmsprop",
      doc: "rmsprop",
      formula: "rmsprop",
      source: "x",
      state: [{"name":"step","scalar":true}, {"name":"square_avg"}, {"name":"momentum_buffer","when":"momentum"}, {"name":"grad_avg","when":"centered"}],
      options: [
        {"name":"alpha","kind":"number","range":"[0, 1)","default":0.99,"schedule":false,"torch":"alpha","doc":"alpha"},
        {"name":"eps","kind":"number","range":"[0, inf)","default":1e-8,"schedule":false,"torch":"eps","doc":"eps"},
        {"name":"momentum","kind":"number","range":"[0, inf)","default":0,"schedule":false,"torch":"momentum","doc":"momentum"},
        {"name":"centered","kind":"boolean","default":false,"schedule":false,"torch":"centered","doc":"centered"},
      ],
    },
    {
      name: "adagrad",
      doc: "adagrad",
      formula: "adagrad",
      source: "x",
      state: [{"name":"step","scalar":true}, {"name":"sum"}],
      options: [
        {"name":"lrDecay","kind":"number","range":"[0, inf)","default":0,"schedule":false,"torch":"lr_decay","doc":"lrDecay"},
        {"name":"initialAccumulator","kind":"number","range":"[0, inf)","default":0,"schedule":false,"torch":"initial_accumulator_value","doc":"initialAccumulator"},
        {"name":"eps","kind":"number","range":"[0, inf)","default":1e-10,"schedule":false,"torch":"eps","doc":"eps"},
      ],
    },
    {
      name: "lion",
      doc: "lion",
      formula: "lion",
      source: "x",
      state: [{"name":"exp_avg"}],
      options: [
        {"name":"betas","kind":"numbers","range":"[0, 1)","default":[0.9,0.99],"schedule":false,"torch":"betas","doc":"betas","length":2},
      ],
    },
  ],
  decays: [
    {
      name: "none",
      doc: "none",
      formula: "none",
      source: "x",
      state: [],
      options: [
      ],
    },
    {
      name: "lp",
      doc: "lp",
      formula: "lp",
      source: "x",
      state: [],
      options: [
        {"name":"p","kind":"number","range":"(0, inf)","default":0.8,"schedule":true,"torch":"p","doc":"p"},
        {"name":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"torch":"lambda","doc":"lambda"},
        {"name":"reference","kind":"enum","default":"before","schedule":false,"torch":"reference","doc":"reference","values":["before","after"]},
        {"name":"zeros","kind":"enum","default":"absorb","schedule":false,"torch":"zeros","doc":"zeros","values":["absorb","revive"]},
        {"name":"floor","kind":"number","range":"(0, inf)","default":1e-14,"schedule":false,"torch":"floor","doc":"floor"},
      ],
    },
    {
      name: "softThreshold",
      doc: "softThreshold",
      formula: "softThreshold",
      source: "x",
      state: [],
      options: [
        {"name":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"torch":"lambda","doc":"lambda"},
        {"name":"weightDecay","kind":"number","range":"[0, inf)","default":0,"schedule":true,"torch":"weight_decay","doc":"weightDecay"},
      ],
    },
    {
      name: "prox",
      doc: "prox",
      formula: "prox",
      source: "x",
      state: [],
      options: [
        {"name":"p","kind":"number","range":"(0, inf)","default":0.8,"schedule":true,"torch":"p","doc":"p"},
        {"name":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"torch":"lambda","doc":"lambda"},
      ],
    },
    {
      name: "elastic",
      doc: "elastic",
      formula: "elastic",
      source: "x",
      state: [],
      options: [
        {"name":"p","kind":"numbers","range":"(0, inf)","default":[1,2],"schedule":false,"torch":"p","doc":"p","length":4,"variable":true},
        {"name":"lambda","kind":"numbers","range":"[0, inf)","default":[0.001,0.001],"schedule":false,"torch":"lambda","doc":"lambda","length":4,"variable":true},
      ],
    },
    {
      name: "coupled",
      doc: "coupled",
      formula: "coupled",
      source: "x",
      state: [],
      options: [
        {"name":"p","kind":"number","range":"(0, inf)","default":0.8,"schedule":true,"torch":"p","doc":"p"},
        {"name":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"torch":"lambda","doc":"lambda"},
      ],
    },
    {
      name: "l2",
      doc: "l2",
      formula: "l2",
      source: "x",
      state: [],
      options: [
        {"name":"weightDecay","kind":"number","range":"[0, inf)","default":0.01,"schedule":true,"torch":"weight_decay","doc":"weightDecay"},
      ],
    },
    {
      name: "huber",
      doc: "huber",
      formula: "huber",
      source: "x",
      state: [{"name":"running","when":"adaptive","scalar":true}],
      options: [
        {"name":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"torch":"lambda","doc":"lambda"},
        {"name":"delta","kind":"number","range":"(0, inf)","default":1,"schedule":false,"torch":"delta","doc":"delta"},
        {"name":"adaptive","kind":"boolean","default":false,"schedule":false,"torch":"adaptive","doc":"adaptive"},
      ],
    },
    {
      name: "sDynamics",
      doc: "sDynamics",
      formula: "sDynamics",
      source: "x",
      state: [{"name":"sigma"}],
      options: [
        {"name":"p","kind":"number","range":"(0, inf)","default":0.8,"schedule":true,"torch":"p","doc":"p"},
        {"name":"lambda","kind":"number","range":"[0, inf)","default":0.001,"schedule":true,"torch":"lambda","doc":"lambda"},
        {"name":"form","kind":"enum","default":"scale","schedule":false,"torch":"form","doc":"form","values":["scale","soft"]},
      ],
    },
  ],
}
