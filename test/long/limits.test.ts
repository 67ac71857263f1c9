// What a rule has to keep to is checked while it is compiled: faulty ones, each next to a sound one, must fail with the
// sentence of binding/optim/rules/check.h, and the compiler must name the rule beside it.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'pdecay-limits-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What the compiler says of a source that includes the registry; undefined where it takes it. */
async function complaint(name: string, source: string): Promise<string | undefined> {
  const file = join(folder, `${name}.cc`)
  writeFileSync(file, `#include "rules/registry.h"\nnamespace pdecay {\n${source}\n}\n`)
  const includes = ['binding/optim', 'build/binding/optim/generated'].map((path) => `-I${join(root, path)}`)
  const compiler = process.env.CXX ?? 'g++'
  return promisify(execFile)(compiler, ['-std=c++20', '-fsyntax-only', ...includes, file]).then(
    () => undefined,
    (error: { stderr?: string; message: string }) => error.stderr || error.message,
  )
}

interface RuleText {
  state?: string
  uses?: string
  variants?: number
  options?: string
  names?: string
  coefs?: string
  more?: string
}

const slots = (count: number) => Array.from({ length: count }, (_, i) => `{.name = "slot${i}"}`).join(', ')
const number = (name: string) => `{.name = "${name}", .torch = "${name}", .range = "[0, 1)", .initial = "0"}`

const rule = ({
  state = slots(1),
  uses = '1',
  variants = 1,
  options = `${number('first')}, ${number('second')}`,
  names = 'first, second',
  coefs = 'F x',
  more = '',
}: RuleText) => `struct Faulty {
  template <class F> struct Coefs { ${coefs}; };
  static constexpr unsigned kUses[] = {${uses}};
  static constexpr int kVariants = ${variants};
  ${names && `PDECAY_OPTIONS(${names});`}
  ${more}
  static constexpr Option kOptions[] = {${options}};
  static constexpr StateSlot kState[] = {${state}};
  static constexpr Info kInfo{"faulty", "A rule.", "w", "", kOptions, kState};
};`

const kinds = { step: 'Step', decay: 'Decay' } as const
const sound = { step: rule({}), decay: rule({}) }

const faulty: readonly [string, keyof typeof kinds, RuleText, string][] = [
  [
    'a fourth state tensor',
    'step',
    { state: slots(4) },
    'at most 3 state tensors (kStepSlots in rules/layout.h)',
  ],
  [
    'a second state tensor',
    'decay',
    { state: slots(2) },
    'at most 1 state tensor (kDecaySlots in rules/layout.h)',
  ],
  [
    'a third state number',
    'step',
    {
      state: [1, 2, 3].map((i) => `{.name = "n${i}", .scalar = true}`).join(', '),
      uses: '0',
    },
    'at most 2 state numbers (kScalars in rules/layout.h)',
  ],
  [
    'a state number that is no mean',
    'decay',
    { state: '{.name = "n", .scalar = true}', uses: '0' },
    'no state number but a running mean of |w|',
  ],
  ['options in another order', 'step', { names: 'second, first' }, 'must list the torch names of kOptions'],
  ['an option too few', 'step', { names: 'first' }, 'must list the torch names of kOptions'],
  ['an option too many', 'decay', { names: 'first, second, third' }, 'must list the torch names of kOptions'],
  ['no names at all', 'decay', { names: '' }, 'must list the torch names of kOptions'],
  [
    'a list with a name too few',
    'step',
    {
      options: '{.name = "betas", .torch = "betas", .kind = Kind::numbers, .initial = "[0, 0]", .length = 2}',
      names: 'beta1',
    },
    'a list of n numbers as n names',
  ],
  ['uses of a slot that is not there', 'step', { uses: '0b10' }, 'no state tensor that kState lacks'],
  ['uses of another number of variants', 'step', { variants: 2 }, 'one entry for each of its kVariants'],
  [
    'a slot on an option that is not there',
    'step',
    { state: '{.name = "slot", .when = "third"}' },
    "must be the name of one of the rule's options",
  ],
  ['coefficients without room', 'step', { coefs: 'F x[33]' }, 'must fit into kCoefsBytes (256 bytes)'],
]

const lines: readonly [string, string, string][] = [
  [
    'a decay in the place of the step',
    'float, Lp, Adam',
    'must name a step that is among Steps, or EveryStep',
  ],
  [
    'a step in the place of the decay',
    'float, Adam, Sgd',
    'must name a decay that is among Decays in third place',
  ],
  ['a number of another type', 'int, Adam, Lp', 'must begin with float, double or EveryNumber'],
]

// One compile each, of no more than the rules' headers: seconds.
describe('limits of rules', { timeout: 60_000 }, () => {
  it.each(Object.keys(kinds) as (keyof typeof kinds)[])('a sound %s compiles', async (kind) => {
    const found = await complaint(
      kind,
      `${sound[kind]}\nstatic_assert(check::${kinds[kind]}<Faulty>::kHolds);`,
    )
    expect(found).toBeUndefined()
  })
  it.each(faulty)('%s in a %s', async (name, kind, text, sentence) => {
    const found = await complaint(
      name.replaceAll(' ', '-'),
      `${rule(text)}\nstatic_assert(check::${kinds[kind]}<Faulty>::kHolds);`,
    )
    expect(found?.replace(/"\n\s*"/g, '')).toContain(sentence)
    expect(found).toMatch(/pdecay::Faulty/)
  })
  it('a sound line of Fused compiles', async () => {
    expect(
      await complaint('line', 'static_assert(check::Line<float, EveryStep, Lp>::kHolds);'),
    ).toBeUndefined()
  })
  it.each(lines)('a line of Fused with %s', async (name, line, sentence) => {
    const found = await complaint(name.replaceAll(' ', '-'), `static_assert(check::Line<${line}>::kHolds);`)
    expect(found).toContain(sentence)
  })
})
