import { type AnyOperator, operatorFunction, operatorMethod } from './call.js'
import { functionNames, methodNames, overloads } from './names.gen.js'
import { camel } from './resolve.js'

const overloadsOf = new Map<string, string>()
for (const entry of overloads.split(';')) {
  const at = entry.indexOf('=')
  overloadsOf.set(entry.slice(0, at), entry.slice(at + 1))
}

export const lookUp = (name: string): readonly string[] => (overloadsOf.get(name) ?? '').split(',')

/** The functions of one namespace. Each looks its operator up at its first call. */
export function makeFunctions<T>(group: keyof typeof functionNames): T {
  const functions: Record<string, AnyOperator> = {}
  const prefix = group === '' || group === 'functional' ? '' : `${group}_`
  for (const name of functionNames[group].split(' ')) {
    const own = camel(name.slice(prefix.length))
    functions[own] = operatorFunction(name, prefix ? `${group}.${own}` : own, lookUp)
  }
  return functions as T
}

/** The operators that are methods of Tensor. */
export const operatorMethods = (): Record<string, AnyOperator> =>
  Object.fromEntries(
    methodNames.split(' ').map((name) => [camel(name), operatorMethod(name, camel(name), lookUp)]),
  )
