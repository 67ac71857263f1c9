import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** Small wheels and programs that stand in for the real ones: what set-up does with them is the same. */

const machine = process.arch === 'arm64' ? 'aarch64' : 'x86_64'

const wheelScript = `
import base64, hashlib, json, sys, zipfile
path, distribution, files, spoiled = json.load(sys.stdin)
name, version = distribution.rsplit("-", 1)
info = f"{distribution}.dist-info"
files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\\nName: {name}\\nVersion: {version}\\n" + files.pop("METADATA", "")
files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: false\\nTag: py3-none-any\\n"
record = ""
for file, text in files.items():
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
    record += f"{file},sha256={digest},{len(text)}\\n"
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
    # The same bytes whenever it is made.
    put = lambda name, text: wheel.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    for file, text in files.items():
        put(file, text + "!" if file == spoiled else text)
    put(f"{info}/RECORD", record + f"{info}/RECORD,,\\n")
`

const folders: string[] = []
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true })
})

/** An empty folder, which goes when the tests end. */
export function folder(): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'pdecay-setup-')))
  folders.push(path)
  return path
}

interface WheelOptions {
  /** A file whose content is not what RECORD says. */
  spoiled?: string
}

/** A wheel in `index`, of these files. */
export function makeWheel(
  index: string,
  distribution: string,
  tag: string,
  files: object,
  { spoiled }: WheelOptions = {},
): string {
  const path = join(index, `${distribution}-${tag}.whl`)
  execFileSync('python3', ['-c', wheelScript], {
    input: JSON.stringify([path, distribution, files, spoiled ?? null]),
  })
  return path
}

const torchFiles = {
  'torch/__init__.py': 'raise ImportError("set-up must not import torch")\n',
  'torch/version.py': "__version__ = '2.11.0'\n",
  'torch/lib/libtorch_cpu.so': 'cpu'.repeat(50_000),
  'torch/lib/libtorch_cuda.so': 'cuda',
  'torch/lib/libc10.so': 'c10',
  'torch/include/ATen/core/Tensor.h': '#pragma once\n',
}

/** The digests of the wheels of a folder, as scripts/setup/digests.json lists those of the real ones. */
export function digestsOf(index: string): Record<string, string> {
  const digest = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(index, name)))
      .digest('hex')
  return Object.fromEntries(readdirSync(index).map((name) => [name, digest(name)]))
}

/** A folder that pip can install from, with torch and what it requires, all of a few bytes. */
export function makeIndex(options: WheelOptions = {}): string {
  const index = folder()
  const METADATA = [
    'Requires-Dist: cuda-toolkit[cublas,cudart,cupti]==13.0.2; platform_system == "Linux"',
    'Requires-Dist: nvidia-nccl-cu13==2.28.9; platform_system == "Linux"',
    'Requires-Dist: triton==3.6.0; platform_system == "Linux"\n',
  ].join('\n')
  makeWheel(
    index,
    'torch-2.11.0',
    `cp312-cp312-manylinux_2_28_${machine}`,
    { ...torchFiles, METADATA },
    options,
  )
  const parts = { cublas: 'cublas==13.1.0.3', cudart: 'cuda-runtime==13.0.96', cupti: 'cuda-cupti==13.0.85' }
  const lines = Object.entries(parts).flatMap(([extra, part]) =>
    ['all', extra].map(
      (name) => `Requires-Dist: nvidia-${part}.*; sys_platform == 'linux' and extra == '${name}'\n`,
    ),
  )
  makeWheel(index, 'cuda_toolkit-13.0.2', 'py2.py3-none-any', { METADATA: lines.join('') })
  for (const part of [...Object.values(parts), 'nccl-cu13==2.28.9']) {
    const [name = '', version = ''] = part.split('==')
    const library = `nvidia/cu13/lib/lib${name === 'cublas' ? 'cublas' : name}.so.13`
    makeWheel(index, `nvidia_${name.replaceAll('-', '_')}-${version}`, `py3-none-manylinux2014_${machine}`, {
      [library]: name,
    })
  }
  return index
}

/** A folder of a libtorch, as far as a search looks. */
export function makeLibtorch(version: string, at = join(folder(), 'torch')): string {
  for (const [path, text] of Object.entries({
    ...torchFiles,
    'torch/version.py': `__version__ = '${version}'\n`,
  })) {
    const file = join(dirname(at), path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return at
}

const realPath = process.env.PATH

const find = (name: string): string | undefined => {
  try {
    return execFileSync('which', [name], { encoding: 'utf8', env: { PATH: realPath } }).trim()
  } catch {
    return undefined
  }
}

/** A PATH that holds these programs alone; a program's text makes a shell script of it. */
export function makePath(programs: Record<string, string | true>): string {
  const bin = folder()
  for (const [name, text] of Object.entries(programs)) {
    const file = join(bin, name)
    const real = find(name)
    if (text !== true) {
      writeFileSync(file, `#!/bin/sh\n${text.replaceAll('REAL', real ?? 'false')}\n`)
      chmodSync(file, 0o755)
    } else if (real) symlinkSync(real, file)
  }
  return bin
}

export const withFirst = (bin: string): string => `${bin}${delimiter}${process.env.PATH}`

/**
 * A python3 with no torch, whose pip copies a wheel out of PIP_FIND_LINKS: the real one takes seconds to start.
 * The words before `exec` may be replaced, as a case of a shell's `case`.
 */
export const quickPython = (cases = ''): string => `case "$*" in
  ${cases}
  *find_spec*) exit 0 ;;
  *"pip --version"*) exit 0 ;;
  *"pip download"*)
    for word; do [ "$before" = --dest ] && dest=$word; before=$word; done
    exec cp "$PIP_FIND_LINKS/$(echo "\${word%%==*}" | tr - _)"-*.whl "$dest" ;;
esac
exec REAL "$@"`
