import { describe, expect, test } from 'vitest'
import { describeColumn, encodeCell, parseTable } from '../../../../src/train/tasks/_table.js'
import { fc } from '../../../generated.js'

describe('a table', () => {
  test('of quoted cells, empty ones and line breaks', () => {
    const text = '\uFEFFname, value\r\n"a,b",1\n"say ""no""\n",\n\n,3'
    expect(parseTable(text, 'x.csv')).toEqual({
      names: ['name', 'value'],
      rows: [
        ['a,b', '1'],
        ['say "no"\n', ''],
        ['', '3'],
      ],
    })
  })
  test('is read as it was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', ' ') })
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const quote = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
        const text = ['a,b', ...rows.map((row) => row.map(quote).join(','))].join('\n')
        expect(parseTable(text, 'x').rows).toEqual(rows)
      }),
    )
  })
  test.each([
    ['', 'x.csv, line 1: the file is empty'],
    ['a,b', 'x.csv: no row after the line of names'],
    ['a,b\n1,2\n3', 'x.csv, line 3: 1 fields where there should be 2'],
    ['a,b\n"1\n2",3\n4,5,6', 'x.csv, line 4: 3 fields where there should be 2'],
    ['a,b\n1,"2', 'x.csv, line 2: a quoted field has no end'],
    ['a,b\n1,"2"3', 'x.csv, line 2: a quoted field goes on after its closing quote'],
    ['a,a\n1,2', "two columns are named 'a'"],
    ['a, a\n1,2', "x.csv: two columns are named 'a'"],
  ])('%j is refused by its line', (text, message) => {
    expect(() => parseTable(text, 'x.csv')).toThrow(message)
  })
})

describe('a column', () => {
  test('of numbers is standardized; what is missing is the mean', () => {
    const column = describeColumn('x', ['1', '', '3', 'NA', ' 5 '])
    expect(column).toEqual({ name: 'x', kind: 'number', mean: 3, std: Math.sqrt(8 / 3) })
    expect(['3', '', '?', '1'].map((cell) => encodeCell(column, cell)[0])).toEqual([
      0,
      0,
      0,
      -2 / Math.sqrt(8 / 3),
    ])
    expect(encodeCell(describeColumn('x', ['2', '2']), '3')).toEqual([1])
  })
  test('of texts has one number for each', () => {
    const column = describeColumn('x', ['b', 'a', '', 'b ', '1'])
    expect(column).toEqual({ name: 'x', kind: 'category', categories: ['1', 'a', 'b'] })
    expect(['a', 'b', 'c', ''].map((cell) => encodeCell(column, cell))).toEqual([
      [0, 1, 0],
      [0, 0, 1],
      [0, 0, 0],
      [0, 0, 0],
    ])
  })
  test('without values, or of too many texts, is refused', () => {
    expect(() => describeColumn('x', ['', 'NA'])).toThrow("Column 'x' has no values")
    expect(() =>
      describeColumn(
        'x',
        Array.from({ length: 300 }, (_, i) => `row ${i}`),
      ),
    ).toThrow("Column 'x' has 300 different texts")
  })
})
