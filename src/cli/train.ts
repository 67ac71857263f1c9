import { type Command, Option } from 'commander'
import { action, type Register } from './_command.js'
import type { ProgressView } from './_progress.js'
import { addTrainingOptions, parseDuration, trainingHelp } from './_train-options.js'
import type { TrainFlags } from './actions/train.js'

const examples = `
Options are also taken from environment variables, as PDECAY_SAVE_EVERY=1ep and PDECAY_SET='model=paper;augment=off', and
from the file of --config. The command line wins, then the environment, then the file.

Examples:
  pdecay train fashion-mnist --steps 200
  pdecay train fashion-mnist --set model=paper --duration 20ep --target-sparsity 0.95
  pdecay train ./my-task.js                                    trains the task that this module exports
  pdecay train fashion-mnist --optimizer adam+huber --step.betas 0.9,0.99 --decay.delta 0.02
  pdecay train fashion-mnist --out runs/mine --resume auto     continues an interrupted run
  pdecay train cifar10 --keep-best 2 --keep-last 1             then: pdecay eval RUN --checkpoint best
  pdecay train fashion-mnist --config mine.json --lr 1e-3      {"steps": 200, "step.betas": [0.9, 0.99], "set": {"model": "paper"}}
  pdecay train fashion-mnist --config mine.ts                  export default { steps: 200 }`

/**
 * `pdecay train TASK`
 *
 * @param environment whose variables give options
 * @param makeView shows its progress; by default on the terminal
 */
export const trainCommand =
  (environment: NodeJS.ProcessEnv, makeView?: () => ProgressView): Register =>
  (program) => {
    const command: Command = program
      .command('train')
      .description('train a network, and show how sparse it becomes')
      .argument('<task>', 'a task from the list below, or the path of a module that exports one')
    addTrainingOptions(command)
      .option('--out <dir>', 'run folder (default: runs/<task>-<time>)')
      .option(
        '--resume [auto]',
        'continue the run in --out, or the latest run of the task; auto: continue an interrupted run, or start a new one',
      )
      .option('--force', 'continue a run even if settings differ')
      .option(
        '--stop-after <d>',
        'stop there, as at an interrupt, but measured: 5ep, 1000ba, 0.25dur. --resume goes on exactly',
        parseDuration,
      )
      .option('--config <file>', 'a JSON, JavaScript or TypeScript file of options by these names')
      .addOption(new Option('--json', 'print one JSON object on the last line of stdout'))
      .addHelpText('after', () => `${trainingHelp()}${examples}`)
      .hook('preAction', async (self) => (await import('./_sources.js')).applySources(self, environment))
      .action(
        action(async (name: string, flags: TrainFlags) =>
          (await import('./actions/train.js')).trainTask(name, flags, makeView?.()),
        ),
      )
  }

export const train = trainCommand(process.env)
