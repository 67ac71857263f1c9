import { type AnyOperator, operatorFunction, operatorMethod } from './call.js'
import { methodNames, overloads } from './names.gen.js'
import { camel } from './resolve.js'

let overloadsOf: Map<string, string> | undefined

function readOverloads(): Map<string, string> {
  const entries = overloads.split(';').map((entry): [string, string] => {
    const at = entry.indexOf('=')
    return [entry.slice(0, at), entry.slice(at + 1)]
  })
  return new Map(entries)
}

/** The overload names of an operator. */
export function lookUp(name: string): readonly string[] {
  overloadsOf ??= readOverloads()
  return (overloadsOf.get(name) ?? '').split(',')
}

/**
 * An operator as a function. Its overloads are looked up at the first call.
 *
 * @param label - the name in error messages
 */
export const operator = <T>(name: string, label = camel(name)): T =>
  operatorFunction(name, label, lookUp) as T

/** The operators that are methods of Tensor. */
export const operatorMethods = (): Record<string, AnyOperator> =>
  Object.fromEntries(
    methodNames.split(' ').map((name) => [camel(name), operatorMethod(name, camel(name), lookUp)]),
  )
