import { checkBoolean, checkInteger, checkKnownKeys, checkOneOf } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { core } from '../../native/index.js'
import { noGrad } from '../core/modes.js'
import { getDefaultDtype } from '../core/runtime.js'
import { tidy } from '../core/scope.js'
import { handleOf, type Nested, type Tensor } from '../core/tensor.js'
import { tensor } from './create.js'

// The text is exactly the same as PyTorch's, so that the two can be compared.
const defaults = {
  precision: 4,
  threshold: 1000,
  edgeitems: 3,
  linewidth: 80,
  sciMode: null as boolean | null,
}
const profiles = {
  default: defaults,
  short: { ...defaults, precision: 2, edgeitems: 2 },
  full: { ...defaults, threshold: Number.POSITIVE_INFINITY },
}
let settings = defaults

/** Options of `setPrintoptions`. The defaults are those of the profile 'default'. */
export interface PrintOptions {
  /** The number of digits after the decimal point, in [0, 20]. Default: 4. */
  precision?: number
  /** The number of elements above which a tensor is summarized. Default: 1000. */
  threshold?: number
  /** The number of elements at each end of a dimension that a summary shows, at least 1. Default: 3. */
  edgeitems?: number
  /** The number of characters per line, at least 1. Default: 80. */
  linewidth?: number
  /**
   * A set of values that replaces the present ones; the other options override it. 'short' has precision 2 and
   * edgeitems 2; 'full' prints all elements.
   */
  profile?: keyof typeof profiles
  /** Whether floats are printed in scientific notation; null decides by their size. Default: null. */
  sciMode?: boolean | null
}

/**
 * Sets the options for printing tensors in this thread. Options that are not given do not change.
 *
 * @throws TypeError for an unknown option or one of the wrong type; RangeError for a value out of range
 * @example
 * setPrintoptions({ precision: 2 })
 * String(tensor([1 / 3])) // 'tensor([0.33])'
 * @source torch.set_printoptions
 */
export function setPrintoptions(options: PrintOptions): void {
  checkKnownKeys('setPrintoptions options', options, [...Object.keys(defaults), 'profile'])
  const { profile } = options
  const begin = profile === undefined ? settings : profiles[checkOneOf('profile', profile, profileNames)]
  const { precision, threshold, edgeitems, linewidth, sciMode } = options
  const size = (name: string, value: number | undefined, range: string, present: number): number =>
    value === undefined ? present : value === Infinity ? value : checkInteger(name, value, range)
  settings = {
    precision: size('precision', precision, '[0, 20]', begin.precision),
    threshold: size('threshold', threshold, '[0, inf)', begin.threshold),
    edgeitems: size('edgeitems', edgeitems, '[1, inf)', begin.edgeitems),
    linewidth: size('linewidth', linewidth, '[1, inf)', begin.linewidth),
    sciMode:
      sciMode === undefined ? begin.sciMode : sciMode === null ? null : checkBoolean('sciMode', sciMode),
  }
}
const profileNames = Object.keys(profiles) as (keyof typeof profiles)[]

const opening = 'tensor('

type Item = number | bigint | boolean

/** Formats the elements of one tensor, all with the same number format and width. */
interface Formatter {
  readonly width: number
  write(item: Nested<Item>): string
}

/** Rounds ties to even, as in Python; JavaScript rounds them up. `exact` has all digits. */
function halfEven(rounded: string, exact: string): string {
  const end = exact.indexOf('.') + 1 + settings.precision
  const exponent = /e.*$/.exec(exact)?.[0] ?? ''
  const rest = exact.slice(end, exact.length - exponent.length)
  const isEven = '02468'.includes(exact[end - 1]!)
  return isEven && /^50*$/.test(rest) ? exact.slice(0, end) + exponent : rounded
}

const mostDigits = 100
const fixed = (value: number): string =>
  halfEven(value.toFixed(settings.precision), value.toFixed(mostDigits))
/** Python's scientific notation: the exponent has at least two digits. */
const scientific = (value: number): string =>
  halfEven(value.toExponential(settings.precision), value.toExponential(mostDigits)).replace(
    /e([+-])(\d)$/,
    'e$10$2',
  )

/** Floats of one tensor are all in fixed or all in scientific notation, without decimals if all are integers. */
function floatWriter(items: readonly number[]): (item: number) => string {
  const sizes = items.filter((item) => Number.isFinite(item) && item !== 0).map(Math.abs)
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0)
  const smallest = sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const whole = sizes.every(Number.isInteger)
  const wide = settings.sciMode ?? (largest / smallest > 1000 || largest > 1e8 || (!whole && smallest < 1e-4))
  return (value) => {
    if (Number.isNaN(value)) return 'nan'
    if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
    const sign = Object.is(value, -0) ? '-' : '' // JavaScript prints -0 as 0
    if (wide) return sign + scientific(value)
    return sign + (whole ? `${value.toFixed(0)}.` : fixed(value))
  }
}

const pythonText = (item: Item): string =>
  typeof item === 'boolean' ? (item ? 'True' : 'False') : String(item)

