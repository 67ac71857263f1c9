import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { delimiter, join } from 'node:path'
import { quicken } from './quicken.mjs'
import { digest, isStamped, readJson, readText, stamp, unstamp } from './stamp.mjs'
import { Problem, run, stage, works } from './ui.mjs'

export const root = join(import.meta.dirname, '..', '..')
/** Whether this is the repository. An installed package has neither sources nor development tools. */
export const isRepository = existsSync(join(root, 'tsconfig.json'))
const build = join(root, 'build')

/** Whether node_modules matches package-lock.json, according to npm's own list of installed packages. */
function modulesMatchLock() {
  const read = (file) => /** @type {any} */ (readJson(join(root, file)))?.packages
  const [present, wanted] = [read('node_modules/.package-lock.json'), read('package-lock.json')]
  if (typeof present !== 'object' || typeof wanted !== 'object') return false
  return Object.entries(wanted).every(
    ([name, { version, optional }]) => name === '' || optional || present?.[name]?.version === version,
  )
}

export async function installModules() {
  if (modulesMatchLock()) return
  await stage('installing the npm packages (npm ci)', async () => {
    const { code } = await run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: root })
    if (code !== 0)
      throw new Problem(
        'npm ci failed (its message is above)',
        'check npm’s settings and the network, then run the same again',
      )
  })
}

/** Compiles src/ into a temporary folder, which replaces lib/ when it is complete. */
export async function buildLibrary() {
  const lib = join(root, 'lib')
  const [fresh, old] = [join(build, 'lib.new'), join(build, 'lib.old')]
  // An earlier run may have been killed between the two renames below.
  if (!existsSync(lib) && existsSync(old)) renameSync(old, lib)
  const mark = join(build, '.built-lib')
  // What it is built from, and what was built: a file of it may be cut short or lost.
  const key = () => digest(root, ['src', 'tsconfig.json', 'package.json', 'scripts/setup/quicken.mjs', 'lib'])
  if (isStamped(mark, key())) return
  await stage('compiling TypeScript into lib/', async () => {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true })
    const tsc = join(root, 'node_modules/typescript/bin/tsc')
    const { code } = await run(process.execPath, [
      tsc,
      '--project',
      join(root, 'tsconfig.json'),
      '--outDir',
      fresh,
    ])
    if (code !== 0)
      throw new Problem('the TypeScript sources do not compile', 'correct what tsc reports above')
    quicken(fresh)
    // What the benchmarks read beside their code.
    for (const part of ['bench/page', 'bench/python'])
      cpSync(join(root, 'src', part), join(fresh, part), {
        recursive: true,
        filter: (path) => !path.endsWith('.ts'),
      })
    if (existsSync(join(lib, 'README.md'))) copyFileSync(join(lib, 'README.md'), join(fresh, 'README.md'))
    if (existsSync(lib)) renameSync(lib, old)
    renameSync(fresh, lib)
    rmSync(old, { recursive: true, force: true })
    stamp(mark, key())
  })
}

/** Checks for CMake and a C++ compiler. */
export async function requireCompiler() {
  if (!(await works('cmake')))
    throw new Problem(
      'cmake was not found: it builds the addon',
      'install CMake 3.22 or later (Debian, Ubuntu: apt-get install cmake)',
    )
  const names = [process.env.CXX, 'c++', 'g++', 'clang++'].filter((name) => name !== undefined)
  for (const name of names) if (await works(name)) return
  throw new Problem(
    `no C++ compiler was found (looked for ${names.join(', ')})`,
    'install one that knows C++20 (Debian, Ubuntu: apt-get install g++)',
  )
}

/** @param {string} name */
function onPath(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
}

/** Whether a prebuilt addon fits this machine. @returns {boolean} */
function hasPrebuild() {
  try {
    createRequire(join(root, 'package.json'))('node-gyp-build').resolve(root)
    return true
  } catch {
    return false
  }
}

/** The number of parallel compilers: each needs about a gigabyte, and more would only swap. */
function parallelJobs() {
  const kib = Number(/MemAvailable: +(\d+)/.exec(readFileSync('/proc/meminfo', 'utf8'))?.[1] ?? 0)
  return Math.max(1, Math.min(availableParallelism(), Math.floor(kib / (1 << 20))))
}

/**
 * Runs CMake and the compiler by way of cmake-js.
 * @param {string} folder the build tree
 * @param {string[]} definitions for CMake
 * @param {() => void} [onConfigured] called between the two
 */
export async function configureAndBuild(folder, definitions, onConfigured = () => {}) {
  mkdirSync(folder, { recursive: true })
  const cli = createRequire(join(root, 'package.json')).resolve('cmake-js/bin/cmake-js')
  const cmakeJs = (command, ...args) =>
    run(process.execPath, [
      cli,
      command,
      '--log-level',
      'error',
      '--directory',
      root,
      '--out',
      folder,
      '-G',
      generator(),
      ...args,
    ])
  let { code } = await cmakeJs('configure', ...definitions)
  if (code === 0) {
    onConfigured()
    ;({ code } = await cmakeJs('build', '--parallel', String(parallelJobs())))
  }
  if (code !== 0)
    throw new Problem('the addon does not build', 'see the first error above; `npm run setup` tries again')
}

const generator = () => (onPath('ninja') ? 'Ninja' : 'Unix Makefiles')

/**
 * Builds the addon with cmake-js, and with `tests` also the GoogleTest programs. Ninja or Make skips what is already built.
 * @param {{libtorch: {path: string, version: string}, tests?: {prefix: string}}} options prefix: the folder of GoogleTest
 */
export async function buildAddon({ libtorch, tests }) {
  if (!isRepository && hasPrebuild()) return
  const settings = {
    root,
    generator: generator(),
    libtorch: libtorch.path,
    node: process.arch,
    compiler: process.env.CXX ?? '',
  }
  const sources = ['binding', 'CMakeLists.txt', 'package.json', ...(tests ? ['test/native'] : [])]
  // What it is built from, and what was built: a file of it may be cut short or lost.
  const key = digest(root, sources, [settings, libtorch.version, tests?.prefix])
  const release = join(build, 'Release')
  const whole = () => `${key} ${digest(release, ['.'])}`
  const marks = { plain: join(build, '.built'), tests: join(build, '.built-tests') }
  const mark = marks[tests ? 'tests' : 'plain']
  if (isStamped(mark, whole())) return
  // CMake compares times only, and would keep damaged files.
  if (readText(mark)?.startsWith(key)) rmSync(release, { recursive: true, force: true })

  await stage('building the addon', async () => {
    await requireCompiler()
    for (const old of Object.values(marks)) unstamp(old)
    const definitions = [
      `--CDPDECAY_LIBTORCH=${libtorch.path}`,
      // Never turn this off again: CMake would delete the programs that it has built.
      ...(tests ? ['--CDPDECAY_TESTS=ON'] : []),
      ...(tests?.prefix ? [`--CDCMAKE_PREFIX_PATH=${tests.prefix}`] : []),
    ]
    const configured = join(build, '.configured')
    const configuration = JSON.stringify(settings)
    if (!isStamped(configured, configuration)) {
      // CMake cannot change the generator, the compiler or the source folder of an existing build tree.
      for (const name of ['CMakeCache.txt', 'CMakeFiles', 'build.ninja', 'Makefile'])
        rmSync(join(build, name), { recursive: true, force: true })
    }
    await configureAndBuild(build, definitions, () => stamp(configured, configuration))
    stamp(mark, whole())
  })
}
