import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { checkInteger, checkKnownKeys, checkString } from '../../_check.js'
import { makeFolder, writeError } from '../../_files.js'
import { saveCheckpoint } from '../checkpoint.js'
import type { Progress } from '../progress.js'
import { type Judge, makeJudge } from './best.js'
import type { Callback, FitContext } from './callback.js'

/** Options of {@link keepCheckpoints}. */
export interface KeepCheckpointsOptions extends Judge {
  /** The folder of the checkpoints. It is made if it is not there. */
  dir: string
  /** How many of the best evaluations' checkpoints stay, in [0, inf). Default 1. */
  best?: number
  /** How many of the last checkpoints stay, in [0, inf). Default 1. */
  last?: number
  /** Saves after each so many steps, in [1, inf). Default: after each evaluation alone. */
  every?: number
}

/** A checkpoint that {@link keepCheckpoints} has saved. */
export interface KeptCheckpoint {
  step: number
  path: string
  /** The figure that it was judged by; null where none was measured at its step. */
  cost: number | null
}

/**
 * A callback that keeps the checkpoints of the best evaluations and of the last steps, as `step-<n>.safetensors` in a
 * folder, and removes the others that it has saved. {@link loadCheckpoint} reads them.
 *
 * @returns a callback; `kept` lists the checkpoints that are there, `best` is the best of them
 * @throws TypeError, RangeError for an option that is wrong
 * @example
 * ```ts
 * const keeper = train.keepCheckpoints({ dir: 'checkpoints', metric: 'accuracy', mode: 'max', best: 2 })
 * ```
 */
export function keepCheckpoints(
  options: KeepCheckpointsOptions,
): Callback & { readonly kept: readonly KeptCheckpoint[]; readonly best: KeptCheckpoint | undefined } {
  checkKnownKeys('keepCheckpoints options', options, ['dir', 'best', 'last', 'every', 'metric', 'mode'])
  const dir = checkString('dir', options.dir)
  const bestCount = checkInteger('best', options.best ?? 1, '[0, inf)')
  const lastCount = checkInteger('last', options.last ?? 1, '[0, inf)')
  const every = options.every === undefined ? undefined : checkInteger('every', options.every, '[1, inf)')
  const costOf = makeJudge(options)
  let kept: KeptCheckpoint[] = []

  const byCost = () =>
    kept.filter(({ cost }) => cost !== null).sort((a, b) => a.cost! - b.cost! || a.step - b.step)

  async function save(
    { step, epoch, figures }: Progress,
    fit: FitContext,
    cost: number | null,
  ): Promise<void> {
    const path = join(dir, `step-${String(step).padStart(8, '0')}.safetensors`)
    try {
      makeFolder(dir)
    } catch (error) {
      throw writeError(`Cannot make the folder ${dir}`, error)
    }
    const { model, optimizer, scaler, callbacks } = fit
    const before = kept
    const others = kept.filter((each) => each.step !== step)
    kept = [...others, { step, path, cost: cost ?? kept.find((each) => each.step === step)?.cost ?? null }]
    const staying = new Set([
      ...byCost().slice(0, bestCount),
      ...(lastCount > 0 ? kept.slice(-lastCount) : []),
    ])
    const dropped = kept.filter((each) => !staying.has(each))
    kept = kept.filter((each) => staying.has(each))
    try {
      // It holds the list as it will be: a training that goes on from it knows what it has kept.
      if (kept.some((each) => each.step === step))
        await saveCheckpoint(path, { model, optimizer, scaler, callbacks }, { step, epoch, figures })
    } catch (error) {
      kept = before
      throw error
    }
    for (const each of dropped) await rm(each.path, { force: true })
  }

  return {
    name: 'keep-checkpoints',
    get kept() {
      return kept
    },
    get best() {
      return byCost()[0]
    },
    async onEvaluate(figures, progress, fit) {
      await save(progress, fit, costOf(figures))
    },
    async afterStep(progress, fit) {
      const isSaved = kept.some(({ step }) => step === progress.step)
      if (every !== undefined && progress.step % every === 0 && !isSaved) await save(progress, fit, null)
    },
    stateDict: () => ({ values: kept }),
    prepareLoad({ values }) {
      if (!Array.isArray(values)) throw new TypeError('Expected a list of checkpoints for keep-checkpoints')
      const saved = (values as KeptCheckpoint[]).map(({ step, path, cost }) => ({
        step: checkInteger('keep-checkpoints.step', step, '[0, inf)'),
        path: checkString('keep-checkpoints.path', path),
        cost: typeof cost === 'number' ? cost : null,
      }))
      return {
        commit: () => {
          // The folder may have been moved since.
          kept = saved
            .map((each) => ({ ...each, path: join(dir, basename(each.path)) }))
            .filter(({ path }) => existsSync(path))
        },
      }
    },
  }
}
