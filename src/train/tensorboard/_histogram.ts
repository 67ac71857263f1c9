import { noGrad, Tensor, tensor, tidy } from '../../tensor/index.js'
import type { HistogramFacts } from './events.js'

/** Counts finite values in buckets of equal width, in one of them where all are equal. Undefined if there are none. */
export function summarize(values: Tensor | ArrayLike<number>, bins: number): HistogramFacts | undefined {
  return noGrad(() =>
    tidy(() => {
      const given =
        values instanceof Tensor ? values.detach() : tensor(Array.from(values), { dtype: 'float64' })
      const wide = given.to({ dtype: given.dtype === 'float64' ? 'float64' : 'float32' }).flatten()
      const finite = wide.maskedSelect(wide.isfinite())
      if (finite.numel === 0) return undefined
      const [min, max] = [finite.min().item(), finite.max().item()]
      const precise = { dtype: 'float64' } as const
      const facts = {
        min,
        max,
        count: finite.numel,
        sum: finite.sum(precise).item(),
        sumSquares: finite.to(precise).square().sum().item(),
      }
      if (min === max) return { ...facts, limits: [max], counts: [facts.count] }
      const counts = finite.histc({ bins, min, max }).toArray() as number[]
      const limits = counts.map((_, i) => (i === bins - 1 ? max : min + ((i + 1) * (max - min)) / bins))
      return { ...facts, limits, counts }
    }),
  )
}
