import type { Register } from './_command.js'
import { bench } from './bench.js'
import { doctor } from './doctor.js'
import { setup } from './setup.js'
import { train } from './train.js'

/** Every command: one file, one line. */
export const commands: readonly Register[] = [bench, doctor, setup, train]
