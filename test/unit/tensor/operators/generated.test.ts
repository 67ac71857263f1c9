import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name: string): string =>
  readFileSync(new URL(`../../../../src/tensor/operators/${name}`, import.meta.url), 'utf8')

const files: [name: string, operators: number][] = [
  ['methods.gen.ts', 680],
  ['functions.gen.ts', 350],
  ['ops.gen.ts', 600],
  ['linalg.gen.ts', 40],
  ['fft.gen.ts', 20],
  ['special.gen.ts', 50],
]
/** Comments and what they stand before. */
const documented = (name: string): string[] =>
  read(name)
    .split(/\n *\/\*\*\n/)
    .slice(2 - Number(name !== 'methods.gen.ts'))

test.each(files)('%s: each operator has its words and a link to torch', (name, operators) => {
  const members = documented(name)
  expect(members.length).toBeGreaterThanOrEqual(operators)
  for (const member of members) {
    expect(member).toMatch(
      /^ +\* \S.*\n( +\* - `.*`\n)+ +\* @see \{@link https:\/\/(docs\.pytorch\.org\/docs\/stable|github\.com\/pytorch\/pytorch\/blob\/v[\d.]+)\/\S+\}\n +\*\/\n( {2}|export const )\w+[(:]/,
    )
  }
  expect(read(name)).not.toMatch(/[:<|&] ?any\b/)
})

test('the words say what an operator computes', () => {
  const text = files.map(([name]) => read(name)).join('')
  const members = [
    ...text.matchAll(/\n +\* (.*)\n(?: +\* - `.*`\n)+ +\* @see .*\n +\*\/\n(?: {2}|export const )(\w+)/g),
  ]
  const plain = (words: string) =>
    words
      .replace(/ in place$/, '')
      .replaceAll(/\W|_/g, '')
      .toLowerCase()
  // What is left is of one backend, or for other operators.
  const bare = members.filter(([, words, name]) => plain(words!) === plain(name!)).map(([, , name]) => name!)
  expect(members.length).toBeGreaterThan(1700)
  expect(new Set(bare).size).toBeLessThan(50)
  expect(
    bare.filter(
      (name) => !/^(sym|quantized|miopen|cudnn|mkldnn|fbgemm|fused|slow|copySparse|get)/.test(name),
    ),
  ).toEqual([])
  expect(text).toContain('   * x + alpha·other, broadcast; in place\n   * - `add_.Scalar(')
})

test('links lead to the page of each namespace', () => {
  const text = files.map(([name]) => read(name)).join('')
  for (const link of [
    'generated/torch.add.html',
    'generated/torch.Tensor.add_.html',
    'generated/torch.linalg.norm.html',
    'generated/torch.fft.rfft2.html',
    'special.html#torch.special.entr',
    'special.html#torch.special.bessel_y0',
    'special.html#torch.special.shifted_chebyshev_polynomial_t',
    'generated/torch.nn.functional.gelu.html',
  ])
    expect(text).toContain(`@see {@link https://docs.pytorch.org/docs/stable/${link}}\n`)
})

test('nothing private is public', () => {
  const [, names] = /overloads =\n {2}'([^']*)'/.exec(read('names.gen.ts')) ?? []
  const list = names!.split(';').map((entry) => entry.slice(0, entry.indexOf('=')))
  expect(list.length).toBeGreaterThan(1090)
  expect(list.filter((name) => /^_|^[a-z]+__/.test(name))).toEqual([])
})
