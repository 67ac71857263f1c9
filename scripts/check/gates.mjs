// The gates of `npm test`, each with a canary: a tree with one fault that the gate must report. A gate checks a folder, so
// that the canary can use its own folder instead of the repository.
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { generators } from '../generate.mjs'
import { filesUnder } from '../setup/stamp.mjs'
import { missingDocs } from './docs.mjs'
import { forbiddenIncludes } from './includes.mjs'
import { deadLinks } from './links.mjs'
import { longFiles } from './sizes.mjs'
import { bin, clangFormat, cppFiles, nvrtc, root, run, verdict } from './tools.mjs'

/** @typedef {import('./tools.mjs').Result} Result */
/**
 * @typedef {object} Gate
 * @property {string} name
 * @property {(folder: string) => Promise<Result>} run
 * @property {Record<string, string>} [fault] files of the canary's tree, by path
 * @property {RegExp | RegExp[]} [sign] the expected message, so that the gate does not fail for another reason
 * @property {(folder: string) => Promise<Result>} [canary] used if a tree of files is not enough; must fail like `run`
 */

async function command(program, args, options) {
  const { code, output } = await run(program, args, options)
  return verdict(code === 0, output)
}

// The canary's tree is not under version control, so nothing is ignored there.
const biome = (verb) => (folder) =>
  command(
    bin('biome'),
    [
      verb,
      '--error-on-warnings',
      `--config-path=${root}`,
      ...(folder === root ? [] : ['--vcs-enabled=false']),
      '.',
    ],
    {
      cwd: folder,
    },
  )

/** @typedef {{all: number, failed: number, skipped: number}} Counts */

/** @param {string} text the report of CTest, as XML @returns {Counts} */
function readJunit(text) {
  const count = (key) => Number(new RegExp(`\\s${key}="(\\d+)`).exec(text)?.[1] ?? 0)
  return { all: count('tests'), failed: count('failures'), skipped: count('disabled') + count('skipped') }
}

