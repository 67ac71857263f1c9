import { core } from '../../native/index.js'
import { noGrad } from '../core/modes.js'
import { tidy } from '../core/scope.js'
import { handleOf, type Nested, type Tensor } from '../core/tensor.js'
import { tensor } from './create.js'

// The text is PyTorch's, to the letter: people compare the two.
const mostElements = 1000
const edge = 3
const lineWidth = 80
const digits = 4
const opening = 'tensor('

type Item = number | bigint | boolean

/** How the elements of one tensor are written: all alike, to one width. */
interface Formatter {
  readonly width: number
  write(item: Nested<Item>): string
}

/** Rounds ties to even, as Python does, where JavaScript rounds them up; `exact` has all digits. */
function halfEven(rounded: string, exact: string): string {
  const end = exact.indexOf('.') + 1 + digits
  const exponent = /e.*$/.exec(exact)?.[0] ?? ''
  const rest = exact.slice(end, exact.length - exponent.length)
  const isEven = '02468'.includes(exact[end - 1]!)
  return isEven && /^50*$/.test(rest) ? exact.slice(0, end) + exponent : rounded
}

const mostDigits = 100
const fixed = (value: number): string => halfEven(value.toFixed(digits), value.toFixed(mostDigits))
/** Python's form: an exponent of two digits at least. */
const scientific = (value: number): string =>
  halfEven(value.toExponential(digits), value.toExponential(mostDigits)).replace(/e([+-])(\d)$/, 'e$10$2')

/** Floats of one tensor are all fixed or all scientific, with no point digits where none has a fraction. */
function floatWriter(items: readonly number[]): (item: number) => string {
  const sizes = items.filter((item) => Number.isFinite(item) && item !== 0).map(Math.abs)
  const largest = sizes.reduce((a, b) => Math.max(a, b), 0)
  const smallest = sizes.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const whole = sizes.every(Number.isInteger)
  const wide = largest / smallest > 1000 || largest > 1e8 || (!whole && smallest < 1e-4)
  return (value) => {
    if (Number.isNaN(value)) return 'nan'
    if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf'
    const sign = Object.is(value, -0) ? '-' : '' // which JavaScript leaves out
    if (wide) return sign + scientific(value)
    return sign + (whole ? `${value.toFixed(0)}.` : fixed(value))
  }
}

const pythonText = (item: Item): string =>
  typeof item === 'boolean' ? (item ? 'True' : 'False') : String(item)

function formatter(items: readonly Item[], isFloat: boolean): Formatter {
  const write = isFloat ? floatWriter(items as readonly number[]) : pythonText
  // PyTorch measures only what is neither zero nor infinite.
  const measured = isFloat ? items.filter((item) => Number.isFinite(item) && item !== 0) : items
  const width = measured.reduce<number>((widest, item) => Math.max(widest, write(item as never).length), 1)
  return { width, write: (item) => write(item as never).padStart(width) }
}

/** Of pairs: real and imaginary parts are each written alike. */
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

/** Only the first and last of each long dimension. */
function edges(whole: Tensor): Tensor {
  return whole.shape.reduce((part, size, dim) => {
    if (size <= 2 * edge) return part
    const kept = [0, 1, 2, size - 3, size - 2, size - 1]
    return part.indexSelect(dim, tensor(kept, { dtype: 'int64', device: whole.device }))
  }, whole)
}

/** The nested brackets; `shape` tells which dimensions were cut down. */
function brackets(
  value: Nested<Item>,
  shape: readonly number[],
  cut: boolean,
  indent: number,
  format: Formatter,
): string {
  if (shape.length === 0) return format.write(value)
  const list = value as Nested<Item>[]
  const isCut = cut && shape[0]! > 2 * edge
  if (shape.length === 1) {
    const items = list.map((item) => format.write(item))
    if (isCut) items.splice(edge, 0, ' ...')
    const perLine = Math.max(1, Math.floor((lineWidth - indent) / (format.width + 2)))
    const lines: string[] = []
    for (let at = 0; at < items.length; at += perLine) lines.push(items.slice(at, at + perLine).join(', '))
    return `[${lines.join(`,\n${' '.repeat(indent + 1)}`)}]`
  }
  const parts = list.map((each) => brackets(each, shape.slice(1), cut, indent + 1, format))
  if (isCut) parts.splice(edge, 0, '...')
  return `[${parts.join(`,${'\n'.repeat(shape.length - 1)}${' '.repeat(indent + 1)}`)}]`
}

const tuple = (shape: readonly number[]): string =>
  shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`

function suffixes(whole: Tensor, hasText: boolean): string[] {
  const { dtype, device, shape, gradFn } = whole
  const isImplied =
    dtype === 'float32' || (whole.numel > 0 && hasText && ['int64', 'bool', 'complex64'].includes(dtype))
  return [
    ...(device === 'cpu' ? [] : [`device='${device}'`]),
    ...(!hasText || (whole.numel === 0 && shape.length !== 1) ? [`size=${tuple(shape)}`] : []),
    ...(isImplied ? [] : [`dtype=torch.${dtype}`]),
    ...(gradFn ? [`grad_fn=<${gradFn}>`] : whole.requiresGrad ? ['requires_grad=True'] : []),
  ]
}

function elementsText(whole: Tensor): string {
  if (whole.numel === 0) return '[]'
  const cut = whole.numel > mostElements
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

/** The text for the console: as PyTorch prints it. */
export function format(whole: Tensor): string {
  const { dtype, device } = whole
  const hasText = device !== 'meta' && !/^q/.test(dtype) && core().isDense(handleOf(whole))
  let text = opening + (hasText ? elementsText(whole) : '...')
  let column = text.length - text.lastIndexOf('\n') + 1 // as PyTorch counts it, two more than there are
  for (const suffix of suffixes(whole, hasText)) {
    const fits = column + suffix.length + 2 <= lineWidth
    text += fits ? `, ${suffix}` : `,\n${' '.repeat(opening.length)}${suffix}`
    column = fits ? column + suffix.length + 2 : opening.length + suffix.length
  }
  return `${text})`
}
