import { checkArray, checkInstance, checkObject } from '../_check.js'
import { PdecayError } from '../errors.js'
import { load, loadHeader, save } from '../io/index.js'
import { type AnyModule, Module } from '../nn/index.js'
import {
  GradScaler,
  type GradScalerState,
  Optimizer,
  type PreparedLoad,
  packStateDict,
  unpackStateDict,
} from '../optim/index.js'
import { cuda, type Device, Generator, rngState, setRngState, type Tensor, tidy } from '../tensor/index.js'
import type { Callback, CallbackState } from './callbacks/callback.js'

const format = 'pdecay-checkpoint/1'
const modelPrefix = 'model.'
const optimizerPrefix = 'optimizer.'
const callbackPrefix = 'callback.'
const rngKey = 'rng'
const cudaRngPrefix = 'rng.cuda:'

/** What a checkpoint saves and restores. */
export interface Trained {
  model: AnyModule
  optimizer: Optimizer
  /** Scales losses in float16 training. */
  scaler?: GradScaler
  /** Those of them that have a state. */
  callbacks?: readonly Callback[]
}

/** A run's own notes, kept as JSON beside the tensors. */
export interface CheckpointNotes {
  /** Steps done. */
  step: number
  [note: string]: unknown
}

type Tensors = Record<string, Tensor>

const prefixed = (prefix: string, record: Readonly<Tensors>): Tensors =>
  Object.fromEntries(Object.entries(record).map(([name, tensor]) => [prefix + name, tensor]))

const withPrefix = (prefix: string, record: Readonly<Tensors>): Tensors =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, tensor]) => [name.slice(prefix.length), tensor]),
  )

/** The states of the random generators: of the CPU, and of every CUDA device. */
const randomStates = (): Tensors => ({
  [rngKey]: rngState(),
  ...Object.fromEntries(
    cuda.devices().map(({ index }) => [`${cudaRngPrefix}${index}`, cuda.rngState(`cuda:${index}`)]),
  ),
})

/**
 * Writes all that a run needs to go on exactly as if it had not stopped, as one safetensors file: the model, the
 * optimizer with its schedules, the gradient scaler, the callbacks, the random states of all devices and the notes. The
 * file appears whole or not at all.
 *
 * @param path the file; one that is there is replaced
 * @param trained what is saved
 * @param notes kept as JSON; `step` is the number of steps done
 * @throws PdecayError `ERR_NO_SPACE` if the disk is full, `ERR_FILE` if the file cannot be written
 * @example
 * ```ts
 * await train.saveCheckpoint('checkpoint.safetensors', { model, optimizer }, { step: 100 })
 * const { step } = await train.loadCheckpoint('checkpoint.safetensors', { model, optimizer })
 * ```
 */
export async function saveCheckpoint(path: string, trained: Trained, notes: CheckpointNotes): Promise<void> {
  const { model, optimizer, scaler, callbacks } = checkTrained(trained)
  checkObject('notes', notes)
  await tidy(async () => {
    const { tensors, metadata } = packStateDict(optimizer.stateDict())
    const states = callbacks.flatMap((each): [string, CallbackState][] =>
      each.stateDict ? [[each.name, each.stateDict()]] : [],
    )
    const all = {
      ...prefixed(modelPrefix, model.stateDict()),
      ...prefixed(optimizerPrefix, tensors),
      ...Object.assign(
        {},
        ...states.map(([name, state]) => prefixed(`${callbackPrefix}${name}.`, state.tensors ?? {})),
      ),
      ...randomStates(),
    }
    const values = Object.fromEntries(states.map(([name, state]) => [name, state.values ?? null]))
    await save(path, all, {
      metadata: {
        ...metadata,
        format,
        notes: JSON.stringify(notes),
        ...(scaler && { scaler: JSON.stringify(scaler.stateDict()) }),
        ...(states.length > 0 && { callbacks: JSON.stringify(values) }),
      },
    })
  })
}

/**
 * A checkpoint's notes, without its tensors.
 *
 * @throws PdecayError `ERR_FILE` if the file is not there, cut short or no checkpoint
 */
export async function readNotes(path: string): Promise<CheckpointNotes> {
  const { metadata } = await loadHeader(path)
  return notesOf(path, metadata)
}

function notesOf(path: string, metadata: Readonly<Record<string, string>>): CheckpointNotes {
  const notes = parse(metadata.notes)
  if (metadata.format !== format || !notes)
    throw new PdecayError('ERR_FILE', `${path} is not a checkpoint of pdecay`)
  return notes
}

function parse(json: string | undefined): CheckpointNotes | undefined {
  try {
    const notes: unknown = JSON.parse(json ?? '')
    const { step } = notes as CheckpointNotes
    return Number.isSafeInteger(step) && step >= 0 ? (notes as CheckpointNotes) : undefined
  } catch {
    return undefined
  }
}