function formatter(items: readonly Item[], isFloat: boolean): Formatter {
  const write = isFloat ? floatWriter(items as readonly number[]) : pythonText
  // As in PyTorch, zeros and infinities do not count for the width.
  const measured = isFloat ? items.filter((item) => Number.isFinite(item) && item !== 0) : items
  const width = measured.reduce<number>((widest, item) => Math.max(widest, write(item as never).length), 1)
  return { width, write: (item) => write(item as never).padStart(width) }
}

/** Formats pairs of real and imaginary parts. Each of the two has its own format. */
function complexFormatter(items: readonly Item[]): Formatter {
  const [real, imaginary] = [0, 1].map((odd) =>
    formatter(
      items.filter((_, at) => at % 2 === odd),
      true,
    ),
  )
  return {
    width: real!.width + imaginary!.width + 1,
    write(item) {
      const [re, im] = item as [number, number]
      const text = `${imaginary!.write(im).trimStart()}j`
      return `${real!.write(re)}${text.startsWith('-') ? '' : '+'}${text}`
    },
  }
}

const leaves = (value: Nested<Item>): Item[] => (Array.isArray(value) ? value.flatMap(leaves) : [value])

/** The first and last elements of each long dimension. */
function edges(whole: Tensor): Tensor {
  return whole.shape.reduce((part, size, dim) => {
    if (size <= 2 * settings.edgeitems) return part
    const { edgeitems } = settings
    const kept = Array.from({ length: 2 * edgeitems }, (_, at) =>
      at < edgeitems ? at : size - 2 * edgeitems + at,
    )
    return part.indexSelect(dim, tensor(kept, { dtype: 'int64', device: whole.device }))
  }, whole)
}

/** Writes nested brackets. `shape` is the shape of the whole tensor: it tells which dimensions were shortened. */
function brackets(
  value: Nested<Item>,
  shape: readonly number[],
  cut: boolean,
  indent: number,
  format: Formatter,
): string {
  if (shape.length === 0) return format.write(value)
  const list = value as Nested<Item>[]
  const isCut = cut && shape[0]! > 2 * settings.edgeitems
  if (shape.length === 1) {
    const items = list.map((item) => format.write(item))
    if (isCut) items.splice(settings.edgeitems, 0, ' ...')
    const perLine = Math.max(1, Math.floor((settings.linewidth - indent) / (format.width + 2)))
    const lines: string[] = []
    for (let at = 0; at < items.length; at += perLine) lines.push(items.slice(at, at + perLine).join(', '))
    return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`
  }
  const parts = list.map((each) => brackets(each, shape.slice(1), cut, indent + 1, format))
  if (isCut) parts.splice(settings.edgeitems, 0, '...')
  return `[${parts.join(`,${'\n'.repeat(shape.length - 1)}${' '.repeat(indent + 1)}`)}]`
}

const tuple = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`

function suffixes(whole: Tensor, hasText: boolean): string[] {
  const { dtype, device, shape, gradFn } = whole
  const complex = getDefaultDtype() === 'float64' ? 'complex128' : 'complex64'
  const isImplied =
    dtype === getDefaultDtype() || (whole.numel > 0 && hasText && ['int64', 'bool', complex].includes(dtype))
  return [
    ...(device === 'cpu' ? [] : [`device='${device}'`]),
    ...(!hasText || (whole.numel === 0 && shape.length !== 1) ? [`size=${tuple(shape)}`] : []),
    ...(isImplied ? [] : [`dtype=torch.${dtype}`]),
    ...(gradFn ? [`grad_fn=<${gradFn}>`] : whole.requiresGrad ? ['requires_grad=True'] : []),
  ]
}

function elementsText(whole: Tensor): string {
  if (whole.numel === 0) return '[]'
  const cut = whole.numel > settings.threshold
  const isComplex = /complex/.test(whole.dtype)
  const part = tidy(() =>
    noGrad(() => {
      const shown = cut ? edges(whole) : whole
      return (isComplex ? shown.resolveConj().viewAsReal() : shown).toArray() as Nested<Item>
    }),
  )
  const format = isComplex
    ? complexFormatter(leaves(part))
    : formatter(leaves(part), /float/.test(whole.dtype))
  return brackets(part, whole.shape, cut, opening.length, format)
}

/** Null for what has no values: the examples within `vmap`. */
function elementsOf(whole: Tensor): string | null {
  try {
    return elementsText(whole)
  } catch (error) {
    if (error instanceof PdecayError && error.code === 'ERR_UNSUPPORTED') return null
    throw error
  }
}

/** The text of a tensor, as PyTorch prints it. */
export function format(whole: Tensor): string {
  const { dtype, device } = whole
  const isShown = device !== 'meta' && !/^q/.test(dtype) && core().isDense(handleOf(whole))
  const elements = isShown ? elementsOf(whole) : null
  const hasText = elements !== null
  let text = opening + (elements ?? '...')
  let column = text.length - text.lastIndexOf('\n') + 1 // PyTorch counts two more than there are
  for (const suffix of suffixes(whole, hasText)) {
    const fits = column + suffix.length + 2 <= settings.linewidth
    text += fits ? `, ${suffix}` : `,\n${' '.repeat(opening.length)}${suffix}`
    column = fits ? column + suffix.length + 2 : opening.length + suffix.length
  }
  return `${text})`
}
