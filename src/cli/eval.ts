import { checkDevice, requireDevice } from '../bench/device.js'
import { evaluateTrained } from '../train/runs/trained.js'
import { action, asUsage, type Register } from './_command.js'
import { addTrained, findRun, type TrainedFlags } from './_trained.js'

interface EvalFlags extends TrainedFlags {
  device?: string
  data?: string
}

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
      action(async (dir: string, flags: EvalFlags) => {
        const { device, data } = flags
        checkDevice(device)
        const run = await findRun(dir, flags)
        requireDevice(device ?? run.config.device)
        const report = (message: string) => process.stderr.write(`${message}\n`)
        const { name, value } = await asUsage(() => evaluateTrained(run, { device, data, report }))
        const metric = { name, value }
        const { step, checkpoint, task } = run
        process.stdout.write(
          flags.json
            ? `${JSON.stringify({ task: task.name, run: dir, checkpoint, step, metric })}\n`
            : `test ${metric.name} ${metric.value.toFixed(4)} after ${step} steps (${checkpoint})\n`,
        )
        return 0
      }),
    )
}
