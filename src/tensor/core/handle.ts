// For the parts that speak to native code themselves.
/** @internal */
export { handleOf, isTensor, Tensor, wrap } from './tensor.js'
