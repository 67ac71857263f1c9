import type { Register } from './_command.js'
import { bench } from './bench.js'
import { completion } from './completion.js'
import { doctor } from './doctor.js'
import { evalRun } from './eval.js'
import { exportRun } from './export.js'
import { generate } from './generate.js'
import { init } from './init.js'
import { predict } from './predict.js'
import { report } from './report.js'
import { setup } from './setup.js'
import { sweep } from './sweep.js'
import { train } from './train.js'
import { watch } from './watch.js'

/** Every command: one file, one line. */
export const commands: readonly Register[] = [
  train,
  sweep,
  evalRun,
  predict,
  exportRun,
  generate,
  init,
  bench,
  report,
  watch,
  doctor,
  setup,
  completion,
]
