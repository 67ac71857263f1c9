// For the parts that speak to native code themselves.
export { handleOf, isTensor, Tensor, wrap } from './tensor.js'
