import { extname } from 'node:path'
import { textChunks, writeFile } from '../_files.js'
import { openTrained } from '../train/runs/trained.js'
import { action, asUsage, type Register, UsageError } from './_command.js'
import { predictAll, readInputs, toCsv } from './_predictions.js'
import { addTrained, findRun, type TrainedFlags } from './_trained.js'

interface PredictFlags extends TrainedFlags {
  input: string
  out?: string
}

/** `pdecay predict RUN --input FILE` */
export const predict: Register = (program) => {
  addTrained(
    program.command('predict').description("predict with a run's model; data of the task are not needed"),
  )
    .requiredOption(
      '--input <file>',
      'a table (.csv) for csv tasks; for others the inputs, one example after another, as .npy, .safetensors or .pt',
    )
    .option('--out <file>', 'write the predictions into this .csv or .json (default: CSV on stdout)')
    .addHelpText(
      'after',
      `
Examples:
  pdecay predict runs/houses --input new-houses.csv            the column to predict may be missing
  pdecay predict runs/houses --input new-houses.csv --out prices.json
  pdecay predict runs/clothes --input images.npy --json        uint8 [n, 28, 28]: pixels are scaled as in training`,
    )
    .action(
      action(async (dir: string, flags: PredictFlags) => {
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
      }),
    )
}
