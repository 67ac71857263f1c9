import { isDeepStrictEqual } from 'node:util'
import { checkBoolean, checkKnownKeys, checkString, show } from '../_check.js'
import { packageVersion } from '../_package.js'
import { PdecayError } from '../errors.js'
import { load, loadHeader, save } from '../io/index.js'
import type { Device, Tensor } from '../tensor/index.js'
import { type AnyModule, moduleBrand } from './_base.js'
import { onDevice } from './_make.js'
import { isModule } from './_members.js'
import type { Module } from './module.js'

/** What makes a module from arguments: its class, or a function. */
export type ModelMaker<M> = (new (...args: never[]) => M) | ((...args: never[]) => M)
type Savable = AnyModule | Module<never[], unknown>

/** Options of {@link saveModel}. */
export interface SaveModelOptions {
  /**
   * What the model is made from, as JSON can hold it. Default: `[model.config]` if the model has a `config`, as GPT, ViT and
   * MLPMixer do, else none.
   */
  args?: readonly unknown[]
  /** The class or function that makes the model from `args`. Default: the model's class. */
  make?: ModelMaker<Savable>
  /** More text to store, as in `save`. */
  metadata?: Readonly<Record<string, string>>
}
/** Options of {@link loadModel}. */
export interface LoadModelOptions {
  /** The device of the model. Default: 'cpu'. */
  device?: Device
  /** Whether the weights are memory-mapped, as in `load`. Default: false. */
  mmap?: boolean
}

const key = 'pdecay_model'
const formatVersion = 1

/** What a file says of its model. */
interface Description {
  format: number
  version: string
  make: string
  args: unknown[]
}

const isClass = <M>(make: ModelMaker<M>): make is new (...args: never[]) => M => {
  const prototype = (make as { prototype?: unknown }).prototype
  return typeof prototype === 'object' && prototype !== null && moduleBrand in prototype
}

function checkMaker<M>(make: ModelMaker<M>): ModelMaker<M> {
  if (typeof make !== 'function')
    throw new TypeError(`Expected class or function for make but received ${show(make)}`)
  return make
}

function build<M extends Savable>(make: ModelMaker<M>, args: readonly unknown[]): M {
  const model = isClass(make) ? new make(...(args as never[])) : make(...(args as never[]))
  if (!isModule(model))
    throw new TypeError(`Expected Module from ${make.name || 'make'} but received ${show(model)}`)
  return model
}

function readArgs(model: Savable, given: readonly unknown[] | undefined): readonly unknown[] {
  const { config } = model as { config?: unknown }
  const args = given ?? (config === undefined ? [] : [config])
  if (!Array.isArray(args)) throw new TypeError(`Expected array for args but received ${show(args)}`)
  for (const [i, each] of args.entries())
    if (!isDeepStrictEqual(JSON.parse(JSON.stringify(each) ?? 'null'), each))
      throw new TypeError(`Expected what JSON can hold for args[${i}] but received ${show(each)}`)
  return args
}

const shapesOf = (model: Savable) =>
  Object.entries(model.stateDict()).map(([name, { shape }]) => `${name} [${shape}]`)

/** Fails where the arguments make another model than the one that is saved: after the training it would be too late. */
function checkMade(model: Savable, make: ModelMaker<Savable>, args: readonly unknown[]): void {
  const call = `${make.name || 'make'}(${args.map(show).join(', ')})`
  let made: Savable
  try {
    // Shapes alone: no memory, and no random numbers are drawn.
    made = onDevice('meta', () => build(make, args))
  } catch (error) {
    // A constructor that looks at values cannot run without them.
    if (error instanceof PdecayError) return
    throw new TypeError(
      `${call} makes no model: ${(error as Error).message}. Pass the model's own arguments as args`,
      {
        cause: error,
      },
    )
  }
  const [wanted, found] = [shapesOf(model), shapesOf(made)]
  const complaints = [
    ...wanted.filter((each) => !found.includes(each)).map((each) => `lacks ${each}`),
    ...found.filter((each) => !wanted.includes(each)).map((each) => `has ${each}`),
  ]
  if (complaints.length)
    throw new RangeError(
      `${call} makes another model: it ${complaints.join(', ')}. Pass the model's own arguments as args`,
    )
}

/** The tensors of a state dict, those that are one tensor under several names once. */
function once(state: Record<string, Tensor>): Record<string, Tensor> {
  const seen = new Set<Tensor>()
  return Object.fromEntries(
    Object.entries(state).filter(([, tensor]) => !seen.has(tensor) && seen.add(tensor)),
  )
}

