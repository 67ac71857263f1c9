import { action, type Register } from './_command.js'
import { addTrained } from './_trained.js'
import type { PredictFlags } from './actions/predict.js'

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
      action(async (dir: string, flags: PredictFlags) =>
        (await import('./actions/predict.js')).predictWith(dir, flags),
      ),
    )
}
