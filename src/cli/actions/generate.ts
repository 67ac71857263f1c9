import { checkInteger, checkNumber } from '../../_check.js'
import { GPT } from '../../models/index.js'
import { manualSeed, tensor, tidy } from '../../tensor/index.js'
import { openTrained } from '../../train/runs/trained.js'
import { asUsage, UsageError } from '../_command.js'
import type { TrainedFlags } from '../_trained.js'
import { findRun } from './_find.js'

export interface GenerateFlags extends TrainedFlags {
  prompt: string
  length: number
  temperature: number
  topK?: number
  seed: number
}

/** `pdecay generate RUN --prompt TEXT` */
export async function generateText(dir: string, flags: GenerateFlags): Promise<number> {
  const { prompt, length, temperature, topK = null, seed, json } = flags
  await asUsage(() => {
    if (prompt === '') throw new RangeError('Expected a text of at least one letter for --prompt')
    checkInteger('--length', length, '[0, inf)')
    checkNumber('--temperature', temperature, '[0, inf)')
    if (topK !== null) checkInteger('--top-k', topK, '[1, inf)')
    checkInteger('--seed', seed, '[0, 9007199254740991]')
  })
  const run = await findRun(dir, flags)
  const { model, letters } = await openTrained(run)
  if (!letters || !(model instanceof GPT)) throw new UsageError(`${dir} is no run of a language model`)
  const tokens = [...prompt].map((letter) => {
    const token = letters.indexOf(letter)
    if (token >= 0) return token
    throw new UsageError(
      `Expected letters of the text that was trained on for --prompt but received ${JSON.stringify(letter)}`,
    )
  })
  manualSeed(seed)
  const text = tidy(() => {
    const start = tensor([tokens], { dtype: 'int64' })
    const all = model.generate(start, { maxNewTokens: length, temperature, topK }).flatten().toArray()
    return (all as (number | bigint)[]).map((token) => letters[Number(token)]).join('')
  })
  process.stdout.write(
    json ? `${JSON.stringify({ run: dir, step: run.step, seed, prompt, text })}\n` : `${text}\n`,
  )
  return 0
}
