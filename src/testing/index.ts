// Assertions for tests: the entry 'pdecay/testing'.
export { type AssertCloseOptions, assertClose, type Comparable } from './assert-close.js'
