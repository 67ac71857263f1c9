import { checkBoolean, checkInteger, checkKnownKeys, checkString } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { type ExportedArchive, readExportedArchive, type SavedTensor } from '../../io/exported-program.js'
import type { Tensor } from '../../tensor/index.js'
import { buffer, Module, parameter } from '../module.js'
import { Program } from './_program.js'

/** The options of {@link loadExported}. */
export interface LoadExportedOptions {
  /** Which program of an archive that has several, by the name that `package_pt2` was given. */
  program?: string
  /**
   * Whether the weights lie in the file itself, read when they are first needed and copied where they are written: a
   * large file opens at once. The file must not be changed in place while the module lives. With false they are read and
   * their checksums compared. Default: true.
   */
  mmap?: boolean
  /**
   * Whether a program that draws random numbers in itself, as noise or stochastic depth, also does so in evaluation.
   * Default: false, which refuses to evaluate it, as it cannot be told which of the two they are.
   */
  randomInEval?: boolean
  /**
   * How many iterations all loops of one run (`while_loop`, `scan`, `map`) may take together, from 1; Infinity for any
   * number. A loop whose condition stays true, in a file that is wrong or hostile, would block the process for ever.
   * Default: 1,000,000, which takes seconds and is far beyond what models do.
   */
  maxIterations?: number
}

interface Programs {
  readonly train: Program
  readonly eval: Program
}

const whichRemedy =
  'export it from model.train() in Python, or both ways into one file: package_pt2(path, exported_programs={"train": ep, "eval": ep_eval})'

/**
 * A module that PyTorch exported: its parameters and buffers, under their names in Python, and its graph, which runs
 * under autograd. Made by {@link loadExported}.
 *
 * @throws Error for a tensor that has the name of a method of Module
 */
export class ExportedModule<Output = Tensor> extends Module<unknown[], Output> {
  readonly #programs: Programs
  readonly #tensors: ReadonlyMap<string, Tensor>
  readonly #randomInEval: boolean
  readonly #maxIterations: number

  /** @internal */
  constructor(
    programs: Programs,
    tensors: ReadonlyMap<string, Tensor>,
    { randomInEval, maxIterations }: Pick<Required<LoadExportedOptions>, 'randomInEval' | 'maxIterations'>,
  ) {
    super()
    this.#programs = programs
    this.#tensors = tensors
    this.#randomInEval = randomInEval
    this.#maxIterations = maxIterations
    this.training = programs.train.mode !== 'eval'
    for (const [name, value] of tensors) {
      if (name in this) throw new Error(`its tensor '${name}' is called as a method of Module is`)
      Object.defineProperty(this, name, { value, enumerable: true, configurable: true })
    }
  }

  /** What the inputs are called in Python, in order. */
  get inputNames(): readonly string[] {
    return this.#programs.train.inputNames
  }

  /** @throws PdecayError `ERR_UNSUPPORTED` in training, where the module was exported for evaluation alone */
  override train(training = true): this {
    if (training) this.#checkMode(true)
    return super.train(training)
  }

  /**
   * Runs the program that was exported.
   *
   * @param inputs tensors, and arrays and objects of them where Python has tuples, lists and dicts, by position; or by
   *   name in an object that comes last
   * @returns tensors in the structure that they have in Python: arrays for tuples and lists, objects for dicts, dataclasses
   *   and named tuples
   * @throws RangeError for a shape or dtype that the program was not exported for, and for loops of more than
   *   `maxIterations`; PdecayError `ERR_UNSUPPORTED` in a
   *   mode that it cannot run in
   */
  forward(...inputs: unknown[]): Output {
    this.#checkMode(this.training)
    const program = this.training ? this.#programs.train : this.#programs.eval
    return program.run(inputs, this.#tensors, {
      training: this.training,
      maxIterations: this.#maxIterations,
    }) as Output
  }

  #checkMode(training: boolean): void {
    const { train, eval: evaluation } = this.#programs
    if (train !== evaluation) return
    if (training && train.mode === 'eval')
      throw new PdecayError(
        'ERR_UNSUPPORTED',
        `the module was exported in eval mode, so that dropout and batch norm's training are not in it. What to do: ${whichRemedy}`,
      )
    if (training || evaluation.mode === 'eval' || evaluation.draws.size === 0 || this.#randomInEval) return
    throw new PdecayError(
      'ERR_UNSUPPORTED',
      `the module was exported in train mode and calls ${[...evaluation.draws].join(', ')}, which eval() cannot turn off. What to do: export it both ways into one file, package_pt2(path, exported_programs={"train": ep, "eval": ep_eval}); or, if it draws in evaluation too, loadExported(path, { randomInEval: true })`,
    )
  }
}

