import { describe, expect, test } from 'vitest'
import { DataLoader, Table, TableEncoder } from '../../../../src/data/index.js'

const table = Table.from({
  age: [20, 30, null, 40],
  city: ['Rome', 'Oslo', 'Rome', null],
  buys: [false, true, true, false],
})

describe('Table', () => {
  test('has rows, columns and parts', () => {
    expect(table.row(2)).toEqual({ age: null, city: 'Rome', buys: true })
    expect(table.select(['city']).values('city')).toEqual(['Rome', 'Oslo', 'Rome', null])
    expect(table.take([3, 0]).values('age')).toEqual([40, 20])
    expect(Table.from({ d: [new Date(5), null] }).values('d')).toEqual([new Date(5), null])
  })
  test('refuses what is no table', () => {
    expect(() => Table.from({ a: [1, 'x'] })).toThrow('Expected number for row 1 of column a')
    expect(() => Table.from({ a: [1], b: [1, 2] })).toThrow('Expected 1 rows in column b but received 2')
    expect(() => Table.from({ a: 5 as never })).toThrow(TypeError)
    expect(() => Table.from({ a: [{}] })).toThrow(TypeError)
    expect(() => table.column('x')).toThrow('Expected one of age, city, buys for name')
    expect(() => table.row(4)).toThrow(RangeError)
    expect(() => table.take([4])).toThrow(RangeError)
  })
})

describe('TableEncoder', () => {
  test('standardizes, scales, fills, and encodes categories', () => {
    const encoder = TableEncoder.fit(table, {
      x: {
        age: { as: 'standard', missing: 'mean', indicator: true },
        city: { as: 'oneHot', missing: 'category' },
      },
      y: { buys: 'index' },
    })
    const { x, y } = encoder.transform(table)
    const z = 10 / Math.sqrt(200 / 3)
    expect([x.dtype, x.shape, y.dtype, y.toArray()]).toEqual(['float32', [4, 5], 'int64', [0, 1, 1, 0]])
    expect(x.sub(x.round()).abs().max().item()).toBeLessThan(0.3)
    expect(x.toArray()).toEqual([
      [Math.fround(-z), 0, 0, 1, 0],
      [0, 0, 1, 0, 0],
      [0, 1, 0, 1, 0],
      [Math.fround(z), 0, 0, 0, 1],
    ])
    expect(encoder.features('x')).toEqual(['age', 'age is missing', 'city=Oslo', 'city=Rome', 'city=(other)'])
    expect(encoder.categories('city')).toEqual(['Oslo', 'Rome'])
  })
  test('applies what it learned to other tables, also after JSON', () => {
    const fitted = TableEncoder.fit(table, {
      x: { age: { as: 'minMax', missing: 'median' } },
      c: { city: { as: 'index', missing: 'category', unknown: 'category' } },
    })
    const encoder = TableEncoder.fromJSON(JSON.parse(JSON.stringify(fitted)))
    const other = Table.from({ age: [null, 50], city: ['Paris', 'Rome'] })
    const { x, c } = encoder.transform(other)
    expect([x!.toArray(), c!.toArray()]).toEqual([
      [[0.5], [1.5]],
      [2, 1],
    ])
    expect(JSON.stringify(encoder)).toBe(JSON.stringify(fitted))
  })
  test('says which row has no value or an unknown category', () => {
    const encoder = TableEncoder.fit(table.take([0, 1]), { x: { age: 'number' }, c: { city: 'index' } })
    expect(() => encoder.transform(table)).toThrow('Column age has no value in row 2')
    expect(() => encoder.transform(Table.from({ age: [1], city: ['Paris'] }))).toThrow(
      "Column city has 'Paris' in row 0, which is none of its categories",
    )
    expect(() => encoder.transform(Table.from({ age: ['x'], city: ['Rome'] }))).toThrow('fitted on numbers')
  })
  test('refuses wrong encodings', () => {
    const fitting = (columns: object) => () => TableEncoder.fit(table, columns as never)
    expect(fitting({ x: { city: 'standard' } })).toThrow("Expected 'index' or 'oneHot' for column city")
    expect(fitting({ x: { age: 'log' } })).toThrow('for columns.x.age.as')
    expect(fitting({ x: { age: { as: 'number', fill: 0 } } })).toThrow("Unknown option 'fill'")
    expect(fitting({ x: { age: 'number', city: 'index' } })).toThrow('which are integers')
    expect(fitting({ x: {} })).toThrow('at least one column')
    expect(fitting({ x: { weight: 'number' } })).toThrow('for name but received')
    expect(() => TableEncoder.fit(Table.from({ a: [null] }), { x: { a: 'standard' } })).toThrow(
      'no value to fit',
    )
    expect(() => TableEncoder.fromJSON({ version: 2 } as never)).toThrow('Expected version 1')
    expect(() => TableEncoder.fromJSON({ version: 1, tensors: { x: [{}] } } as never)).toThrow(TypeError)
  })
  test('a constant column is 0', () => {
    const { x } = TableEncoder.fit(Table.from({ a: [3, 3] }), { x: { a: 'standard' } }).transform(
      Table.from({ a: [3, 4] }),
    )
    expect(x.toArray()).toEqual([[0], [1]])
  })
  test('gives a loader its rows', () => {
    const encoder = TableEncoder.fit(table, { y: { buys: 'index' } })
    const batches = [...new DataLoader(encoder.dataset(table), { batchSize: 3 })]
    expect(batches.map(({ y }) => y.toArray())).toEqual([[0, 1, 1], [0]])
  })
})
