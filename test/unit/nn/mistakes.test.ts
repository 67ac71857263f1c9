// What a first user gets wrong: every function and class of nn, its functionals and initializers, and of optim, called without
// arguments or with those of another kind. An error names what was expected; it is never one of JavaScript's own.
import { expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import * as optim from '../../../src/optim/index.js'
import { ones } from '../../../src/tensor/index.js'

const tensor = ones([2, 3])
const calls: unknown[][] = [
  ...[[], [undefined], [null], [3], ['x'], [{}], [[1, 2]], [3, 3], [2, 3, { x: 1 }], [() => 3]],
  ...[
    [tensor],
    [tensor, 3],
    [tensor, null],
    [tensor, tensor],
    [tensor, 'x'],
    [tensor, {}],
    [tensor, tensor, null],
  ],
]
const engineMessages =
  /Cannot |of undefined|is not a function|not iterable|not a constructor|is not defined|call stack/
/** Made by other functions of the package, not by users. */
const internal = [
  'ExportedModule',
  'ModelSummary',
  'ParamGroup',
  'RoutedParameters',
  'defaultLayerInit',
  'skipInit',
]

const spaces: Record<string, object> = { nn, 'nn.functional': nn.functional, 'nn.init': nn.init, optim }
const all = Object.entries(spaces).flatMap(([space, members]) =>
  Object.entries(members)
    .filter(([name, member]) => typeof member === 'function' && !internal.includes(name))
    .map(([name, member]) => [`${space}.${name}`, member] as const),
)

test.each(all)('%s', async (_, member) => {
  const isClass = /^class/.test(Function.prototype.toString.call(member))
  for (const args of calls)
    try {
      await (isClass ? Reflect.construct(member, args) : Reflect.apply(member, undefined, args))
    } catch (error) {
      expect((error as Error).message, JSON.stringify(args)).not.toMatch(engineMessages)
    }
})
