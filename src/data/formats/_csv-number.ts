// Decimal numbers in bytes, rounded to the nearest double as Number() does, without a string for each.

const powers = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`))
const splitter = 2 ** 27 + 1

/**
 * (a·10^10 + b) / 10^k, rounded to the nearest double; NaN if this arithmetic cannot tell which one is nearest.
 * @param a below 9·10^8, so that a·10^10 is exact
 */
export function divide(a: number, b: number, k: number): number {
  const d = powers[k]!
  // The dividend as an exact sum of two doubles.
  const high = a * 1e10
  const sum = high + b
  const shift = sum - high
  const rest = high - (sum - shift) + (b - shift)
  const q = sum / d
  // The exact remainder, by Dekker's product.
  const product = q * d
  let t = splitter * q
  const qh = t - (t - q)
  const ql = q - qh
  t = splitter * d
  const dh = t - (t - d)
  const dl = d - dh
  const error = qh * dh - product + qh * dl + ql * dh + ql * dl
  const correction = (sum - product - error + rest) / d
  // The correction has an error of a few units in its last place. If it matters, the result is near a tie.
  const low = q + correction * (1 - 2 ** -45)
  const result = q + correction * (1 + 2 ** -45)
  return low === result ? result : Number.NaN
}

const infinities = /^[+-]?inf(inity)?$/i

/** The number in bytes[from, to), or NaN. */
export function parseNumber(bytes: Uint8Array, from: number, to: number): number {
  let at = from
  let byte = bytes[at]!
  const isNegative = byte === 45
  if (isNegative || byte === 43) at++
  const first = at
  // The leading digits, up to nine, and the ten after them.
  let a = 0
  let b = 0
  let digits = 0
  let decimals = 0
  let point = -1
  let exponent = 0
  for (; at < to; at++) {
    byte = bytes[at]!
    const digit = byte - 48
    if (digit >= 0 && digit <= 9) {
      if (digits === 0 && digit === 0) {
        if (point >= 0) decimals++
        continue
      }
      b = b * 10 + digit
      digits++
      if (digits > 19) return slowly(bytes, from, to)
      if (digits === 15) {
        // Ten digits stay in b; those before them move to a.
        a = Math.floor(b / 1e10)
        b -= a * 1e10
      } else if (digits > 15) {
        const carry = Math.floor(b / 1e10)
        a = a * 10 + carry
        b -= carry * 1e10
      }
      if (point >= 0) decimals++
    } else if (byte === 46 && point < 0) point = at
    else break
  }
  if (at < to) {
    if ((byte !== 101 && byte !== 69) || at - first - Number(point >= 0) === 0) return slowly(bytes, from, to)
    at++
    const sign = bytes[at]
    if (sign === 45 || sign === 43) at++
    if (at >= to || to - at > 4) return slowly(bytes, from, to)
    for (; at < to; at++) {
      const digit = bytes[at]! - 48
      if (digit < 0 || digit > 9) return Number.NaN
      exponent = exponent * 10 + digit
    }
    if (sign === 45) exponent = -exponent
  } else if (at - first - Number(point >= 0) === 0) return Number.NaN
  if (digits === 0) return isNegative ? -0 : 0
  const scale = decimals - exponent
  let value: number
  if (digits <= 15) {
    const whole = digits === 15 ? a * 1e10 + b : b
    if (scale > 22 || scale < -22) return slowly(bytes, from, to)
    value = scale >= 0 ? whole / powers[scale]! : whole * powers[-scale]!
  } else {
    if (scale < 0 || scale > 22 || a >= 9e8) return slowly(bytes, from, to)
    value = divide(a, b, scale)
    if (Number.isNaN(value)) return slowly(bytes, from, to)
  }
  return isNegative ? -value : value
}

function slowly(bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 1000) return Number.NaN
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from)
    .toString('latin1')
    .trim()
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text)
  if (!infinities.test(text)) return Number.NaN
  return text.startsWith('-') ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
}
