import { checkDevice, requireDevice } from '../../bench/device.js'
import { evaluateTrained } from '../../train/runs/trained.js'
import { asUsage } from '../_command.js'
import type { TrainedFlags } from '../_trained.js'
import { findRun } from './_find.js'

export interface EvalFlags extends TrainedFlags {
  device?: string
  data?: string
}

/** `pdecay eval RUN` */
export async function evaluateRun(dir: string, flags: EvalFlags): Promise<number> {
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
}
