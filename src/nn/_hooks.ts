import { checkFunction } from '../_check.js'
import { autograd, keep, type RemovableHandle, Tensor } from '../tensor/index.js'
import type { AnyModule, ModuleGradients, ModuleHooks } from './_base.js'

/** Adds a hook to a list; one function may be there many times. */
export function addHook<T extends (...args: never[]) => unknown>(
  list: T[],
  hook: T,
  prepend: boolean,
): RemovableHandle {
  checkFunction('hook', hook)
  const entry = ((...args: never[]) => hook(...args)) as T
  if (prepend) list.unshift(entry)
  else list.push(entry)
  return {
    remove() {
      const at = list.indexOf(entry)
      if (at >= 0) list.splice(at, 1)
    },
  }
}

/** The tensors among values that gradients flow through, passed through a function that sees those gradients. */
function through(
  name: string,
  values: unknown[],
  backward: (gradients: ModuleGradients) => ModuleGradients,
): unknown[] {
  const places = values.flatMap((value, i) => (value instanceof Tensor && value.requiresGrad ? [i] : []))
  if (places.length === 0) return values
  const identity = autograd.customFunction({
    name,
    forward: (_, ...tensors: Tensor[]) => tensors.map((tensor) => tensor.viewAs(tensor)),
    backward: (_, ...gradients) => {
      const all: (Tensor | null)[] = values.map(() => null)
      for (const [i, at] of places.entries()) all[at] = gradients[i]!
      const changed = backward(all)
      return places.map((at) => changed[at] ?? null)
    },
  })
  const passed = identity(...places.map((at) => values[at] as Tensor))
  const result = [...values]
  for (const [i, at] of places.entries()) result[at] = passed[i]
  return result
}

function checkGradients(module: AnyModule, changed: unknown, present: ModuleGradients): ModuleGradients {
  if (changed === undefined || changed === null) return present
  if (!Array.isArray(changed) || changed.length !== present.length)
    throw new TypeError(
      `Expected ${present.length} gradients from a backward hook of ${module.constructor.name}`,
    )
  return changed as ModuleGradients
}

/** Runs a module so that its backward hooks see the gradients of its inputs and outputs. */
export function backwardHooked(
  module: AnyModule,
  hooks: ModuleHooks,
  compute: (inputs: unknown[]) => unknown,
  inputs: unknown[],
): unknown {
  let gradOutputs: ModuleGradients = []
  const name = `${module.constructor.name}BackwardHook`
  const runHooks = (gradInputs: ModuleGradients): ModuleGradients =>
    [...hooks.backward].reduce(
      (present, hook) => checkGradients(module, hook(module, present, gradOutputs), present),
      gradInputs,
    )
  const entered = through(name, inputs, runHooks)
  const output = compute(entered)
  const outputs = Array.isArray(output) ? (output as unknown[]) : [output]
  const left = through(name, outputs, (gradients) => {
    gradOutputs = [...hooks.backwardPre].reduce(
      (present, hook) => checkGradients(module, hook(module, present), present),
      gradients,
    )
    // They are looked at again when the gradients of the inputs are known, in another call.
    for (const gradient of gradOutputs) if (gradient) keep(gradient)
    // With no input that takes a gradient, the hooks run here.
    if (entered === inputs) runHooks(inputs.map(() => null))
    return gradOutputs
  })
  return Array.isArray(output) ? left : left[0]
}
