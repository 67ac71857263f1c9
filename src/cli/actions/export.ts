import { extname } from 'node:path'
import { exportModel, exportOnnx } from '../../graph/index.js'
import { save } from '../../io/index.js'
import type { OpenedModel } from '../../train/index.js'
import { openTrained } from '../../train/runs/trained.js'
import { UsageError } from '../_command.js'
import type { TrainedFlags } from '../_trained.js'
import { findRun } from './_find.js'

/** How the model is written, by the ending of the file. */
const writers: Readonly<Record<string, (opened: OpenedModel, path: string) => Promise<unknown>>> = {
  '.safetensors': ({ model }, path) => save(path, model.stateDict()),
  '.pt2': ({ model, example }, path) => exportModel(model, [example], path),
  '.onnx': ({ model, example }, path) => exportOnnx(model, [example], path),
}

/** `pdecay export RUN --to FILE` */
export async function exportModelOf(dir: string, flags: TrainedFlags & { to: string }): Promise<number> {
  const { to, json } = flags
  const write = Object.entries(writers).find(([ending]) => ending === extname(to))?.[1]
  if (!write)
    throw new UsageError(
      `Expected a file ending in ${Object.keys(writers).join(', ')} for --to but received ${to}`,
    )
  const run = await findRun(dir, flags)
  await write(await openTrained(run), to)
  const { step, checkpoint } = run
  process.stdout.write(
    json
      ? `${JSON.stringify({ task: run.task.name, run: dir, checkpoint, step, file: to })}\n`
      : `The model after ${step} steps is in ${to}\n`,
  )
  return 0
}
