// What `pdecay bench optim` can measure, by name: apart from what measures it, so that its help loads no tensors.
import { pairs } from '../optim/pairs.js'
import { registry } from '../optim/rules/registry.gen.js'

export const elementBytes = { float32: 4, float64: 8, float16: 2, bfloat16: 2 } as const
export type BenchDType = keyof typeof elementBytes

/** The row that ratios refer to. */
export const yardstick = 'fused-adamw'
export const rivalNames: readonly string[] = [yardstick, 'foreach-adamw', 'published-padam']
/** A step that sees whole tensors does most of its work on matrices, or takes nothing else. */
export const takesMatrices = (name: string) =>
  registry.steps.some((step) => step.name === name && step.reduces === true)
/** padam with less state, by the name of its row. A block of 256 numbers in 8 bits has a base of 2 bytes. */
export const storages: Readonly<Record<string, { state: 'bfloat16' | 'int8'; bytes: number }>> = {
  'padam-bfloat16-state': { state: 'bfloat16', bytes: 2 },
  'padam-int8-state': { state: 'int8', bytes: 1 + 2 / 256 },
}
/**
 * Every rule that padam does not use, and padam with less state. Decays are timed with padam's step, and steps with
 * padam's decay.
 */
export const ruleNames: readonly string[] = [
  ...[...registry.decays, ...registry.steps]
    .map(({ name }) => name)
    .filter((name) => name !== pairs.padam.step && name !== pairs.padam.decay),
  ...Object.keys(storages),
]
/** The rules that are timed where none are named: a step of matrices takes a hundred times as long as the others. */
export const defaultRuleNames = ruleNames.filter((name) => !takesMatrices(name))

/** The rows of a Python program: `torch.optim.AdamW(fused=True)`, and `DeepSpeedCPUAdam` where it is installed. */
export const pythonNames: readonly string[] = ['python-fused-adamw', 'deepspeed-cpu-adam']

/** The sides of a hidden matrix in a small GPT. */
export const side = 512
