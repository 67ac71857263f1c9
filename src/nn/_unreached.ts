import { parametersTaken } from '../_channels.js'
import { collectGarbage } from '../native/index.js'
import type { Tensor } from '../tensor/index.js'
import type { AnyModule } from './_base.js'
import { parameterMade } from './_members.js'

// Which module a layer was made for is seen in the stack: the constructor of the one runs while the other is made.

/** A constructor on the stack, as deep as its frame lies from the bottom. */
interface Frame {
  readonly depth: number
  readonly name: string
}
interface Constructing extends Frame {
  readonly module: AnyModule
}

/**
 * Modules whose constructor may still run, the outermost first. The references are strong ones: the target of a WeakRef
 * that was just made lives until the running job ends, and a synchronous loop never ends one.
 */
let open: Constructing[] = []
/** What was made in the constructor of a module: other modules and parameters. */
const made = new WeakMap<AnyModule, (AnyModule | Tensor)[]>()
const warned = new WeakSet<object>()

/** The constructors that run now, the outermost first. */
function constructors(): Frame[] {
  const { prepareStackTrace, stackTraceLimit } = Error
  let frames: Frame[] = []
  try {
    Error.stackTraceLimit = Infinity
    Error.prepareStackTrace = (_, sites) => {
      frames = sites
        .map((site, i) => ({ site, depth: sites.length - i }))
        .filter(({ site }) => site.isConstructor())
        .map(({ site, depth }) => ({ depth, name: site.getFunctionName() ?? '' }))
        .reverse()
      return ''
    }
    void new Error().stack
  } finally {
    Error.prepareStackTrace = prepareStackTrace
    Error.stackTraceLimit = stackTraceLimit
  }
  return frames
}

function note(maker: Constructing | undefined, thing: AnyModule | Tensor): void {
  if (!maker) return
  const list = made.get(maker.module) ?? []
  list.push(thing)
  made.set(maker.module, list)
}

const stillOpen = (frames: readonly Frame[], below: number): Constructing[] =>
  open.filter(
    ({ depth, name }) =>
      depth < below && frames.some((frame) => frame.depth === depth && frame.name === name),
  )

/** @param levels how many classes the module is made of, up to Module itself */
export function moduleMade(module: AnyModule, levels: number): void {
  const frames = constructors()
  // The last frames are those of the module's own classes, Module's the innermost.
  const own = frames.at(-levels)
  if (!own) return
  open = stillOpen(frames, own.depth)
  note(open.at(-1), module)
  open.push({ ...own, module })
}

parameterMade.push((tensor) => {
  if (open.length === 0) return
  open = stillOpen(constructors(), Infinity)
  note(open.at(-1), tensor)
})

const remedy =
  'hold it in a property, or in an array, a record, a Map or a Set there; a #private field cannot be looked into'

/** Warns of a module that runs within another one, which does not lead to it. */
export function warnUnreached(module: AnyModule, root: AnyModule): void {
  if (warned.has(module)) return
  warned.add(module)
  const tensors = module.parameters().filter((tensor) => tensor.requiresGrad).length
  if (tensors === 0) return
  warn(`${module.constructor.name} runs in the forward of ${root.constructor.name}`, root, tensors)
}

function warn(what: string, root: AnyModule, tensors: number): void {
  process.emitWarning(
    `${what}, but no property of ${root.constructor.name} leads to it: its ${tensors === 1 ? 'parameter is' : `${tensors} parameters are`} neither trained nor saved. To have it trained, ${remedy}.`,
    { code: 'PDECAY_UNREACHED_PARAMETERS' },
  )
}

/** Layers and parameters that were made in the constructor of a module within, and that `root` does not lead to. */
function suspects(root: AnyModule): { owner: AnyModule; thing: WeakRef<AnyModule | Tensor> }[] {
  const reached = new Set<unknown>([...root.modules(), ...root.parameters()])
  const misses = (thing: AnyModule | Tensor): boolean =>
    !reached.has(thing) && !warned.has(thing) && missed(thing, reached).length > 0
  return root
    .modules()
    .flatMap((owner) =>
      take(owner).flatMap((thing) => (misses(thing) ? [{ owner, thing: new WeakRef(thing) }] : [])),
    )
}

/** What was made in the constructor of a module, which is from then on held by nothing here. */
function take(owner: AnyModule): (AnyModule | Tensor)[] {
  const list = made.get(owner) ?? []
  made.delete(owner)
  return list
}

function missed(thing: AnyModule | Tensor, reached: ReadonlySet<unknown>): Tensor[] {
  const parameters = 'parameters' in thing ? thing.parameters() : [thing]
  return parameters.filter((tensor) => !tensor.disposed && tensor.requiresGrad && !reached.has(tensor))
}

/**
 * Warns of layers and parameters that were made in the constructor of a module and that it does not lead to. A layer
 * that was only replaced by another is garbage: the collector tells the two apart, once the running code is through.
 */
export function checkReached(root: AnyModule): Promise<void> {
  const found = suspects(root)
  if (found.length === 0) return checks.get(root) ?? Promise.resolve()
  const check = warnOf(found, root)
  checks.set(root, check)
  return check
}

/** The last check of a module. */
const checks = new WeakMap<AnyModule, Promise<void>>()

async function warnOf(found: ReturnType<typeof suspects>, root: AnyModule): Promise<void> {
  // A reference that was looked at is held until the running job ends, and finalizers free some in the next one.
  for (let round = 0; round < 2; round++) {
    await new Promise<void>((resolve) => {
      setImmediate(resolve)
    })
    open = [] // no constructor runs now
    collectGarbage(true)
  }
  const reached = new Set<unknown>(root.parameters())
  for (const { owner, thing: ref } of found) {
    const thing = ref.deref()
    if (!thing || warned.has(thing)) continue
    warned.add(thing)
    const kind = 'parameters' in thing ? thing.constructor.name : `A parameter of shape [${thing.shape}]`
    warn(
      `${kind} is made in the constructor of ${owner.constructor.name}`,
      owner,
      missed(thing, reached).length,
    )
  }
}

/** The module that last listed a parameter. */
const listedBy = new WeakMap<Tensor, AnyModule>()

export function noteListed(root: AnyModule, tensors: readonly Tensor[]): void {
  for (const tensor of tensors) listedBy.set(tensor, root)
}

parametersTaken.subscribe(({ parameters }) => {
  const roots = new Set([...parameters].map((tensor) => listedBy.get(tensor as Tensor)))
  for (const root of roots) if (root) void checkReached(root)
})
