// For the parts that speak to native code themselves.
/** @internal */
export { handleOf, isTensor, wrap } from './tensor.js'
export { Tensor } from './tensor.js'
