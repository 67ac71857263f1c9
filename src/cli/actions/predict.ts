import { extname } from 'node:path'
import { textChunks, writeFile } from '../../_files.js'
import { openTrained } from '../../train/runs/trained.js'
import { asUsage, UsageError } from '../_command.js'
import { predictAll, readInputs, toCsv } from '../_predictions.js'
import type { TrainedFlags } from '../_trained.js'
import { findRun } from './_find.js'

export interface PredictFlags extends TrainedFlags {
  input: string
  out?: string
}

/** `pdecay predict RUN --input FILE` */
export async function predictWith(dir: string, flags: PredictFlags): Promise<number> {
  const { input, out, json } = flags
  if (out !== undefined && !['.csv', '.json'].includes(extname(out)))
    throw new UsageError(`Expected a file ending in .csv or .json for --out but received ${out}`)
  const run = await findRun(dir, flags)
  const opened = await openTrained(run)
  if (opened.letters) throw new UsageError(`${dir} is a model of text: use pdecay generate`)
  const rows = await asUsage(async () => predictAll(opened, await readInputs(input, opened)))
  const asJson = `${JSON.stringify(rows)}\n`
  if (out !== undefined)
    await writeFile('predict', out, textChunks(extname(out) === '.json' ? asJson : toCsv(rows)))
  if (json)
    process.stdout.write(
      `${JSON.stringify({ task: run.task.name, run: dir, step: run.step, ...(out === undefined ? { predictions: rows } : { out }), count: rows.length })}\n`,
    )
  else process.stdout.write(out === undefined ? toCsv(rows) : `${rows.length} predictions in ${out}\n`)
  return 0
}
