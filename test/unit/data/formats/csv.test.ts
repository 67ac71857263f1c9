import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readBlocks } from '../../../../src/data/formats/_blocks.js'
import { toNumber } from '../../../../src/data/formats/_csv-rows.js'
import { TableReader } from '../../../../src/data/formats/csv.js'
import { type CsvOptions, parseCsv, readCsv, type Table } from '../../../../src/data/index.js'
import { cases, fc } from '../../../generated.js'

const folder = mkdtempSync(join(tmpdir(), 'pdecay-csv-'))
afterAll(() => rmSync(folder, { recursive: true }))
const rows = (text: string, options?: CsvOptions) => {
  const table = parseCsv(text, options)
  return Array.from({ length: table.length }, (_, i) => table.row(i))
}

describe('numbers', () => {
  const options: CsvOptions = { header: ['x', 'y'], missing: [], types: { x: 'number' }, onError: 'skip' }
  /** By the threads of the addon, with other text after it, and by the reader of single rows. NaN if it is no number. */
  const parse = (text: string) => {
    const table = parseCsv(`${text},12345678\n`, options)
    const found = table.length === 0 ? Number.NaN : (table.values('x')[0] as number)
    expect(toNumber(text)).toBe(found)
    return found
  }
  test.each([
    ...['0', '-0', '1', '+1', '.5', '5.', '1e5', '1E-5', '-1.25e+3', '123456789012345', '1234567890123456'],
    ...[
      '0.1234567890123456',
      '9007199254740993',
      '0.000012345678901234567',
      '1e22',
      '1e23',
      '1e-400',
      '1e400',
    ],
    ...[
      '8.5e-23',
      '12345678901234567890123',
      '0.30000000000000004',
      '2.2250738585072014e-308',
      '9999999999999999999',
    ],
    ...['00012', '000.00012', '922337203685477580.7', '4.35', '0.000001e6', '899999999.9999999999', '1e0003'],
  ])('%s', (text) => {
    expect(parse(text)).toBe(Number(text))
  })
  test.each([
    '',
    '-',
    '.',
    '+.',
    'e5',
    '1e',
    '1e+',
    '1.2.3',
    '1 2',
    '0x10',
    '1_000',
    'abc',
    '--1',
    '1e5.5',
    'Infinit',
  ])('none: %s', (text) => {
    expect(parse(text)).toBeNaN()
  })
  test('infinities', () => {
    expect(['inf', '-Infinity', '+INF'].map(parse)).toEqual([Infinity, -Infinity, Infinity])
  })
  test('are rounded as Number() rounds them', () => {
    const decimal = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(16)),
      fc.tuple(fc.bigInt(0n, 10n ** 21n), fc.nat(25)).map(([digits, point]) => {
        const text = String(digits).padStart(point + 1, '0')
        return `${text.slice(0, text.length - point)}.${text.slice(text.length - point)}`
      }),
      // Halfway between two doubles, and next to it.
      fc
        .tuple(fc.integer({ min: 2 ** 30, max: 2 ** 31 }), fc.integer({ min: -1, max: 1 }))
        .map(([high, by]) => String((BigInt(high) * 2n ** 23n + 1n) * 2n ** 6n + 32n + BigInt(by))),
    )
    fc.assert(
      fc.property(decimal, (text) => {
        expect(parse(text)).toBe(Number(text))
      }),
      cases(20_000),
    )
  })
})

