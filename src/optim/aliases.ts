import { alias } from './rules/factories.js'

// Each is a literal and a name. A step's own name, called with parameters, is that step with no decay.

/** AdamW: Adam and `l2`. @source arXiv 1711.05101 */
export const adamw = alias('adamw', { step: 'adam', decay: 'l2' })
/** pAdam: Adam and `lp`, its shrinkage taken at the weight before the step. @source arXiv 2404.10824 */
export const padam = alias('padam', { step: 'adam', decay: 'lp' })
/** pAdam with its shrinkage taken at the weight after the step. @source arXiv 2404.10824 */
export const padamLate = alias('padamLate', { step: 'adam', decay: 'lp', options: { reference: 'after' } })
/** Adam and soft thresholding: Adam_L1. @source arXiv 2404.10824 */
export const adamL1 = alias('adamL1', { step: 'adam', decay: 'softThreshold' })
/** Adam with the p norm's gradient added to the loss's: AdamP. @source arXiv 2404.10824 */
export const adamCoupled = alias('adamCoupled', { step: 'adam', decay: 'coupled' })
/** Adam and the proximal operator of the p norm. */
export const adamProx = alias('adamProx', { step: 'adam', decay: 'prox' })
/** Adam and Huber decay: AdamHD. @source arXiv 2511.14721 */
export const adamHD = alias('adamHD', { step: 'adam', decay: 'huber' })
/** NAdam and `lp`. */
export const nadamLp = alias('nadamLp', { step: 'nadam', decay: 'lp' })
/** RAdam and `lp`. */
export const radamLp = alias('radamLp', { step: 'radam', decay: 'lp' })
/** SGD and `l2`. @source arXiv 1711.05101 */
export const sgdw = alias('sgdw', { step: 'sgd', decay: 'l2' })
/** SGD and `lp`. */
export const sgdLp = alias('sgdLp', { step: 'sgd', decay: 'lp' })
/** RMSprop and `lp`. */
export const rmspropLp = alias('rmspropLp', { step: 'rmsprop', decay: 'lp' })
/** Adagrad and `lp`. */
export const adagradLp = alias('adagradLp', { step: 'adagrad', decay: 'lp' })
/** Lion and `l2`, as its authors decay. @source arXiv 2302.06675 */
export const lionw = alias('lionw', { step: 'lion', decay: 'l2' })
/** Lion and `lp`. */
export const lionLp = alias('lionLp', { step: 'lion', decay: 'lp' })
