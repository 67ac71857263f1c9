import { checkBoolean, checkInteger, checkKnownKeys, checkNumber, checkObject } from '../_check.js'
import { full, keep, noGrad, type Tensor, tidy, where } from '../tensor/index.js'
import type { Optimizer, PreparedLoad } from './optimizer.js'

const stateNames = ['scale', 'growth_factor', 'backoff_factor', 'growth_interval', '_growth_tracker']

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
  /** A number that is not 0 where a device found an inf or NaN; undefined where the optimizer's step will know. */
  foundInf: boolean | Tensor | undefined
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
 * From the first loss that is on a CUDA device, the scale and what steps found lie there, and nothing of these three
 * waits for it; `getScale` and `stateDict` do.
 * @source torch.amp.GradScaler, whose state dict this one reads and writes
 */
export class GradScaler {
  readonly #enabled: boolean
  #scale: number
  /** Scale and growth tracker, where a device keeps them. */
  #there: { scale: Tensor; growthTracker: Tensor } | undefined
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

  /** The scale now; 1 where the scaler is not enabled. Waits for a device that keeps it. */
  getScale(): number {
    if (!this.#enabled) return 1
    return this.#there ? Number(this.#there.scale.item()) : this.#scale
  }

  /** The loss, or each of several, times the scale. */
  scale(loss: Tensor): Tensor
  scale(losses: readonly Tensor[]): Tensor[]
  scale(given: Tensor | readonly Tensor[]): Tensor | Tensor[] {
    if (Array.isArray(given)) return given.map((loss: Tensor) => this.scale(loss))
    const loss = given as Tensor
    if (!this.#enabled) return loss
    if (loss.device !== 'cpu') this.#there ??= this.#placeOn(loss.device)
    return this.#there ? loss.mul(this.#there.scale.to(loss.device)) : loss.mul(this.#scale)
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
    seen.foundInf = this.#there ? anyBroken(gradients, this.#there.scale) : optimizer.hasNonFiniteGradient()
    seen.unscaled = true
    noGrad(() =>
      tidy(() => {
        const inverse = this.#there?.scale.reciprocal()
        for (const gradient of gradients)
          gradient.mul_(inverse ? inverse.to(gradient.device) : 1 / this.#scale)
      }),
    )
  }

  /**
   * Takes the optimizer's step with gradients divided by the scale, unless one of them is inf or NaN: then nothing
   * changes, and its hooks do not run.
   * @returns whether the step was taken; true, and the hooks run, where only a device knows
   */
  step(optimizer: Optimizer): boolean {
    if (!this.#enabled) {
      optimizer.step()
      return true
    }
    const seen = this.#of(optimizer)
    if (seen.stepped) throw new RangeError('Expected one step() of this optimizer between updates')
    seen.stepped = true
    if (this.#there) {
      if (seen.unscaled) optimizer.step(undefined, { foundInf: seen.foundInf ?? false })
      else optimizer.step(undefined, { gradScale: this.#there.scale, checkGradients: true })
      return true
    }
    if (!seen.unscaled) seen.foundInf = optimizer.hasNonFiniteGradient()
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
      this.#there?.scale.fill_(newScale)
    } else if (this.#seen.size === 0) {
      throw new RangeError('Expected step() or unscale_() before update()')
    } else if (this.#there) {
      this.#updateThere(this.#there)
    } else if ([...this.#seen.values()].some(({ foundInf }) => foundInf)) {
      this.#scale *= this.#backoffFactor
      this.#growthTracker = 0
    } else if (++this.#growthTracker === this.#growthInterval) {
      // Past the floats no gradient would be finite again.
      const grown = this.#scale * this.#growthFactor
      if (Math.fround(grown) < Number.POSITIVE_INFINITY) this.#scale = grown
      this.#growthTracker = 0
    }
    for (const { foundInf } of this.#seen.values()) if (typeof foundInf === 'object') foundInf.dispose()
    this.#seen = new Map()
  }

  /** Empty where the scaler is not enabled, as torch's is. */
  stateDict(): GradScalerState | Record<string, never> {
    if (!this.#enabled) return {}
    return {
      scale: this.getScale(),
      growth_factor: this.#growthFactor,
      backoff_factor: this.#backoffFactor,
      growth_interval: this.#growthInterval,
      _growth_tracker: this.#there ? Number(this.#there.growthTracker.item()) : this.#growthTracker,
    }
  }

  /**
   * Takes what {@link stateDict} gave; nothing where the scaler is not enabled.
   * @throws TypeError, RangeError for missing, unknown or impossible entries; nothing is changed then
   */
  loadStateDict(state: GradScalerState | Record<string, never>): void {
    this.prepareLoad(state).commit()
  }

  /**
   * The first phase of {@link loadStateDict}: checks everything, and changes nothing before `commit()`.
   * @throws TypeError, RangeError as {@link loadStateDict}
   */
  prepareLoad(state: GradScalerState | Record<string, never>): PreparedLoad {
    if (!this.#enabled) return { commit: () => {} }
    const given = checkObject('the state dict', state)
    if (Object.keys(given).length === 0) {
      throw new RangeError(
        'Expected the state of an enabled GradScaler but received that of one that is not enabled',
      )
    }
    const { scale, growth_factor, backoff_factor, growth_interval, _growth_tracker } = given
    checkKnownKeys('the state dict', given, stateNames)
    const checked = [
      checkNumber('scale', scale, '(0, inf)'),
      checkNumber('growth_factor', growth_factor, '(1, inf)'),
      checkNumber('backoff_factor', backoff_factor, '(0, 1)'),
      checkInteger('growth_interval', growth_interval, '[1, inf)'),
      checkInteger('_growth_tracker', _growth_tracker, '[0, inf)'),
    ] as const
    return {
      commit: () => {
        ;[this.#scale, this.#growthFactor, this.#backoffFactor, this.#growthInterval, this.#growthTracker] =
          checked
        this.#there?.scale.fill_(this.#scale)
        this.#there?.growthTracker.fill_(this.#growthTracker)
      },
    }
  }

  #placeOn(device: Tensor['device']) {
    return {
      scale: keep(full([], this.#scale, { device })),
      growthTracker: keep(full([], this.#growthTracker, { device })),
    }
  }

  /** As `update` on numbers. In place: a captured graph may read them. */
  #updateThere({ scale, growthTracker }: { scale: Tensor; growthTracker: Tensor }): void {
    noGrad(() =>
      tidy(() => {
        const found = [...this.#seen].map(([optimizer, { foundInf, stepped }]) => {
          const told = foundInf ?? (stepped && optimizer.foundInf)
          return typeof told === 'object'
            ? told.to(scale.device)
            : full([], told ? 1 : 0, { device: scale.device })
        })
        const isBroken = found.reduce((some, one) => some.add(one)).ne(0)
        const count = growthTracker.add(1)
        const isDue = count.eq(this.#growthInterval)
        const grown = scale.mul(this.#growthFactor)
        const kept = where(isDue.logicalAnd(grown.lt(Number.POSITIVE_INFINITY)), grown, scale)
        scale.copy_(where(isBroken, scale.mul(this.#backoffFactor), kept))
        growthTracker.copy_(where(isBroken.logicalOr(isDue), count.zerosLike(), count))
      }),
    )
  }

  #of(optimizer: Optimizer): Seen {
    const seen = this.#seen.get(optimizer) ?? { foundInf: undefined, unscaled: false, stepped: false }
    this.#seen.set(optimizer, seen)
    return seen
  }
}

/** NaN where one of the gradients holds an inf or NaN, else 0, on the device of `like`. */
function anyBroken(gradients: readonly Tensor[], like: Tensor): Tensor {
  return noGrad(() =>
    keep(
      tidy(() => {
        const broken = full([], 0, { device: like.device })
        for (const gradient of gradients) broken.add_(gradient.mul(0).sum().to(like.device))
        return broken
      }),
    ),
  )
}
