export type { HookHandle, HookOptions } from './_hooks.js'
export type { LoadStateDictOptions } from './_load.js'
export type { PresentValue } from './_slots.js'
export {
  adagradLp,
  adamCoupled,
  adamCPR,
  adamHD,
  adamL1,
  adamProx,
  adamw,
  lionLp,
  lionw,
  muonLp,
  muonw,
  nadamLp,
  padam,
  padamLate,
  radamLp,
  rmspropLp,
  sgdLp,
  sgdw,
  soapLp,
} from './aliases.js'
export { GradScaler, type GradScalerOptions, type GradScalerState } from './grad-scaler.js'
export { ParamGroup, type SettableOptions } from './group.js'
export {
  type GroupRule,
  groupParameters,
  type LayerwiseLrOptions,
  layerwiseLr,
  type Match,
} from './grouping.js'
export { LBFGS } from './lbfgs/lbfgs.js'
export type { LBFGSOptions } from './lbfgs/options.js'
export type { LBFGSState, LBFGSStateDict } from './lbfgs/state.js'
export {
  Optimizer,
  optimizer,
} from './optimizer.js'
export type {
  ClipOptions,
  Exclude,
  GroupOptions,
  GroupSpec,
  NamedTensor,
  OptimizerOptions,
  ParamList,
  Params,
  PreparedLoad,
  StepOptions,
  StorageOptions,
  ZeroGradOptions,
} from './options.js'
export {
  notHidden,
  type Route,
  RoutedParameters,
  type RouteOptions,
  type RouteSettings,
  routeParameters,
} from './routing.js'
export type { AliasFactory, AliasOptions, StepFactory } from './rules/factories.js'
// The names of these two are the registry's: a rule that is added there is exported with no edit here.
export * from './rules/registry.gen.js'
export * from './rules/rules.gen.js'
export type {
  DecaySpec,
  OptionInfo,
  OptionValue,
  Rate,
  RuleInfo,
  RuleKind,
  RuleSpec,
  StateInfo,
  StepSpec,
} from './rules/types.js'
export * as schedules from './schedules/index.js'
export { cosine, exponential, linear, oneCycle, reduceOnPlateau, warmupCosine } from './schedules/index.js'
export type {
  NamedSchedule,
  Schedule,
  ScheduleJson,
} from './schedules/schedule.js'
export { isNamed as isNamedSchedule, scheduleFrom } from './schedules/schedule.js'
export type {
  Histogram,
  ParameterSparsity,
  Sparsity,
  SparsityCounts,
  SparsityOptions,
} from './sparsity.js'
export {
  packStateDict,
  type SavedGroup,
  type SavedSchedule,
  type SavedValue,
  type StateDict,
  unpackStateDict,
} from './state-dict.js'
