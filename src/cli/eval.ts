import { action, type Register } from './_command.js'
import { addTrained } from './_trained.js'
import type { EvalFlags } from './actions/eval.js'

/** `pdecay eval RUN` */
export const evalRun: Register = (program) => {
  addTrained(
    program.command('eval').description("measure a run's model on the examples that it was not trained on"),
  )
    .option('--device <d>', "cpu, cuda or cuda:N (default: the run's)")
    .option('--data <path>', "folder or file of the data (default: the run's)")
    .addHelpText(
      'after',
      `
Examples:
  pdecay eval runs/mine
  pdecay eval runs/mine --checkpoint best --json
  pdecay eval runs/mine --task ./my-task.js                    a run of your own task`,
    )
    .action(
      action(async (dir: string, flags: EvalFlags) =>
        (await import('./actions/eval.js')).evaluateRun(dir, flags),
      ),
    )
}