describe('parseCsv', () => {
  test('finds the types of columns', () => {
    expect(rows('n,s,b,m\n1,a,true,\n-2.5,b,false,3\n')).toEqual([
      { n: 1, s: 'a', b: true, m: null },
      { n: -2.5, s: 'b', b: false, m: 3 },
    ])
  })
  test('a late string makes a column of strings, as it was written', () => {
    expect(rows('a,b\n1.0,true\n,false\nx,2').map(({ a, b }) => [a, b])).toEqual([
      ['1.0', 'true'],
      [null, 'false'],
      ['x', '2'],
    ])
  })
  test('quotes, line breaks in quotes, CRLF, a BOM, empty lines and no newline at the end', () => {
    expect(rows('\ufeff"a ""x""",b\r\n"1,5\n2",é\r\n\r\n"",z')).toEqual([
      { 'a "x"': '1,5\n2', b: 'é' },
      { 'a "x"': null, b: 'z' },
    ])
  })
  test('options', () => {
    expect(rows('1;2\n3;4', { delimiter: ';', header: false })).toEqual([
      { column0: 1, column1: 2 },
      { column0: 3, column1: 4 },
    ])
    expect(
      rows('1,?\n3,4', { header: ['a', 'constructor'], missing: ['?'], columns: ['constructor'] }),
    ).toEqual([{ constructor: null }, { constructor: 4 }])
    expect(rows('d,s\n2024-01-02,007', { types: { d: 'date', s: 'string' } })).toEqual([
      { d: new Date('2024-01-02'), s: '007' },
    ])
    expect(rows('a,b\nconstructor,toString')).toEqual([{ a: 'constructor', b: 'toString' }])
  })
  test('wrong rows: throw, skip, count', () => {
    const text = 'a,b\n1,2\n3\n4,5,6\n"x\ny",7\n8,9'
    expect(() => parseCsv(text)).toThrow('CSV, line 3: 1 fields where there should be 2')
    const types = { a: 'number' } as const
    expect(rows(text, { onError: 'skip', types })).toEqual([
      { a: 1, b: 2 },
      { a: 8, b: 9 },
    ])
    const seen: string[] = []
    parseCsv(text, { types, onError: (message, row) => seen.push(`${row}: ${message}`) })
    expect(seen).toEqual([
      '1: CSV, line 3: 1 fields where there should be 2',
      '1: CSV, line 4: 3 fields where there should be 2',
      "1: CSV, line 5: column a has 'x\\ny' where a number should be",
    ])
  })
  test('what is no CSV, and invalid options', () => {
    expect(() => parseCsv('')).toThrow('line 1: the file is empty')
    expect(() => parseCsv('a\n"b\n\nc')).toThrow('line 2: a quoted field has no end')
    expect(() => parseCsv('a\n"b"c')).toThrow('line 2: a quoted field goes on')
    expect(() => parseCsv('a,a\n')).toThrow("line 1: two columns are named 'a'")
    expect(() => parseCsv('\na,a\n1,2\n')).toThrow("line 2: two columns are named 'a'")
    expect(() => parseCsv('\na,a')).toThrow("line 2: two columns are named 'a'")
    expect(() => parseCsv('a', { columns: ['b'] })).toThrow("no column 'b' among a")
    expect(() => parseCsv('a', { delimiter: 'ab' })).toThrow(RangeError)
    expect(() => parseCsv('a', { delimeter: ';' } as never)).toThrow("Unknown option 'delimeter'")
    expect(() => parseCsv(5 as never)).toThrow(TypeError)
    expect(parseCsv('a,b').length).toBe(0)
  })
  test('writing and reading again gives the same', () => {
    const field = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', '1', '.', 'é', ' ') })
    fc.assert(
      fc.property(fc.array(fc.tuple(field, field), { minLength: 1 }), (given) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
        const text = ['a,b', ...given.map((row) => row.map(quoted).join(','))].join('\n')
        const types = { a: 'string', b: 'string' } as const
        expect(rows(text, { types, missing: [] })).toEqual(given.map(([a, b]) => ({ a, b })))
      }),
    )
  })
})

describe('a file that is given in parts', () => {
  const whole =
    '\ufeffn,"s\n""x""",b\r\n1,"two\n""lines""",true\r\n\r\n,é,false\r\n"3",\r,true\n\n2,"a,b\r\n",\r\n'
  const expected = parseCsv(whole)
  const path = join(folder, 'parts.csv')
  test.each([1, 2, 3, 5, 7, 16, 1000])('of %d bytes', async (size) => {
    writeFileSync(path, whole)
    const file = await open(path)
    try {
      const reader = new TableReader('CSV', {}, new Map([['s\n"x"', 'string']]), { line: 0 })
      const bytes = Buffer.byteLength(whole)
      for await (const part of readBlocks(file, bytes, size)) part.rest(reader.feed(part.bytes, part.isLast))
      expect(reader.finish()).toEqual(expected)
    } finally {
      await file.close()
    }
  })
  test('has each error once, though the types of columns are found late', async () => {
    const lines = Array.from({ length: 200 }, (_, i) =>
      i === 150 ? 'text,1' : i % 50 === 7 ? 'wrong' : `${i},1`,
    )
    writeFileSync(path, ['a,b', ...lines].join('\n'))
    const seen: string[] = []
    const table = await readCsv(path, {
      onError: (message) => seen.push(message.replace(/^.*, line/, 'line')),
    })
    expect(table.length).toBe(196)
    expect(seen).toEqual([9, 59, 109, 159].map((line) => `line ${line}: 1 fields where there should be 2`))
  })
})

