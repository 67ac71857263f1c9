import { dirname, sep } from 'node:path'

// A bundle of ES modules has no __dirname: there no frame is known to be inside.
const inside = typeof __dirname === 'undefined' ? '\0' : dirname(dirname(__dirname)) + sep
const depth = 30

/** The current call stack without the frames of this package. */
export function userStack(): string {
  const limit = Error.stackTraceLimit
  Error.stackTraceLimit = depth
  const lines = (new Error().stack ?? '').split('\n').slice(1)
  Error.stackTraceLimit = limit
  const own = lines.filter((line) => !line.includes(inside))
  return (own.length > 0 ? own : lines).join('\n')
}
