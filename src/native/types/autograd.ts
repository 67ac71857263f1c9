import type { Handle } from './handle.js'

/** The root tensors of a backward pass and its options. */
export type Pass = [
  roots: readonly Handle[],
  gradients: readonly (Handle | null)[] | undefined,
  retainGraph: boolean | undefined,
  createGraph: boolean,
  inputs: readonly Handle[] | undefined,
]
/** A function that autograd calls, with the current modes and with handles that it owns. */
export type NativeCallback = (modes: number, ...args: never[]) => unknown

export interface AutogradCore {
  /** Bit 0: autograd records. Bit 1: inference mode. */
  setModes(modes: number): void
  modes(): number
  backward(...pass: Pass): void
  backwardScalar(root: Handle): void
  grad(
    outputs: readonly Handle[],
    inputs: readonly Handle[],
    gradients: readonly (Handle | null)[] | undefined,
    retainGraph: boolean | undefined,
    createGraph: boolean,
    allowUnused: boolean,
  ): (Handle | null)[]
  requiresGrad(tensor: Handle): boolean
  setRequiresGrad(tensor: Handle, requiresGrad: boolean): void
  getGrad(tensor: Handle): Handle | null
  setGrad(tensor: Handle, gradient: Handle | null): void
  gradFnName(tensor: Handle): string | null
  isLeaf(tensor: Handle): boolean
  /** Gives the outputs of a custom function their history. */
  attach(
    name: string,
    backward: NativeCallback,
    inputs: readonly Handle[],
    outputs: readonly Handle[],
    saved: readonly Handle[],
    dirty: readonly Handle[],
    constant: readonly Handle[],
    materializeGrads: boolean,
  ): Handle[]
  /** The JavaScript objects of both handles, which refer to one tensor, also hold the hook: see autograd/cycles.ts. */
  registerHook(tensor: Handle, hook: NativeCallback, second: Handle): number
  removeHook(tensor: Handle, place: number): void
  registerPostHook(tensor: Handle, hook: NativeCallback, second: Handle): number
  removePostHook(tensor: Handle, place: number): void
  setSavedHooks(pack: NativeCallback | undefined, unpack: NativeCallback | undefined): void
  setAnomalyMode(enabled: boolean, checkNan: boolean): void
  setTracer(trace: () => string): void
}

/** Runs outside the JavaScript thread. */
export interface AsyncCore {
  backwardAsync(...pass: Pass): Promise<undefined>
  itemAsync(tensor: Handle): Promise<number | bigint | boolean | { re: number; im: number }>
  toTypedArrayAsync(tensor: Handle): Promise<ArrayBufferView>
}
