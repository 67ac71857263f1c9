import { checkNumber } from '../../_check.js'

/**
 * A complex number. Operators accept it wherever they accept a number, and complex tensors return it as their elements.
 *
 * @example
 * const z = new Complex(1, -2)
 * tensor([z]).mul(new Complex(0, 1)).toArray() // [ Complex { re: 2, im: 1 } ]
 */
export class Complex {
  /** The real part. */
  readonly re: number
  /** The imaginary part. */
  readonly im: number

  /**
   * @param re - the real part; infinity and NaN are allowed
   * @param im - the imaginary part. Default: 0
   * @throws TypeError if a part is not a number
   */
  constructor(re: number, im = 0) {
    for (const [name, part] of Object.entries({ re, im }))
      if (!Number.isNaN(part)) checkNumber(name, part, '[-inf, inf]')
    this.re = re
    this.im = im
  }

  /** The text in Python's notation: `1-2j`. */
  toString(): string {
    return `${this.re}${this.im < 0 || Object.is(this.im, -0) ? '-' : '+'}${Math.abs(this.im)}j`
  }
}
