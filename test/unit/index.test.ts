// The package's face: everything that its rooms offer at the top level, by name.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as pdecay from '../../src/index.js'
import * as io from '../../src/io/index.js'
import * as tensors from '../../src/tensor/index.js'

test('the top level has all of the tensor and io rooms', () => {
  const names = new Set(Object.keys(pdecay))
  expect(Object.keys({ ...tensors, ...io }).filter((name) => !names.has(name))).toEqual([])
})

test('index.ts names what it exports; only generated lists come whole', () => {
  for (const name of [
    'index',
    'tensor/index',
    'tensor/autograd/index',
    'tensor/cuda/index',
    'testing/index',
  ]) {
    const text = readFileSync(new URL(`../../src/${name}.ts`, import.meta.url), 'utf8')
    for (const [, from] of text.matchAll(/export \* from '(.*)'/g)) expect(from).toMatch(/\.gen\.js$/)
  }
})

test('types that the rooms export are there too', () => {
  const typesOf = (path: string): string[] => {
    const text = readFileSync(new URL(path, import.meta.url), 'utf8')
    return [...text.matchAll(/export type \{([^}]*)\}/g)].flatMap(([, list]) =>
      list!.split(',').flatMap((each) => each.trim() || []),
    )
  }
  const names = new Set(typesOf('../../src/index.ts'))
  const wanted = [...typesOf('../../src/tensor/index.ts'), ...typesOf('../../src/io/index.ts')]
  expect(wanted.length).toBeGreaterThan(30)
  expect(wanted.filter((name) => !names.has(name))).toEqual([])
})
