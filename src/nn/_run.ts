import { PdecayError } from '../errors.js'
import { isGradEnabled, Tensor } from '../tensor/index.js'
import { type AnyModule, hooksOf, type ModuleHooks } from './_base.js'
import { backwardHooked } from './_hooks.js'
import { joinNames } from './_members.js'
import { warnUnreached } from './_unreached.js'

type Forward = (this: AnyModule, ...inputs: unknown[]) => unknown

/** The modules whose `forward` runs now, the outermost first. */
const running: AnyModule[] = []
/** Modules that some running module leads to. */
const placed = new WeakSet<AnyModule>()
const wrapped = new WeakSet<object>()
/** The modules that an error came through, the innermost first. */
const trails = new WeakMap<object, AnyModule[]>()

/** Lets each `forward` of a class, and of those it extends, run through {@link run}. */
export function wrapForwards(prototype: object, base: object): void {
  let each = prototype
  while (each !== base && each !== null) {
    if (wrapped.has(each)) return
    wrapped.add(each)
    const own = Object.getOwnPropertyDescriptor(each, 'forward')
    if (typeof own?.value === 'function') {
      const inner = own.value as Forward
      const forward: Forward = function forward(...inputs) {
        return run(this, inner, inputs)
      }
      Object.defineProperty(each, 'forward', { ...own, value: forward })
    }
    each = Object.getPrototypeOf(each) as object
  }
}

function run(module: AnyModule, inner: Forward, inputs: unknown[]): unknown {
  const depth = running.length
  // `super.forward(…)`: the same run.
  if (depth > 0 && running[depth - 1] === module) return inner.apply(module, inputs)
  if (depth > 0 && !placed.has(module)) place(module, running[0]!)
  running.push(module)
  try {
    const hooks = module[hooksOf]
    const output = hooks ? hooked(module, hooks, inner, inputs) : inner.apply(module, inputs)
    checkOutput(module, output)
    return output
  } catch (error) {
    throw located(error, module, depth)
  } finally {
    running.length = depth
  }
}

function checkOutput(module: AnyModule, output: unknown): void {
  if (output instanceof Tensor ? !output.disposed : output !== undefined && !Array.isArray(output)) return
  const wrong = (what: string) =>
    new TypeError(`Expected a result from ${module.constructor.name}.forward but received ${what}`)
  if (!Array.isArray(output))
    throw wrong(output === undefined ? 'undefined' : 'a Tensor that has been disposed')
  for (const each of output as unknown[])
    if (each instanceof Tensor && each.disposed) throw wrong('a Tensor that has been disposed')
}

function hooked(module: AnyModule, hooks: ModuleHooks, inner: Forward, given: unknown[]): unknown {
  let inputs = given
  for (const hook of [...hooks.forwardPre]) {
    const changed = hook(module, inputs)
    if (changed !== undefined) inputs = Array.isArray(changed) ? changed : [changed]
  }
  const compute = (args: unknown[]) => {
    let output = inner.apply(module, args)
    for (const hook of [...hooks.forward]) {
      const changed = hook(module, args, output)
      if (changed !== undefined) output = changed
    }
    return output
  }
  return hooks.backward.length > 0 || hooks.backwardPre.length > 0
    ? backwardHooked(module, hooks, compute, inputs)
    : compute(inputs)
}

function place(module: AnyModule, root: AnyModule): void {
  for (const each of root.modules()) placed.add(each)
  if (placed.has(module)) return
  placed.add(module)
  // What is run with no gradient, or is frozen, is not meant to be trained.
  if (module.training && isGradEnabled()) warnUnreached(module, root)
}

/** The name by which `outer` leads to `inner`; its class where none does. */
function nameWithin(outer: AnyModule, inner: AnyModule): string {
  for (const [name, module] of outer.namedModules()) if (module === inner) return name
  return inner.constructor.name
}

/** The error, which says at the outermost module in which layer it came up. */
function located(error: unknown, module: AnyModule, depth: number): unknown {
  if (!(error instanceof PdecayError || error instanceof TypeError || error instanceof RangeError))
    return error
  const trail = trails.get(error) ?? []
  trail.push(module)
  trails.set(error, trail)
  if (depth > 0 || trail.length < 2) return error
  const path = trail
    .slice(0, -1)
    .map((inner, i) => nameWithin(trail[i + 1]!, inner))
    .reduceRight((prefix, name) => joinNames(prefix, name), '')
  const before = error.message
  error.message = `${before} (in ${path}, a ${trail[0]!.constructor.name} of ${module.constructor.name})`
  if (error.stack) error.stack = error.stack.replace(before, () => error.message)
  return error
}
