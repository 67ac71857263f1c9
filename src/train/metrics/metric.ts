import { checkInstance, checkKnownKeys, checkObject, show } from '../../_check.js'
import { keep, noGrad, Tensor, tensor, tidy } from '../../tensor/index.js'

/** What a metric has summed up: tensors by name. States of parts of the data combine into the state of all of it. */
export type MetricState = Readonly<Record<string, Tensor>>

/**
 * A figure over data that come in parts: batches of any sizes, or the shares of several processes. It keeps sums, not
 * the mean of means, so the result does not depend on how the data are divided.
 *
 * A metric of your own gives three functions: `measure`, the state of one batch; `combine`, the state of two parts
 * together (by default the sum of each tensor); and `result`, the figure of a state.
 *
 * @example
 * ```ts
 * class LargestError extends train.metrics.Metric {
 *   protected measure(outputs: Tensor, targets: Tensor) {
 *     return { largest: outputs.sub(targets).abs().max() }
 *   }
 *   protected override combine(a: train.metrics.MetricState, b: train.metrics.MetricState) {
 *     return { largest: a.largest!.maximum(b.largest!) }
 *   }
 *   protected result({ largest }: train.metrics.MetricState) {
 *     return largest!.item()
 *   }
 * }
 * ```
 */
export abstract class Metric<Value = number> {
  private state: MetricState | undefined

  /** The state of one batch, on the device of `outputs`. Runs without gradients. */
  protected abstract measure(outputs: Tensor, targets: Tensor): MetricState
  /** The figure of all data seen. */
  protected abstract result(state: MetricState): Value
  /** The state of two parts together. By default the sums of their tensors. */
  protected combine(a: MetricState, b: MetricState): MetricState {
    return Object.fromEntries(Object.entries(a).map(([name, tensor]) => [name, tensor.add(b[name]!)]))
  }

  /**
   * Takes a batch in. Does not wait for a device.
   *
   * @param outputs what the model computed
   * @param targets what it should have computed
   * @returns this metric
   * @throws RangeError for shapes that do not match
   */
  update(outputs: Tensor, targets: Tensor): this {
    for (const [name, value] of Object.entries({ outputs, targets }))
      if (!(value instanceof Tensor))
        throw new TypeError(`Expected a tensor for ${name} but received ${show(value)}`)
    return this.take(() => this.measure(outputs, targets))
  }

  /**
   * The figure of all data that were taken in.
   *
   * @throws RangeError if there were none
   */
  compute(): Value {
    const { state } = this
    if (!state) throw new RangeError(`Expected data for ${this.constructor.name} before compute()`)
    return noGrad(() => tidy(() => this.result(state)))
  }

  /**
   * Takes in what another metric has seen, such as the one of another process.
   *
   * @param other a metric with the same options, or what its `stateDict` gave
   * @returns this metric
   */
  merge(other: Metric<Value> | MetricState): this {
    const state = other instanceof Metric ? other.state : (checkObject('other', other) as MetricState)
    for (const [name, value] of Object.entries(state ?? {})) checkInstance(`other.${name}`, value, Tensor)
    if (!state || Object.keys(state).length === 0) return this
    if (this.state) checkKnownKeys(`the state of ${this.constructor.name}`, state, Object.keys(this.state))
    return this.take(() =>
      Object.fromEntries(Object.entries(state).map(([name, tensor]) => [name, tensor.clone()])),
    )
  }

  /** What was summed up; empty before the first batch. The tensors are the metric's own: `clone()` those to keep. */
  stateDict(): MetricState {
    return this.state ?? {}
  }

  /** Forgets all data. */
  reset(): void {
    for (const tensor of Object.values(this.state ?? {})) tensor.dispose()
    this.state = undefined
  }

  private take(part: () => MetricState): this {
    const before = this.state
    this.state = noGrad(() =>
      tidy(() => {
        const state = before ? this.combine(before, part()) : part()
        for (const tensor of Object.values(state)) keep(tensor)
        return state
      }),
    )
    for (const [name, tensor] of Object.entries(before ?? {}))
      if (this.state[name] !== tensor) tensor.dispose()
    return this
  }
}

/** The numbers of a tensor of one dimension. */
export const numbersOf = (tensor: Tensor): number[] => Array.from(tensor.toTypedArray(), Number)

/** A count as a tensor on the device of another. */
export const counted = (n: number, { device }: Tensor): Tensor => tensor(n, { dtype: 'float64', device })
