import { PdecayError } from '../errors.js'
import { load, loadHeader, save } from '../io/index.js'
import type { AnyModule } from '../nn/index.js'
import { type Optimizer, packStateDict, unpackStateDict } from '../optim/index.js'
import { rngState, setRngState, type Tensor, tidy } from '../tensor/index.js'

const format = 'pdecay-checkpoint/1'
const modelPrefix = 'model.'
const optimizerPrefix = 'optimizer.'
const rngKey = 'rng'

/** What a checkpoint saves and restores. */
export interface Trained {
  model: AnyModule
  optimizer: Optimizer
}

/** A run's own notes, kept as JSON beside the tensors. */
export interface CheckpointNotes {
  /** Steps done. */
  step: number
  [note: string]: unknown
}

function prefixed(prefix: string, record: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
  return Object.fromEntries(Object.entries(record).map(([name, tensor]) => [prefix + name, tensor]))
}

function withPrefix(prefix: string, record: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
  const entries = Object.entries(record).filter(([name]) => name.startsWith(prefix))
  return Object.fromEntries(entries.map(([name, tensor]) => [name.slice(prefix.length), tensor]))
}

/**
 * Writes all that a run needs to go on exactly as if it had not stopped, as one safetensors file: the model, the
 * optimizer, the random number generator and the notes. The file appears whole or not at all.
 */
export async function saveCheckpoint(
  path: string,
  { model, optimizer }: Trained,
  notes: CheckpointNotes,
): Promise<void> {
  await tidy(async () => {
    const { tensors, metadata } = packStateDict(optimizer.stateDict())
    const all = {
      ...prefixed(modelPrefix, model.stateDict()),
      ...prefixed(optimizerPrefix, tensors),
      [rngKey]: rngState(),
    }
    await save(path, all, { metadata: { ...metadata, format, notes: JSON.stringify(notes) } })
  })
}

/** A checkpoint's notes, without its tensors. */
export async function readNotes(path: string): Promise<CheckpointNotes> {
  const { metadata } = await loadHeader(path)
  const notes = parse(metadata.notes)
  if (metadata.format !== format || !notes)
    throw new PdecayError('ERR_FILE', `${path} is no checkpoint of pdecay`)
  return notes
}

function parse(json: string | undefined): CheckpointNotes | undefined {
  try {
    const notes: unknown = JSON.parse(json ?? '')
    return Number.isSafeInteger((notes as CheckpointNotes | null)?.step)
      ? (notes as CheckpointNotes)
      : undefined
  } catch {
    return undefined
  }
}

/**
 * Restores what {@link saveCheckpoint} wrote.
 *
 * @returns the notes
 * @throws PdecayError `ERR_FILE` if the file is cut short, no checkpoint, or of another model or optimizer; nothing is
 *   changed then
 */
export async function loadCheckpoint(path: string, { model, optimizer }: Trained): Promise<CheckpointNotes> {
  const notes = await readNotes(path)
  const { metadata } = await loadHeader(path)
  await tidy(async () => {
    const tensors = await load(path)
    const before = Object.fromEntries(
      Object.entries(model.stateDict()).map(([name, tensor]) => [name, tensor.clone()]),
    )
    try {
      model.loadStateDict(withPrefix(modelPrefix, tensors))
      optimizer.loadStateDict(unpackStateDict(withPrefix(optimizerPrefix, tensors), metadata))
    } catch (cause) {
      model.loadStateDict(before)
      const why = cause instanceof Error ? cause.message : String(cause)
      throw new PdecayError('ERR_FILE', `${path} does not fit this run. ${why}`, { cause })
    }
    const rng = tensors[rngKey]
    if (rng) setRngState(rng)
  })
  return notes
}
