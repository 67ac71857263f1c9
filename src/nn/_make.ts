import { checkFunction, checkKnownKeys, checkOneOf, show } from '../_check.js'
import { dtypes } from '../tensor/core/dtypes.js'
import { type Device, type DType, empty, type Tensor } from '../tensor/index.js'
import { checkDevice } from '../tensor/values/create.js'
import type { AnyModule } from './_base.js'
import { isModule } from './_members.js'
import type { Setting } from './_options.js'
import { type Module, parameter } from './module.js'

/** Where a layer makes its parameters, and of which dtype. */
export interface FactoryOptions {
  /** Default 'cpu'; on 'meta' a layer has shapes and no values. */
  device?: Device
  /** Default 'float32'. */
  dtype?: DType
}

const deviceSetting: Setting<Device, Device | undefined> = { fallback: undefined, read: checkDevice }
const dtypeSetting: Setting<DType, DType | undefined> = {
  fallback: undefined,
  read: (name, value) => checkOneOf(name, value, dtypes),
}
/** What every layer with parameters takes. */
export const factorySettings = { device: deviceSetting, dtype: dtypeSetting }

export interface Factory {
  readonly device?: Device | undefined
  readonly dtype?: DType | undefined
}

let defaultDevice: Device | undefined

/** Makes layers on a device, whatever their constructors say of none. */
export function onDevice<T>(device: Device, make: () => T): T {
  const before = defaultDevice
  defaultDevice = checkDevice('device', device)
  try {
    return make()
  } finally {
    defaultDevice = before
  }
}

/** Options for the functions that make tensors. */
export function placeOf({ device = defaultDevice, dtype }: Factory): { device?: Device; dtype?: DType } {
  return { ...(device === undefined ? {} : { device }), ...(dtype === undefined ? {} : { dtype }) }
}

/** A parameter, filled by `make`, by default not at all. */
export function makeParameter(
  shape: readonly number[],
  factory: Factory,
  make: (place: { device?: Device; dtype?: DType }) => Tensor = (place) => empty(shape, place),
): Tensor {
  return parameter(make(placeOf(factory)))
}

/**
 * A module whose parameters were never filled: for weights that are loaded right after.
 *
 * @param make its constructor
 * @throws TypeError if `make` returns no module
 * @param options device, default 'cpu'
 * @example
 * ```ts
 * const layer = nn.skipInit(() => new nn.Linear(4096, 4096))
 * ```
 */
export function skipInit<M extends AnyModule | Module>(make: () => M, options: { device?: Device } = {}): M {
  checkKnownKeys('skipInit options', options, ['device'])
  const module = onDevice('meta', checkFunction('make', make))
  if (!isModule(module))
    throw new TypeError(`Expected make to return a Module but it returned ${show(module)}`)
  module.toEmpty({ device: options.device ?? 'cpu' })
  return module
}
