// What exporters ask of a graph's structure.
import type { GraphArgument, GraphTree } from './types.js'

/** The leaves of a tree, in order. */
export function leavesOf(tree: GraphTree): GraphTree[] {
  if ('items' in tree) return tree.items.flatMap(leavesOf)
  if ('entries' in tree) return Object.values(tree.entries).flatMap(leavesOf)
  return [tree]
}

/** The names of the tensors in an argument, in order. */
export function valuesIn(argument: GraphArgument): string[] {
  if (Array.isArray(argument)) return argument.flatMap((each: GraphArgument) => valuesIn(each))
  return typeof argument === 'object' && argument !== null && 'value' in argument ? [argument.value] : []
}
