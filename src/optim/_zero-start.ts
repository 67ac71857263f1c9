import type { ParamGroup } from './group.js'

const short = (value: number) => String(Number(value.toPrecision(2)))

/**
 * What helps parameters of this group that start at zero, where the decay keeps a zero.
 *
 * Under `zeros: 'revive'` an update of about the learning rate moves a weight by w^(2-p) / (p·λ) at first, w being the
 * floor: it leaves zero where that is more than w, so where floor^(1-p) > p·λ. With `reference: 'after'` the shrinkage is
 * that of the moved weight, which is not zero.
 */
export function adviceForZeros({ current }: ParamGroup): string {
  const { p, lambda, zeros, floor, reference } = current
  const otherwise = 'Or start from other values, or exclude it from decay.'
  if (zeros === undefined || typeof p !== 'number' || typeof lambda !== 'number' || typeof floor !== 'number')
    return 'Start from other values, or exclude it from decay.'
  const at = `at p = ${short(p)} and lambda = ${short(lambda)}`
  // Twice the bound: gradients differ in size, and updates with them.
  if (floor ** (1 - p) > 2 * p * lambda) return `Use zeros: 'revive', which is enough ${at}. ${otherwise}`
  const after = reference === undefined ? '' : `Use reference: 'after' (padamLate). `
  const least = (2 * p * lambda) ** (1 / (1 - p))
  const higher = p < 1 && least < 1e-3 ? `, unless floor is at least ${least.toExponential(0)}` : ''
  return `${after}zeros: 'revive' is not enough ${at}${higher}. ${otherwise}`
}