/**
 * Restores what {@link saveCheckpoint} wrote: all of it or, on an error, nothing.
 *
 * @returns the notes
 * @throws PdecayError `ERR_FILE` if the file is cut short, damaged, no checkpoint, or of another model, optimizer,
 *   scaler or callbacks; nothing is changed then
 */
export async function loadCheckpoint(path: string, trained: Trained): Promise<CheckpointNotes> {
  const { model, optimizer, scaler, callbacks } = checkTrained(trained)
  const { metadata } = await loadHeader(path)
  const notes = notesOf(path, metadata)
  await tidy(async () => {
    const tensors = await load(path)
    try {
      const weights = withPrefix(modelPrefix, tensors)
      // Weights of another model are refused here, in the model's own words, and nothing is changed.
      if (!isAlike(weights, model.stateDict())) model.loadStateDict(weights)
      const state = unpackStateDict(withPrefix(optimizerPrefix, tensors), metadata)
      const parts = [
        ...prepareRandomStates(tensors),
        ...prepareScaler(scaler, metadata.scaler),
        ...prepareCallbacks(callbacks, tensors, metadata.callbacks),
        optimizer.prepareLoad(state),
      ]
      // It checks for itself before it changes anything; no part can fail after it.
      model.loadStateDict(weights)
      for (const part of parts) part.commit()
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new PdecayError('ERR_FILE', `${path} does not fit this run. ${why}`, { cause })
    }
  })
  return notes
}

/** What was given to be saved or restored, checked. */
function checkTrained(trained: Trained): Trained & { callbacks: readonly Callback[] } {
  // More than these may be in it, as in the options of fit.
  checkObject('trained', trained)
  const { model, optimizer, scaler, callbacks = [] } = trained
  checkInstance('model', model, Module)
  checkInstance('optimizer', optimizer, Optimizer)
  if (scaler !== undefined) checkInstance('scaler', scaler, GradScaler)
  checkArray('callbacks', callbacks)
  return { ...trained, callbacks }
}

/** Whether two records have the same names and shapes. */
const isAlike = (a: Readonly<Tensors>, b: Readonly<Tensors>): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([name, { shape }]) => String(b[name]?.shape) === String(shape))

/** Tries the states on generators that nothing else uses. */
function prepareRandomStates(tensors: Readonly<Tensors>): PreparedLoad[] {
  const own = tensors[rngKey]
  if (!own) throw new RangeError(`The random state '${rngKey}' is missing`)
  const check = (name: string, device: Device, state: Tensor) => {
    try {
      new Generator(0, { device }).setState(state)
    } catch (cause) {
      throw new RangeError(`The random state '${name}' is damaged: ${(cause as Error).message}`, { cause })
    }
  }
  check(rngKey, 'cpu', own)
  // A run may go on on a machine with fewer devices: the states of those that are not there have no use.
  const onCuda = cuda.devices().flatMap(({ index }): PreparedLoad[] => {
    const name = `${cudaRngPrefix}${index}`
    const state = tensors[name]
    if (!state) return []
    const device = `cuda:${index}` as const
    check(name, device, state)
    return [{ commit: () => cuda.setRngState(state, device) }]
  })
  return [{ commit: () => setRngState(own) }, ...onCuda]
}

function prepareScaler(scaler: GradScaler | undefined, json: string | undefined): PreparedLoad[] {
  if (!scaler && json === undefined) return []
  if (!scaler)
    throw new RangeError('The checkpoint has the state of a gradient scaler, and this run has none')
  if (json === undefined) throw new RangeError('The checkpoint has no state for the gradient scaler')
  return [scaler.prepareLoad(JSON.parse(json) as GradScalerState)]
}

function prepareCallbacks(
  callbacks: readonly Callback[],
  tensors: Readonly<Tensors>,
  json: string | undefined,
): PreparedLoad[] {
  const saved = (json === undefined ? {} : JSON.parse(json)) as Record<string, unknown>
  const stateful = callbacks.filter(({ stateDict }) => stateDict)
  for (const { name } of stateful)
    if (!Object.hasOwn(saved, name))
      throw new RangeError(`The checkpoint has no state for the callback '${name}'`)
  for (const name of Object.keys(saved))
    if (!stateful.some((each) => each.name === name))
      throw new RangeError(`The checkpoint has the state of a callback '${name}', and this run has none`)
  return stateful.flatMap((each) => {
    const own = withPrefix(`${callbackPrefix}${each.name}.`, tensors)
    return each.prepareLoad?.({ tensors: own, values: saved[each.name] }) ?? []
  })
}
