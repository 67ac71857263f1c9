import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { makeFolder, textChunks, writeError, writeFiles } from '../_files.js'
import { packageVersion } from '../_package.js'
import { PdecayError } from '../errors.js'
import { action, type Register } from './_command.js'

const task = `// A task of your own: points of a plane, inside or outside of a circle. Put your data and your model in their place.
// npm run train, npm run eval, npm run export
import { data, nn, rand, train, zeros } from 'pdecay'

const makeModel = ({ width }) =>
  new nn.Sequential(new nn.Linear(2, Number(width)), new nn.ReLU(), new nn.Linear(Number(width), 2))

/** Points of the square from -1 to 1, and 1 for those in the circle, 0 for the others. */
function makePoints(count) {
  const x = rand([count, 2]).mul(2).sub(1)
  const y = x.square().sum({ dim: 1 }).lt(0.64).to('int64')
  return data.tensorDataset({ x, y })
}

export default {
  name: 'circle',
  doc: 'points of a plane, inside or outside of a circle',
  // What a run starts from; --epochs, --batch and --lr change it.
  defaults: { epochs: 20, batch: 32, lr: 1e-2 },
  metric: 'accuracy',
  // Options of this task: --set width=64
  options: { width: { doc: 'units of the hidden layer', default: '32' } },

  async prepare({ batch, seed, device, options }) {
    const model = makeModel(options).to({ device })
    const test = new data.DataLoader(makePoints(500), { batchSize: 100, device })
    return {
      model,
      loader: new data.DataLoader(makePoints(2000), { batchSize: batch, shuffle: true, seed, device }),
      loss: ({ x, y }) => ({ loss: nn.crossEntropy(model.forward(x), y) }),
      async evaluate() {
        const isRight = ({ x, y }) => model.forward(x).argmax({ dim: 1 }).eq(y).sum()
        const { accuracy } = await train.evaluate(model, test, (points) => ({ accuracy: isRight(points) }))
        return accuracy
      },
    }
  },

  // For pdecay predict and pdecay export: the model without the data, and inputs of two examples.
  open: async ({ options }) => ({ model: makeModel(options), example: zeros([2, 2]) }),
}
`

/** The name of a package for a folder: lower-case letters, digits and hyphens. */
const toName = (folder: string) =>
  basename(folder)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'my-task'

const manifest = (folder: string) => ({
  name: toName(folder),
  private: true,
  type: 'module',
  scripts: {
    train: 'pdecay train ./task.mjs --out runs/circle --resume auto',
    eval: 'pdecay eval runs/circle --task ./task.mjs',
    export: 'pdecay export runs/circle --task ./task.mjs --to circle.onnx',
  },
  dependencies: { pdecay: `^${packageVersion()}` },
})

/** `pdecay init [FOLDER]` */
export const init: Register = (program) => {
  program
    .command('init')
    .description('write a task file and a package.json to start from')
    .argument('[folder]', 'where to write them; it is made if it is not there', '.')
    .option('--json', 'print one JSON object on the last line of stdout')
    .addHelpText(
      'after',
      `
Files that are there are never replaced.

Examples:
  pdecay init my-task && cd my-task && npm install && npm run train
  pdecay init                                                  into the current folder`,
    )
    .action(
      action(async (folder: string, { json }: { json?: boolean }) => {
        const texts = {
          [join(folder, 'task.mjs')]: task,
          [join(folder, 'package.json')]: `${JSON.stringify(manifest(resolve(folder)), null, 2)}\n`,
        }
        const files = Object.keys(texts)
        const there = files.filter((path) => existsSync(path))
        if (there.length > 0)
          throw new PdecayError('ERR_FILE', `${there.join(' and ')} would be replaced: choose another folder`)
        try {
          makeFolder(resolve(folder))
        } catch (error) {
          throw writeError(`Cannot make the folder ${folder}`, error)
        }
        await writeFiles('init', Object.fromEntries(files.map((path) => [path, textChunks(texts[path]!)])))
        const go = folder === '.' ? '' : `cd ${folder} && `
        process.stdout.write(
          json
            ? `${JSON.stringify({ folder, files })}\n`
            : `Wrote ${files.join(' and ')}. Next: ${go}npm install && npm run train\n`,
        )
        return 0
      }),
    )
}
