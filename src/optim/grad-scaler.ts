import { checkBoolean, checkInteger, checkKnownKeys, checkNumber, checkObject } from '../_check.js'
import { noGrad, type Tensor } from '../tensor/index.js'
import type { Optimizer } from './optimizer.js'

export interface GradScalerOptions {
  /** What losses are multiplied by at first; default 65536. */
  initScale?: number
  /** What the scale grows by, above 1; default 2. */
  growthFactor?: number
  /** What the scale is multiplied by after an inf or NaN, below 1; default 0.5. */
  backoffFactor?: number
  /** How many steps in a row must be finite before the scale grows; default 2000. */
  growthInterval?: number
  /** With false everything passes through as it is; default true. */
  enabled?: boolean
}

/** Under torch's names. */
export interface GradScalerState {
  scale: number
  growth_factor: number
  backoff_factor: number
  growth_interval: number
  _growth_tracker: number
}

/** What the scaler knows of an optimizer since the last `update`. */
interface Seen {
  foundInf: boolean
  unscaled: boolean
  stepped: boolean
}

/**
 * Keeps small float16 gradients from vanishing: losses are multiplied by a scale, and gradients divided by it within
 * the step, in float32. A step with an inf or NaN among its gradients is skipped, decay and all, and the scale backs
 * off; after many without one it grows.
 *
 *     scaler.scale(loss).backward()
 *     scaler.step(optimizer)
 *     scaler.update()
 *
 * @source torch.amp.GradScaler, whose state dict this one reads and writes
 */
export class GradScaler {
  readonly #enabled: boolean
  #scale: number
  #growthFactor: number
  #backoffFactor: number
  #growthInterval: number
  #growthTracker = 0
  #seen = new Map<Optimizer, Seen>()

  constructor(options: GradScalerOptions = {}) {
    checkKnownKeys('GradScaler', options, [
      'initScale',
      'growthFactor',
      'backoffFactor',
      'growthInterval',
      'enabled',
    ])
    const {
      initScale = 65_536,
      growthFactor = 2,
      backoffFactor = 0.5,
      growthInterval = 2000,
      enabled = true,
    } = options
    this.#scale = checkNumber('initScale', initScale, '(0, inf)')
    this.#growthFactor = checkNumber('growthFactor', growthFactor, '(1, inf)')
    this.#backoffFactor = checkNumber('backoffFactor', backoffFactor, '(0, 1)')
    this.#growthInterval = checkInteger('growthInterval', growthInterval, '[1, inf)')
    this.#enabled = checkBoolean('enabled', enabled)
  }

  get isEnabled(): boolean {
    return this.#enabled
  }

  /** The scale now; 1 where the scaler is not enabled. */
  getScale(): number {
    return this.#enabled ? this.#scale : 1
  }

  /** The loss, or each of several, times the scale. */
  scale(loss: Tensor): Tensor
  scale(losses: readonly Tensor[]): Tensor[]
  scale(given: Tensor | readonly Tensor[]): Tensor | Tensor[] {
    if (Array.isArray(given)) return given.map((loss: Tensor) => this.scale(loss))
    const loss = given as Tensor
    return this.#enabled ? loss.mul(this.#scale) : loss
  }

  /**
   * Divides the optimizer's gradients by the scale in place, for who clips or reads them before the step.
   * @throws RangeError a second time before `update`, after `step`, or for float16 gradients, which could vanish: `step`
   *   divides those in float32
   */
  unscale_(optimizer: Optimizer): void {
    if (!this.#enabled) return
    const seen = this.#of(optimizer)
    if (seen.unscaled) throw new RangeError('Expected one unscale_() of this optimizer between updates')
    if (seen.stepped) throw new RangeError('Expected unscale_() before step()')
    const gradients = optimizer.paramGroups.flatMap(({ params }) =>
      params.flatMap(({ grad }) => (grad ? [grad] : [])),
    )
    if (gradients.some(({ dtype }) => dtype === 'float16')) {
      throw new RangeError('Expected no float16 gradients for unscale_(): step() divides those in float32')
    }
    seen.foundInf = optimizer.hasNonFiniteGradient()
    seen.unscaled = true
    noGrad(() => {
      for (const gradient of gradients) gradient.mul_(1 / this.#scale)
    })
  }

  /**
   * Takes the optimizer's step with gradients divided by the scale, unless one of them is inf or NaN: then nothing
   * changes, and its hooks do not run.
   * @returns whether the step was taken
   */
  step(optimizer: Optimizer): boolean {
    if (!this.#enabled) {
      optimizer.step()
      return true
    }
    const seen = this.#of(optimizer)
    if (seen.stepped) throw new RangeError('Expected one step() of this optimizer between updates')
    if (!seen.unscaled) seen.foundInf = optimizer.hasNonFiniteGradient()
    seen.stepped = true
    if (seen.foundInf) return false
    optimizer.step(undefined, { gradScale: seen.unscaled ? 1 : this.#scale })
    return true
  }

  /**
   * Grows the scale or backs it off, by what the steps since the last update found.
   * @param newScale the scale from now on, in place of that
   * @throws RangeError without a step or `unscale_` since the last update
   */
  update(newScale?: number): void {
    if (!this.#enabled) return
    if (newScale !== undefined) {
      this.#scale = checkNumber('newScale', newScale, '(0, inf)')
    } else if (this.#seen.size === 0) {
      throw new RangeError('Expected step() or unscale_() before update()')
    } else if ([...this.#seen.values()].some(({ foundInf }) => foundInf)) {
      this.#scale *= this.#backoffFactor
      this.#growthTracker = 0
    } else if (++this.#growthTracker === this.#growthInterval) {
      // Past the floats no gradient would be finite again.
      const grown = this.#scale * this.#growthFactor
      if (Math.fround(grown) < Number.POSITIVE_INFINITY) this.#scale = grown
      this.#growthTracker = 0
    }
    this.#seen = new Map()
  }

  /** Empty where the scaler is not enabled, as torch's is. */
  stateDict(): GradScalerState | Record<string, never> {
    if (!this.#enabled) return {}
    return {
      scale: this.#scale,
      growth_factor: this.#growthFactor,
      backoff_factor: this.#backoffFactor,
      growth_interval: this.#growthInterval,
      _growth_tracker: this.#growthTracker,
    }
  }

  /** @throws TypeError, RangeError for missing, extra or impossible entries; nothing is changed then */
  loadStateDict(state: GradScalerState): void {
    if (!this.#enabled) return
    const given = checkObject('the state dict', state)
    const { scale, growth_factor, backoff_factor, growth_interval, _growth_tracker } = given
    checkKnownKeys('the state dict', given, Object.keys(this.stateDict()))
    const checked = [
      checkNumber('scale', scale, '(0, inf)'),
      checkNumber('growth_factor', growth_factor, '(1, inf)'),
      checkNumber('backoff_factor', backoff_factor, '(0, 1)'),
      checkInteger('growth_interval', growth_interval, '[1, inf)'),
      checkInteger('_growth_tracker', _growth_tracker, '[0, inf)'),
    ] as const
    ;[this.#scale, this.#growthFactor, this.#backoffFactor, this.#growthInterval, this.#growthTracker] =
      checked
  }

  #of(optimizer: Optimizer): Seen {
    const seen = this.#seen.get(optimizer) ?? { foundInf: false, unscaled: false, stepped: false }
    this.#seen.set(optimizer, seen)
    return seen
  }
}