/** The programs for training and evaluation: one for both, or those of these names. */
async function choose(archive: ExportedArchive, name: string | undefined) {
  const { names } = archive
  if (names.length === 0) throw new Error('it holds no program')
  if (name === undefined && names.length === 2 && names.includes('train') && names.includes('eval'))
    return { train: await archive.program('train'), eval: await archive.program('eval') }
  const chosen = name ?? (names.length === 1 ? names[0]! : undefined)
  if (chosen === undefined)
    throw new Error(
      `it holds several programs: choose one by { program: '${names[0]}' }, of ${names.join(', ')}`,
    )
  if (!names.includes(chosen)) throw new Error(`it has no program '${chosen}': it has ${names.join(', ')}`)
  const only = await archive.program(chosen)
  return { train: only, eval: only }
}

/** The tensors of both programs: those of one name are one. */
async function readTensors(
  archive: ExportedArchive,
  parts: readonly { saved: ReadonlyMap<string, SavedTensor>; program: Program }[],
): Promise<Map<string, Tensor>> {
  const tensors = new Map<string, Tensor>()
  const taken = new Map<string, SavedTensor>()
  for (const { saved, program } of parts) {
    for (const { name, kind, isPersistent } of program.held) {
      const one = saved.get(name)!
      const other = taken.get(name)
      if (other) {
        if (String(other.shape) !== String(one.shape) || other.dtype !== one.dtype)
          throw new Error(`its tensor '${name}' is another one in each of its programs`)
        continue
      }
      const tensor = await archive.tensor(one)
      const first = [...tensors.values()].includes(tensor)
      if (!first && kind === 'parameter') parameter(tensor, { requiresGrad: one.requiresGrad })
      // Constants of the code too, so that `to` moves them.
      if (!first && kind !== 'parameter') buffer(tensor, { persistent: isPersistent })
      tensors.set(name, tensor)
      taken.set(name, one)
    }
  }
  return tensors
}

/**
 * Reads a model that Python's `torch.export.save` wrote, to be run and trained here, with no Python.
 *
 * ```python
 * ep = torch.export.export(model.train(), (x,), dynamic_shapes=({0: torch.export.Dim.AUTO},))
 * torch.export.save(ep, 'model.pt2')
 * ```
 *
 * @typeParam Output what the caller knows `forward` to give; it is not checked. Default: Tensor
 * @param path of a .pt2 file, of torch 2.8 to 2.11
 * @returns a module with the parameters and buffers under their names in Python. In training it is what was exported by
 *   `model.train()`; `eval()` then turns off dropout and lets batch norm take its running statistics. A module exported
 *   from `model.eval()` runs, and has gradients, but refuses `train()`. A file with the programs 'train' and 'eval' has
 *   both, over the same tensors
 * @throws PdecayError `ERR_FILE` where there is no such file, it is cut short or damaged, or calls operators that are not
 *   run here: all of them are named
 * @example
 * ```ts
 * const model = await nn.loadExported('model.pt2')
 * const optimizer = optim.padam(model.parameters(), { lr: 1e-3, p: 0.8, lambda: 1e-3 })
 * nn.crossEntropy(model.forward(x), y).backward()
 * optimizer.step()
 * ```
 * @source torch.export.load
 */
export async function loadExported<Output = Tensor>(
  path: string,
  options: LoadExportedOptions = {},
): Promise<ExportedModule<Output>> {
  checkString('path', path)
  checkKnownKeys('loadExported options', options, ['program', 'mmap', 'randomInEval', 'maxIterations'])
  const { program, mmap = true, randomInEval = false, maxIterations = 1e6 } = options
  if (program !== undefined) checkString('program', program)
  checkBoolean('mmap', mmap)
  checkBoolean('randomInEval', randomInEval)
  if (maxIterations !== Infinity) checkInteger('maxIterations', maxIterations, '[1, inf]')
  return readExportedArchive('loadExported', path, mmap, async (archive) => {
    const chosen = await choose(archive, program)
    const train = new Program(chosen.train)
    const evaluation = chosen.eval === chosen.train ? train : new Program(chosen.eval)
    const tensors = await readTensors(archive, [
      { saved: chosen.train.tensors, program: train },
      { saved: chosen.eval.tensors, program: evaluation },
    ])
    return new ExportedModule<Output>({ train, eval: evaluation }, tensors, { randomInEval, maxIterations })
  })
}