/** @param {string} text the report of Vitest, as JSON @returns {Counts} */
function readVitest(text) {
  const { numTotalTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(text)
  // A file that does not load, or whose hooks fail, has no test that failed, and is a failure of its own.
  const isBroken = ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((test) => test.status === 'failed')
  const broken = testResults.filter(isBroken).length
  return {
    all: numTotalTests + broken,
    failed: numFailedTests + broken,
    skipped: numPendingTests + numTodoTests,
  }
}

async function counted(program, args, report, read, options) {
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-report-'))
  const file = join(folder, 'report')
  const { code, output } = await run(program, [...args, ...report(file)], options)
  const counts = existsSync(file) ? read(readFileSync(file, 'utf8')) : undefined
  rmSync(folder, { recursive: true })
  if (!counts) {
    console.log(`${program} wrote no report (exit status ${code})`)
    return verdict(false, output)
  }
  const { all, skipped } = counts
  // A run that fails without a failed test (an unhandled error) is also a failure.
  const failed = code === 0 ? counts.failed : Math.max(counts.failed, 1)
  return { passed: all - counts.failed - skipped, failed, skipped, output }
}

const runCtest = (build, live) =>
  counted(
    'ctest',
    ['--test-dir', build, '--output-on-failure', '--no-tests=error'],
    (file) => ['--output-junit', file],
    readJunit,
    { live, env: { OMP_NUM_THREADS: '2', PDECAY_NVRTC: nvrtc() } },
  )

const runVitest = (args, live, cwd = root) =>
  counted(
    bin('vitest'),
    ['run', ...args, '--reporter=default', '--reporter=json'],
    (file) => [`--outputFile.json=${file}`],
    readVitest,
    { live, cwd },
  )

/** Generates into a folder and then changes every generated file there. Each change must be reported. */
async function driftCanary(folder) {
  const check = (script) => run(process.execPath, [script, '--check', '--root', folder])
  let blind = ''
  for (const script of generators) {
    const seen = new Set(filesUnder(folder))
    await run(process.execPath, [script, '--root', folder])
    const written = filesUnder(folder).filter((file) => !seen.has(file))
    const clean = await check(script)
    if (written.length === 0 || clean.code !== 0)
      blind += `${script} writes nothing, or differs from itself\n${clean.output}`
    for (const file of written) appendFileSync(file, '\n')
    const { output } = await check(script)
    const unseen = written.filter((file) => !output.includes(`${relative(folder, file)} is not what`))
    for (const file of unseen) blind += `${script} --check does not see a change of ${file}\n`
  }
  // As for any canary, failure is the expected result.
  return { passed: 0, failed: blind ? 0 : 1, skipped: 0, output: blind }
}

const tsconfig = JSON.stringify({
  extends: join(root, 'tsconfig.check.json'),
  compilerOptions: { rootDir: '.', typeRoots: [join(root, 'node_modules/@types')], types: [], paths: {} },
  include: ['src'],
})

/** @type {Gate[]} */
export const gates = [
  {
    name: 'format',
    run: biome('format'),
    fault: { 'src/x.ts': 'export const a    = "1";\n' },
    sign: /x\.ts format/,
  },
  {
    name: 'lint',
    run: biome('lint'),
    fault: { 'src/x.ts': 'export const same = (value: any) => value\n' },
    sign: /noExplicitAny/,
  },
  {
    name: 'format of C++',
    run: (folder) =>
      command(clangFormat(), [
        `--style=file:${root}/.clang-format`,
        '--dry-run',
        '-Werror',
        ...cppFiles(folder),
      ]),
    fault: { 'binding/optim/x.h': 'int   f( ) { return 1 ; }\n' },
    sign: /clang-format-violations/,
  },
  {
    name: 'types',
    run: (folder) =>
      command(process.execPath, [
        join(root, 'node_modules/typescript/bin/tsc'),
        '--noEmit',
        '-p',
        folder === root ? join(root, 'tsconfig.check.json') : folder,
      ]),
    fault: { 'tsconfig.json': tsconfig, 'src/x.ts': "export const n: number = 'one'\n" },
    sign: /error TS2322/,
  },
  {
    name: 'import rules',
    run: (folder) =>
      command(bin('depcruise'), ['src', '--config', join(root, '.dependency-cruiser.cjs')], { cwd: folder }),
    fault: {
      'tsconfig.json': '{}',
      'src/nn/x.ts': "export { y } from '../optim/y.js'\n",
      'src/optim/y.ts': 'export const y = 1\n',
      'src/io/_own.ts': 'export const own = 1\n',
      'src/data/z.ts': "export { own } from '../io/_own.js'\n",
      'src/tensor/a.ts': "import type { B } from './b.js'\nexport type A = B | 1\n",
      'src/tensor/b.ts': "import type { A } from './a.js'\nexport type B = A[]\n",
    },
    sign: [
      /error nn: src\/nn\/x.ts → src\/optim\/y.ts/,
      /error own-room: src\/data\/z.ts → src\/io\/_own.ts/,
      /error no-cycles: src\/tensor\/a.ts/,
    ],
  },
  {
    name: 'include rules',
    run: async (folder) => {
      const lines = forbiddenIncludes(folder)
      return verdict(lines.length === 0, lines.join('\n'))
    },
    fault: { 'binding/optim/x.h': '#include "../napi/guard.h"\n' },
    sign: /must not include/,
  },
  {
    name: 'length of files',
    run: async (folder) => {
      const lines = longFiles(folder)
      return verdict(lines.length === 0, lines.join('\n'))
    },
    fault: {
      'src/x.ts': '// one\n'.repeat(451),
      'test/x.cc': '// one\n'.repeat(450),
      'src/x.gen.ts': '\n'.repeat(999),
    },
    sign: /^src\/x\.ts has 451 lines, and 450 are allowed$/,
  },
  {
    name: 'doc comments',
    run: async (folder) => {
      const { errors, owed } = await missingDocs(folder)
      if (owed.length > 0 && folder === root)
        console.log(`  ${owed.length} doc comments are owed: node scripts/api.mjs --undocumented lists them`)
      return verdict(errors.length === 0, [...errors, ...owed].join('\n'))
    },
    fault: {
      'src/index.ts': "export * from './io/x.js'\nexport * from './io/y.js'\n",
      'src/io/x.ts':
        'export const bare = 1\n/** Halves. */\nexport function half(x: number): number {\n  if (x < 0) throw new RangeError()\n  return x / 2\n}\n',
      'src/io/y.ts':
        '/** Said. @throws Error always */\nexport function said(): never {\n  throw new Error()\n}\n/** From the paper arXiv 1234.5678. */\nexport class Cited {\n  go(): void {}\n}\n',
    },
    sign: [
      /^src\/io\/x\.ts:1 bare: has no doc comment$/m,
      /^src\/io\/x\.ts:3 half: throws, and does not say so by @throws$/m,
      /^src\/io\/y\.ts:6 Cited: names a paper, and does not give it by @source$/m,
      /^src\/io\/y\.ts:7 Cited\.go: has no doc comment$/m,
    ],
  },
  {
    name: 'links of docs',
    run: async (folder) => {
      const lines = deadLinks(folder)
      return verdict(lines.length === 0, lines.join('\n'))
    },
    fault: { 'README.md': '# A\n[a](gone.md) [b](docs/b.md#gone) [c](#a)\n', 'docs/b.md': '# B\n' },
    sign: /^README\.md: gone\.md leads to no file\nREADME\.md: docs\/b\.md#gone leads to no heading$/,
  },
  {
    // Everything that `npm run site` shows, and with it the links in comments.
    name: 'site',
    run: (folder) =>
      command(bin('typedoc'), ['--treatWarningsAsErrors', '--out', join(folder, 'build/site')], {
        cwd: folder,
      }),
    fault: {
      'typedoc.json': '{ "name": "canary", "disableSources": true, "entryPoints": ["src/x.ts"] }',
      'tsconfig.json': '{ "include": ["src"], "compilerOptions": { "types": [] } }',
      'src/x.ts': '/** See {@link nothing}. */\nexport const x = 1\n',
    },
    sign: /Failed to resolve link to "nothing"/,
  },
  {
    name: 'generated files',
    run: (folder) => command(process.execPath, [join(folder, 'scripts/generate.mjs'), '--check']),
    canary: driftCanary,
  },
  {
    name: 'GoogleTest',
    run: (folder) => runCtest(join(folder, 'build'), folder === root),
    fault: { 'build/CTestTestfile.cmake': 'add_test(canary "false")\n' },
    sign: /canary .*Failed/,
  },
  {
    name: 'vitest',
    run: (folder) =>
      folder === root
        ? runVitest([], true)
        : runVitest(['--config', join(folder, 'vitest.config.mjs'), '--root', folder], false),
    fault: {
      'vitest.config.mjs': 'export default {}\n',
      'x.test.js': `import { expect, test } from ${JSON.stringify(join(root, 'node_modules/vitest/dist/index.js'))}\ntest('canary', () => expect(1).toBe(2))\n`,
    },
    sign: /expected 1 to be 2/,
  },
]

/**
 * Whether a gate reports its canary. The repository itself is the tree without faults, and passes in the same run.
 * @param {Gate} gate
 */
export async function seesCanary({ run: runGate, canary = runGate, fault = {}, sign = /^/ }) {
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-canary-'))
  try {
    for (const [path, text] of Object.entries(fault)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const { failed, output } = await canary(folder)
    const said = stripVTControlCharacters(output)
    return verdict(failed > 0 && [sign].flat().every((each) => each.test(said)), output)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