/**
 * Writes a model as one safetensors file: its parameters and persistent buffers, and in the metadata the arguments that make
 * it, its class's name and the version of this package. Other programs read its tensors as those of any safetensors file.
 * The file is written completely or not at all. A tensor that has several names, as tied weights have, is written once.
 *
 * @param path of the file
 * @param model any module
 * @param options args, make and metadata; see {@link SaveModelOptions}
 * @throws TypeError for arguments that JSON cannot hold; RangeError if the arguments make a model of other names or shapes;
 *   PdecayError `ERR_FILE` or `ERR_NO_SPACE` if the file cannot be written
 * @example
 * ```ts
 * await nn.saveModel('net.safetensors', net, { args: [784, 10] }) // made by new Net(784, 10)
 * const same = await nn.loadModel('net.safetensors', Net)
 * ```
 */
export async function saveModel(path: string, model: Savable, options: SaveModelOptions = {}): Promise<void> {
  checkString('path', path)
  if (!isModule(model)) throw new TypeError(`Expected Module for model but received ${show(model)}`)
  checkKnownKeys('saveModel options', options, ['args', 'make', 'metadata'])
  const args = readArgs(model, options.args)
  const make = checkMaker(options.make ?? (model.constructor as ModelMaker<Savable>))
  checkMade(model, make, args)
  const description: Description = {
    format: formatVersion,
    version: packageVersion(),
    make: make.name,
    args: [...args],
  }
  const metadata = { ...options.metadata, [key]: JSON.stringify(description) }
  await save(path, once(model.stateDict({ keepVars: true })), { metadata })
}

function readDescription(path: string, text: string | undefined): Description {
  const fail = (what: string) => new PdecayError('ERR_FILE', `loadModel: ${path} cannot be read: ${what}`)
  if (text === undefined) throw fail('it was not written by saveModel: use load() and model.loadStateDict()')
  let found: Partial<Description> | null
  try {
    found = JSON.parse(text) as Partial<Description> | null
  } catch (error) {
    throw fail(`its ${key} is not valid JSON: ${(error as Error).message}`)
  }
  if (!Number.isSafeInteger(found?.format)) throw fail(`its ${key} has no format`)
  if (found!.format !== formatVersion)
    throw fail(
      `it is of format ${found!.format}, written by pdecay ${show(found!.version)}, where ${formatVersion} is read`,
    )
  if (!Array.isArray(found!.args) || typeof found!.make !== 'string')
    throw fail(`its ${key} has no args and make`)
  return found as Description
}

/** The tensors of a file, each under all names that it has in the model. */
function spread(model: Savable, state: Record<string, Tensor>): Record<string, Tensor> {
  const names = new Map<Tensor, string[]>()
  for (const [name, tensor] of Object.entries(model.stateDict({ keepVars: true })))
    names.set(tensor, [...(names.get(tensor) ?? []), name])
  const full = { ...state }
  for (const all of names.values()) {
    const known = all.find((name) => Object.hasOwn(state, name))
    if (known !== undefined) for (const name of all) full[name] ??= state[known]!
  }
  return full
}

/**
 * Reads a model that {@link saveModel} wrote: makes it from the arguments in the file and gives it the weights, in the dtypes
 * that they have there.
 *
 * @param path of the file
 * @param make the class or function that made the model when it was saved
 * @param options device, default 'cpu'; mmap, default false
 * @returns the model, as its constructor leaves it: in training mode
 * @throws PdecayError `ERR_FILE` for a file that is missing or damaged, is of a newer format, or whose weights do not fit the
 *   model, all of which are named; RangeError for a class or function of another name than the one that made the model
 * @example
 * ```ts
 * const gpt = await nn.loadModel('gpt.safetensors', models.GPT)
 * ```
 */
export async function loadModel<M extends Savable>(
  path: string,
  make: ModelMaker<M>,
  options: LoadModelOptions = {},
): Promise<M> {
  checkString('path', path)
  checkMaker(make)
  checkKnownKeys('loadModel options', options, ['device', 'mmap'])
  const { device = 'cpu' } = options
  const mmap = checkBoolean('mmap', options.mmap ?? false)
  const { metadata } = await loadHeader(path)
  const description = readDescription(path, metadata[key])
  if (make.name && description.make && make.name !== description.make)
    throw new RangeError(
      `loadModel: ${path} holds a model that ${description.make} made, but make is ${make.name}`,
    )
  const state = await load(path, { device, mmap })
  try {
    const model = build(make, description.args)
    model.to(device)
    model.loadStateDict(spread(model, state), { assign: true })
    return model
  } catch (error) {
    throw new PdecayError('ERR_FILE', `loadModel: ${path} cannot be loaded: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