describe('a large file, which threads read in parts', () => {
  // Fields with line breaks, so that parts begin within quotes, and more than one part.
  const count = 60_000
  const texts = ['plain', 'two\nlines,\n"quoted"', '', 'é', '\n'.repeat(50)]
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const given = Array.from({ length: count }, (_, i) => ({
    n: i % 7 === 0 ? null : (i * 0.123456789) ** 3,
    s: texts[i % 5] === '' ? null : texts[i % 5]!,
    b: i % 3 === 0,
    d: new Date(86_400_000 * (i % 1000)),
  }))
  const lines = given.map(
    ({ n, s, b, d }) => `${n ?? ''},${s === null ? '' : quoted(s)},${b},${d.toISOString().slice(0, 10)}`,
  )
  const text = ['n,s,b,d', ...lines].join('\n')
  const types = { d: 'date' } as const
  const check = (table: Table, expected: typeof given) => {
    expect(table.length).toBe(expected.length)
    for (const name of ['n', 's', 'b', 'd'] as const)
      expect(table.values(name)).toEqual(expected.map((row) => row[name]))
  }
  test('gives every row, with and without dates', async () => {
    expect(text.length).toBeGreaterThan(2 ** 21)
    check(parseCsv(text, { types }), given)
    const path = join(folder, 'large.csv')
    writeFileSync(path, text)
    check(await readCsv(path, { types }), given)
    const { s, n } = { s: parseCsv(text).column('s'), n: parseCsv(text).values('n') }
    expect(s).toMatchObject({ categories: ['plain', texts[1], 'é', texts[4]] })
    expect(n).toEqual(given.map((row) => row.n))
  })
  test('leaves wrong rows out, and says in which lines they are', () => {
    const wrong = new Map([
      [10, '1,"x",true'],
      [11, 'x,only here,true,2020-01-01'],
      [30_000, '1,only there,true,no date'],
      [30_001, '1,a,maybe,2020-01-01'],
      [count - 1, '1,a,true,2020-13-01'],
    ])
    const changed = ['n,s,b,d', ...lines.map((line, i) => wrong.get(i) ?? line)]
    const fixed = { n: 'number', s: 'string', b: 'boolean', d: 'date' } as const
    const seen: string[] = []
    const table = parseCsv(changed.join('\n'), { types: fixed, onError: (message) => seen.push(message) })
    check(
      table,
      given.filter((_, i) => !wrong.has(i)),
    )
    expect(table.column('s')).toMatchObject({ categories: ['plain', texts[1], 'é', texts[4]] })
    const lineOf = (i: number) =>
      changed
        .slice(0, i + 1)
        .join('\n')
        .split('\n').length + 1
    expect(seen).toEqual([
      `CSV, line ${lineOf(10)}: 3 fields where there should be 4`,
      `CSV, line ${lineOf(11)}: column n has 'x' where a number should be`,
      `CSV, line ${lineOf(30_000)}: column d has 'no date' where a date should be`,
      `CSV, line ${lineOf(30_001)}: column b has 'maybe' where a boolean should be`,
      `CSV, line ${lineOf(count - 1)}: column d has '2020-13-01' where a date should be`,
    ])
  })
  test('a quote without an end names its line', () => {
    const plain = lines.filter((line) => !line.includes('"'))
    const broken = plain.map((line, i) => (i === 9000 ? '1,"x,true,2020-01-01' : line))
    expect(() => parseCsv(['n,s,b,d', ...broken].join('\n'))).toThrow(
      'CSV, line 9002: a quoted field has no end',
    )
  })
})

test('a number may stand for a missing value', () => {
  expect(rows('a,b\n-999,1\n2,-999.0\n', { missing: ['-999'] })).toEqual([
    { a: null, b: 1 },
    { a: 2, b: -999 },
  ])
})

test('spaces around numbers', () => {
  expect(rows('a,b\n 1, 2.5 \n3\t,-inf\n')).toEqual([
    { a: 1, b: 2.5 },
    { a: 3, b: Number.NEGATIVE_INFINITY },
  ])
})

test('readCsv names the file', async () => {
  const path = join(folder, 'x.csv')
  writeFileSync(path, 'a,b\n1')
  await expect(readCsv(path)).rejects.toThrow(`${path}, line 2: 1 fields`)
  await expect(readCsv(path, { maxBytes: 3 })).rejects.toThrow('has 5 bytes, and maxBytes allows 3')
  await expect(readCsv(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'ERR_FILE' })
})
