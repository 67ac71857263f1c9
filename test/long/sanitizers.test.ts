// The native tests, and those of the addon that hold JavaScript from C++, built with AddressSanitizer; the native ones
// with LeakSanitizer too. Node itself is not built with it: its sanitizer is loaded first, and leaks are not counted.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
// node-gyp-build looks for build/Release within PDECAY_PREBUILD.
const prebuild = join(root, 'build/sanitized')
const build = join(prebuild, 'build')

function run(command: string, args: readonly string[], env: Record<string, string> = {}): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28,
  })
  const reports = (stdout + stderr)
    .split('\n')
    .filter((line) => /(ERROR|SUMMARY): \w+Sanitizer|^ +#\d /.test(line))
  expect({
    command,
    status,
    reports: reports.slice(0, 40),
    end: status === 0 ? '' : stderr.slice(-2000),
  }).toEqual({
    command,
    status: 0,
    reports: [],
    end: '',
  })
}

/** What the ordinary build was configured with. */
function configuration(): string[] {
  const cache = readFileSync(join(root, 'build/CMakeCache.txt'), 'utf8')
  return ['CMAKE_JS_INC', 'PDECAY_LIBTORCH', 'CMAKE_PREFIX_PATH'].flatMap((name) => {
    const [, value] = new RegExp(`^${name}:\\w+=(.*)$`, 'm').exec(cache) ?? []
    return value ? [`-D${name}=${value}`] : []
  })
}

beforeAll(() => {
  const flags = ['-DCMAKE_BUILD_TYPE=Release', '-DCMAKE_CXX_FLAGS_RELEASE=-O1', '-DPDECAY_TESTS=ON']
  const options = [...configuration(), ...flags, '-DPDECAY_SANITIZE=address']
  run('cmake', ['-S', root, '-B', build, ...options])
  run('cmake', ['--build', build, '--parallel', '2'])
}, 3_600_000)

test('the engine: no bad access, no leak', () => {
  run(join(build, 'Release/pdecay_tests'), [], { ASAN_OPTIONS: 'detect_leaks=1' })
})

test('the addon: functions, hooks, threads, scopes, optimizers', () => {
  const { stdout } = spawnSync('c++', ['-print-file-name=libasan.so'], { encoding: 'utf8' })
  const names = ['custom-function', 'hooks', 'async', 'memory', 'indexing', 'scope', 'hostile', 'autograd']
  const files = [
    ...names.map((name) => `test/unit/tensor/${name}.test.ts`),
    ...['sparsity', 'grad-scaler', 'generator'].map((name) => `test/unit/optim/${name}.test.ts`),
    'test/conformance/properties.test.ts', // thousands of optimizers, let go as they are made
  ]
  run(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', ...files], {
    LD_PRELOAD: stdout.trim(),
    // V8 takes memory in its own way; libtorch's C++ was built without the sanitizer.
    ASAN_OPTIONS: 'detect_leaks=0:detect_container_overflow=0:allocator_may_return_null=1',
    PDECAY_PREBUILD: prebuild,
  })
})
