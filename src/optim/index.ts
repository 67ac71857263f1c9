export type { HookHandle, HookOptions } from './_hooks.js'
export type { GroupSpec, NamedTensor, ParamList, Params } from './_params.js'
export * from './aliases.js'
export { GradScaler, type GradScalerOptions, type GradScalerState } from './grad-scaler.js'
export { type Exclude, type GroupOptions, ParamGroup, type StorageOptions } from './group.js'
export {
  type ClipOptions,
  Optimizer,
  type OptimizerOptions,
  optimizer,
  type StepOptions,
} from './optimizer.js'
export type { AliasFactory, AliasOptions, StepFactory } from './rules/factories.js'
export * from './rules/registry.gen.js'
export type {
  DecaySpec,
  OptionInfo,
  OptionValue,
  Rate,
  RuleInfo,
  RuleSpec,
  StateInfo,
  StepSpec,
} from './rules/rule.js'
export * from './rules/rules.gen.js'
export * from './schedules/reduce-on-plateau.js'
export {
  isNamed as isNamedSchedule,
  type NamedSchedule,
  type Schedule,
  type ScheduleJson,
  scheduleFrom,
} from './schedules/schedule.js'
export * from './schedules/schedules.js'
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
  type SavedValue,
  type StateDict,
  unpackStateDict,
} from './state-dict.js'
