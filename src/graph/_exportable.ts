import { PdecayError } from '../errors.js'
import type { Traced } from './_recording.js'

/** @throws PdecayError `ERR_UNSUPPORTED` for what a graph alone does not reproduce, all of it at once */
export function checkExportable(label: string, { graph, tensors }: Traced): void {
  const troubles: string[] = []
  const places = graph.notes.map(
    ({ what, module }) => `${what}() in ${module === '' ? 'the model itself' : module}`,
  )
  if (places.length > 0)
    troubles.push(
      `forward goes by values of tensors, or makes tensors in a way that is not recorded: ${[...new Set(places)].join(', ')}`,
    )
  const foreign = graph.nodes.map(({ op }) => op).filter((op) => !op.startsWith('aten::'))
  if (foreign.length > 0)
    troubles.push(`it calls operators that are not libtorch's: ${[...new Set(foreign)].join(', ')}`)
  const storages = new Map([...tensors.keys()].map((name) => [graph.values[name]!.storage, name]))
  const constants = new Set(graph.inputs.filter(({ kind }) => kind === 'constant').map(({ name }) => name))
  for (const { op, results } of graph.nodes) {
    if (!/_$/.test(op)) continue
    for (const name of results.flat()) {
      const changed = name === null ? undefined : storages.get(graph.values[name]!.storage)
      if (changed !== undefined && constants.has(changed))
        troubles.push(`${op} changes a constant of forward in place: make it a buffer, or clone() it first`)
    }
  }
  if (troubles.length > 0)
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `${label}: the model cannot be exported: ${[...new Set(troubles)].join('; ')}`,
    )
}
