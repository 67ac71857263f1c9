export type { Traceable, Traced } from './_recording.js'
export { countedOperators, flopsOf } from './flops.js'
export { type TraceOptions, trace } from './trace.js'
export type * from './types.js'
