import type { Device, DType, Tensor } from '../tensor/index.js'

// What the parts of a module know of it: they import this and never the class, which imports them.

/** Marks every module. */
export const moduleBrand: unique symbol = Symbol('pdecay.module')
/** The method that gives what a module holds itself; containers have their own. */
export const held: unique symbol = Symbol('pdecay.held')
/** Where a module keeps its hooks; null while it has none. */
export const hooksOf: unique symbol = Symbol('pdecay.hooks')

/** The parameters and persistent buffers of a module under PyTorch's keys. */
export type StateDict = Record<string, Tensor>

/** The options of {@link Module.stateDict}. */
export interface StateDictOptions {
  /** What keys start with. Default ''. */
  prefix?: string
  /** The tensors themselves, recorded by autograd. Default false. */
  keepVars?: boolean
}
/** The options of {@link Module.loadStateDict}. */
export interface LoadOptions {
  /** Every key must be in both. Default true. */
  strict?: boolean
  /** Take the given tensors' memory, dtype and device instead of copying their values. Default false. */
  assign?: boolean
}
/** Keys that one side had and the other had not; both are empty where loading was strict. */
export interface LoadResult {
  missing: string[]
  unexpected: string[]
}

/** The options of the methods of a module that list what it holds by name. */
export interface NamedOptions {
  /** What names start with. Default ''. */
  prefix?: string
  /** Include the modules within. Default true. */
  recurse?: boolean
  /** Each tensor or module once, under its first name. Default true. */
  removeDuplicate?: boolean
}

/** Where {@link Module.to} moves tensors, and to what it converts them. */
export interface ModuleToOptions {
  device?: Device
  /** Of floating-point tensors; others keep theirs. */
  dtype?: DType
}

/** A place that holds something: a property of an object, an element of an array, an entry of a Map or a Set. */
export interface Place {
  readonly name: string
  readonly get: () => unknown
  readonly set: (value: unknown) => void
}

/** Any module, whatever it takes and gives; see {@link Module} for what the methods do. */
export interface AnyModule {
  training: boolean
  forward(...inputs: unknown[]): unknown
  namedChildren(): [string, AnyModule][]
  children(): AnyModule[]
  namedModules(options?: Omit<NamedOptions, 'recurse'>): [string, AnyModule][]
  modules(): AnyModule[]
  namedParameters(options?: NamedOptions): [string, Tensor][]
  parameters(options?: Pick<NamedOptions, 'recurse'>): Tensor[]
  namedBuffers(options?: NamedOptions): [string, Tensor][]
  buffers(options?: Pick<NamedOptions, 'recurse'>): Tensor[]
  getSubmodule(path: string): AnyModule
  setSubmodule(path: string, module: AnyModule): void
  getParameter(name: string): Tensor
  getBuffer(name: string): Tensor
  apply(fn: (module: AnyModule) => void): this
  train(training?: boolean): this
  eval(): this
  requiresGrad_(requiresGrad?: boolean): this
  zeroGrad(): void
  to(target: DType | Device | ModuleToOptions): this
  toEmpty(options: { device: Device }): this
  copy(): this
  stateDict(options?: StateDictOptions): StateDict
  loadStateDict(state: Readonly<Record<string, Tensor>>, options?: LoadOptions): LoadResult
  registerForwardPreHook(hook: ForwardPreHook, options?: HookOptions): { remove(): void }
  registerForwardHook(hook: ForwardHook, options?: HookOptions): { remove(): void }
  registerFullBackwardHook(hook: BackwardHook, options?: HookOptions): { remove(): void }
  registerStateDictPreHook(hook: StateDictPreHook): { remove(): void }
  registerStateDictPostHook(hook: StateDictHook): { remove(): void }
  extraRepr(): string
  toString(): string
  /** @internal */
  [hooksOf]: ModuleHooks | null
  /** @internal */
  [held](): Iterable<Place>
}

/** Runs before `forward`; what it returns takes the place of the inputs: an array of them, or the only one. */
export type ForwardPreHook = (module: AnyModule, inputs: unknown[]) => unknown
/** Runs after `forward`; what it returns takes the place of the output. */
export type ForwardHook = (module: AnyModule, inputs: unknown[], output: unknown) => unknown
/** Gradients of a module's inputs or outputs; null for what has none. */
export type ModuleGradients = readonly (Tensor | null)[]
/** Runs when the gradients of the inputs are known; an array that it returns takes their place. */
export type BackwardHook = (
  module: AnyModule,
  gradInputs: ModuleGradients,
  gradOutputs: ModuleGradients,
  // biome-ignore lint/suspicious/noConfusingVoidType: most hooks return nothing.
) => ModuleGradients | undefined | void
/** Runs before the module's backward; an array that it returns takes the place of the gradients. */
export type BackwardPreHook = (
  module: AnyModule,
  gradOutputs: ModuleGradients,
  // biome-ignore lint/suspicious/noConfusingVoidType: most hooks return nothing.
) => ModuleGradients | undefined | void
/** Runs before a state dict of the module is made. */
export type StateDictPreHook = (module: AnyModule, prefix: string, keepVars: boolean) => void
/** May change the state dict of the module, whose keys start with the prefix. */
export type StateDictHook = (module: AnyModule, state: StateDict, prefix: string) => void
/** May change the state dict that is about to be loaded. */
export type LoadStateDictPreHook = (module: AnyModule, state: StateDict, prefix: string) => void
/** May change the lists of keys that are missing and unexpected. */
export type LoadStateDictPostHook = (module: AnyModule, result: LoadResult) => void

/** How a hook of a module is added. */
export interface HookOptions {
  /** Runs before the hooks that are there. Default false. */
  prepend?: boolean
}

export class ModuleHooks {
  forwardPre: ForwardPreHook[] = []
  forward: ForwardHook[] = []
  backward: BackwardHook[] = []
  backwardPre: BackwardPreHook[] = []
  stateDictPre: StateDictPreHook[] = []
  stateDict: StateDictHook[] = []
  loadPre: LoadStateDictPreHook[] = []
  loadPost: LoadStateDictPostHook[] = []
}
