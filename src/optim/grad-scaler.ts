import {
  checkBoolean,
  checkInstance,
  checkInteger,
  checkKnownKeys,
  checkNumber,
  checkObject,
} from '../_check.js'
import { full, keep, noGrad, Tensor, tidy, where } from '../tensor/index.js'
import { Optimizer } from './optimizer.js'
import type { PreparedLoad } from './options.js'

const stateNames = ['scale', 'growth_factor', 'backoff_factor', 'growth_interval', '_growth_tracker']

/** Options of {@link GradScaler}. */
export interface GradScalerOptions {
  /** The first scale, in (0, inf); default 65536. */
  initScale?: number
  /** What the scale is multiplied by when it grows, in (1, inf); default 2. */
  growthFactor?: number
  /** What the scale is multiplied by after an inf or NaN, in (0, 1); default 0.5. */
  backoffFactor?: number
  /** How many steps in a row must be finite before the scale grows, at least 1; default 2000. */
  growthInterval?: number
  /** With false losses and gradients stay as they are; default true. */
  enabled?: boolean
}

/** The state of a {@link GradScaler}, under torch's names. */
export interface GradScalerState {
  /** In (0, inf). */
  scale: number
  /** In (1, inf). */
  growth_factor: number
  /** In (0, 1). */
  backoff_factor: number
  /** An integer of at least 1. */
  growth_interval: number
  /** How many steps in a row were finite: an integer of at least 0. */
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
 * Keeps small float16 gradients from becoming 0: losses are multiplied by a scale, and gradients are divided by it within
 * the step, in float32. A step with an inf or NaN among its gradients is skipped, its decay too, and the scale falls;
 * after many steps without one it grows.
 *
 * From the first loss on a CUDA device, the scale is in that device's memory. `scale`, `step` and `update` then do not
 * wait for the device; `getScale` and `stateDict` do.
 * @throws TypeError, RangeError for options that are unknown or out of range
 * @example
 * const scaler = new optim.GradScaler()
 * scaler.scale(loss).backward()
 * scaler.step(optimizer)
 * scaler.update()
 * @source torch.amp.GradScaler, whose state dict this one reads and writes
 */
export class GradScaler {
  readonly #enabled: boolean
  #scale: number
  /** Scale and growth tracker in a device's memory, from the first loss on a device. */
  #held: { scale: Tensor; growthTracker: Tensor } | undefined
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

  /** Whether it was made with `enabled: true`. */
  get isEnabled(): boolean {
    return this.#enabled
  }

  /** The scale; 1 where the scaler is not enabled. Waits for the device that has it. */
  getScale(): number {
    if (!this.#enabled) return 1
    return this.#held ? Number(this.#held.scale.item()) : this.#scale
  }

  /**
   * The loss, or each of several, times the scale.
   * @param loss any shape
   * @returns the same shape; the loss itself where the scaler is not enabled
   */
  scale(loss: Tensor): Tensor
  scale(losses: readonly Tensor[]): Tensor[]
  scale(given: Tensor | readonly Tensor[]): Tensor | Tensor[] {
    if (Array.isArray(given)) return given.map((loss: Tensor) => this.scale(loss))
    const loss = checkInstance('loss', given, Tensor)
    if (!this.#enabled) return loss
    if (loss.device !== 'cpu') this.#held ??= this.#placeOn(loss.device)
    return this.#held ? loss.mul(this.#held.scale.to(loss.device)) : loss.mul(this.#scale)
  }

  /**
   * Divides the optimizer's gradients by the scale in place, so that they can be clipped or read before the step.
   * @throws RangeError for a second call before `update`, a call after `step`, or float16 gradients, which could become 0:
   *   `step` divides those in float32
   */
  unscale_(optimizer: Optimizer): void {
    checkInstance('optimizer', optimizer, Optimizer)
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
    seen.foundInf = this.#held ? anyBroken(gradients, this.#held.scale) : optimizer.hasNonFiniteGradient()
    seen.unscaled = true
    noGrad(() =>
      tidy(() => {
        const inverse = this.#held?.scale.reciprocal()
        for (const gradient of gradients)
          gradient.mul_(inverse ? inverse.to(gradient.device) : 1 / this.#scale)
      }),
    )
  }

  /**
   * Takes the optimizer's step with gradients divided by the scale, unless one of them is inf or NaN: then nothing
   * changes, and its hooks do not run.
   * @returns whether the step was taken. Where only a device knows, true, and the hooks run.
   * @throws RangeError for a second call before `update`
   */
  step(optimizer: Optimizer): boolean {
    checkInstance('optimizer', optimizer, Optimizer)
    if (!this.#enabled) {
      optimizer.step()
      return true
    }
    const seen = this.#of(optimizer)
    if (seen.stepped) throw new RangeError('Expected one step() of this optimizer between updates')
    seen.stepped = true
    if (this.#held) {
      if (seen.unscaled) optimizer.step(undefined, { foundInf: seen.foundInf ?? false })
      else optimizer.step(undefined, { gradScale: this.#held.scale, checkGradients: true })
      return true
    }
    if (!seen.unscaled) seen.foundInf = optimizer.hasNonFiniteGradient()
    if (seen.foundInf) return false
    optimizer.step(undefined, { gradScale: seen.unscaled ? 1 : this.#scale })
    return true
  }

  /**
   * Grows the scale or lets it fall, by what the steps since the last update found.
   * @param newScale the scale from now on, in (0, inf), instead
   * @throws RangeError without a step or `unscale_` since the last update
   */
  update(newScale?: number): void {
    if (!this.#enabled) return
    if (newScale !== undefined) {
      this.#scale = checkNumber('newScale', newScale, '(0, inf)')
      this.#held?.scale.fill_(newScale)
    } else if (this.#seen.size === 0) {
      throw new RangeError('Expected step() or unscale_() before update()')
    } else if (this.#held) {
      this.#updateHeld(this.#held)
    } else if ([...this.#seen.values()].some(({ foundInf }) => foundInf)) {
      this.#scale *= this.#backoffFactor
      this.#growthTracker = 0
    } else if (++this.#growthTracker >= this.#growthInterval) {
      // At a scale of infinity no gradient would be finite again.
      const grown = this.#scale * this.#growthFactor
      if (Math.fround(grown) < Number.POSITIVE_INFINITY) this.#scale = grown
      this.#growthTracker = 0
    }
    for (const { foundInf } of this.#seen.values()) if (typeof foundInf === 'object') foundInf.dispose()
    this.#seen = new Map()
  }

  /** The state for {@link loadStateDict}, of this scaler or torch's; {} where the scaler is not enabled, as in torch. */
  stateDict(): GradScalerState | Record<string, never> {
    if (!this.#enabled) return {}
    return {
      scale: this.getScale(),
      growth_factor: this.#growthFactor,
      backoff_factor: this.#backoffFactor,
      growth_interval: this.#growthInterval,
      _growth_tracker: this.#held ? Number(this.#held.growthTracker.item()) : this.#growthTracker,
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
        this.#held?.scale.fill_(this.#scale)
        this.#held?.growthTracker.fill_(this.#growthTracker)
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
  #updateHeld({ scale, growthTracker }: { scale: Tensor; growthTracker: Tensor }): void {
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
        const isDue = count.ge(this.#growthInterval)
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
