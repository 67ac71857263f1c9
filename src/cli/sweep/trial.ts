// The process of one trial of a sweep: `train`, which tells its progress to the sweep, and ends with it.
import { runProgram } from '../program.js'
import { trainCommand } from '../train.js'
import type { TrialMessage } from './trials.js'

const tell = (message: TrialMessage) => {
  // The sweep may be gone.
  if (process.connected) process.send!(message, () => {})
}
const view = {
  hooks: {
    onStart: ({ from, steps }: { from: number; steps: number }) => tell({ from, steps }),
    onLog: ({
      step,
      figures,
      zeros,
    }: {
      step: number
      figures: Readonly<Record<string, number>>
      zeros: number
    }) => tell({ step, loss: figures.loss!, zeros }),
  },
  note() {},
  stop() {},
}

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// The channel alone keeps no process alive.
process.channel?.unref()

// The sweep has read the environment's options.
runProgram(process.argv.slice(2), [trainCommand({}, () => view)]).then((code) => {
  process.exitCode = code
})
