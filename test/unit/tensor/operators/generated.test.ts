import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name: string): string =>
  readFileSync(new URL(`../../../../src/tensor/operators/${name}`, import.meta.url), 'utf8')

test.each(['methods.gen.ts', 'functions.gen.ts'])(
  '%s: each operator has its words and a link to torch',
  (name) => {
    const text = read(name)
    const members = text.split('\n  /**\n').slice(1)
    expect(members.length).toBeGreaterThan(600)
    for (const member of members) {
      expect(member).toMatch(
        /^ {3}\* \S.*\n( {3}\* - `.*`\n)+ {3}\* @see \{@link https:\/\/(docs\.pytorch\.org\/docs\/stable|github\.com\/pytorch\/pytorch\/blob\/v[\d.]+)\/\S+\}\n {3}\*\/\n {2}\w+\(/,
      )
    }
    expect(text).not.toMatch(/[:<|&] ?any\b/)
  },
)

test('the words say what an operator computes', () => {
  const text = read('functions.gen.ts') + read('methods.gen.ts')
  const members = [
    ...text.matchAll(/\n {3}\* (.*)\n(?: {3}\* - `.*`\n)+ {3}\* @see .*\n {3}\*\/\n {2}(\w+)\(/g),
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
  const text = read('functions.gen.ts')
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
