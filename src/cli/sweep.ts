import { type Command, Option } from 'commander'
import { action, parseNumber, type Register, toWord } from './_command.js'
import { addTrainingOptions, parseSetting, trainingHelp } from './_train-options.js'
import type { SweepFlags } from './actions/sweep.js'
import { methods } from './sweep/methods.js'
import type { Words } from './sweep/plan.js'

const examples = `
--vary NAME=SPACE takes the name of any option above without its dashes, and set.NAME for an option of the task. SPACE is a
list (1e-3,1e-2; of lists: 0.9,0.99|0.8,0.99) or, but in a grid, a range (0.3..1, log:1e-4..1e-1, int:16..64). Lists for --p
and --lambda are varied too. Other options are those of every trial.

Each trial trains in a process of its own, into a run folder of its own in --out, which pages of runs and all other commands
take. sweep.json in it holds the plan, and report.html the comparison at the end. A sweep that was cut off goes on with --resume.

Examples:
  pdecay sweep fashion-mnist --epochs 2 --p 0.5,0.8,1 --lambda 1e-4,1e-3,1e-2
  pdecay sweep cifar10 --set model=small --vary lr=log:1e-4..1e-2 --vary batch=64,128 --method random --trials 12 --jobs 4
  pdecay sweep ./my-task.js --vary set.width=int:16..256 --vary lr=log:1e-4..1e-1 --method halving --trials 27
  pdecay sweep fashion-mnist --resume --out sweeps/mine        goes on with a sweep that was cut off`

/** `pdecay sweep TASK` */
export const sweep: Register = (program) => {
  const command: Command = program
    .command('sweep')
    .description('train a task under many settings, and show the best of them')
    .argument('<task>', 'a task from the list below, or the path of a module that exports one')
  addTrainingOptions(command)
  const training = [...command.options]
  command
    .option('--vary <name=space>', 'an option and the values to try; may be repeated', parseSetting)
    .addOption(
      new Option('--method <how>', 'all combinations; random ones; or random ones of which the best go on')
        .choices(methods)
        .default('grid'),
    )
    .option('--trials <n>', 'how many are drawn (default: 16; of lists alone in halving, all)', parseNumber)
    .option('--eta <n>', 'halving: one in so many goes on from each rung (default: 3)', parseNumber)
    .option('--rungs <n>', 'halving: how often trials are compared, the end included', parseNumber)
    .option(
      '--sparsity-weight <x>',
      'what the share of zeros counts beside the figure where trials are ranked (default: 0)',
      parseNumber,
    )
    .option('--jobs <n>', 'trials at once (default: one for each two processors)', parseNumber)
    .option('--threads <n>', 'threads of each (default: the processors divided among the jobs)', parseNumber)
    .option('--out <dir>', 'folder of the sweep (default: sweeps/<task>-<time>)')
    .option('--resume [auto]', 'go on with the sweep in --out, or the latest of the task; auto: or begin it')
    .option('--config <file>', 'a JSON, JavaScript or TypeScript file of options by these names')
    .option('--json', 'print one JSON object on the last line of stdout')
    .addHelpText('after', () => `${trainingHelp()}${examples}`)
    .hook('preAction', async (self) => (await import('./_sources.js')).applySources(self, process.env))
    .action(
      action(async (name: string, flags: SweepFlags) =>
        (await import('./actions/sweep.js')).sweepTask(name, flags, readOptions(command, training)),
      ),
    )
}

/** The options of all trials, and those of which lists are given. */
function readOptions(
  command: Command,
  training: readonly Option[],
): { options: Words; vary: Record<string, string> } {
  const options: Record<string, string | true> = {}
  const vary: Record<string, string> = {}
  for (const option of training) {
    const value = command.getOptionValue(option.attributeName()) as unknown
    const name = option.long!.slice(2)
    if (value === undefined) continue
    if (Array.isArray(value) && (name === 'p' || name === 'lambda')) vary[name] = toWord(value)
    else if (name === 'set')
      for (const [key, each] of Object.entries(value as object)) options[`set.${key}`] = toWord(each)
    else options[name] = value === true ? true : toWord(value)
  }
  return { options, vary }
}
