import { checkInteger, checkNumber } from '../_check.js'
import { GPT } from '../models/index.js'
import { manualSeed, tensor, tidy } from '../tensor/index.js'
import { openTrained } from '../train/runs/trained.js'
import { action, asUsage, parseNumber, type Register, UsageError } from './_command.js'
import { addTrained, findRun, type TrainedFlags } from './_trained.js'

interface GenerateFlags extends TrainedFlags {
  prompt: string
  length: number
  temperature: number
  topK?: number
  seed: number
}

/** `pdecay generate RUN --prompt TEXT` */
export const generate: Register = (program) => {
  addTrained(program.command('generate').description("continue a text with a run's language model"))
    .option('--prompt <text>', 'the text to continue', '\n')
    .option('--length <n>', 'letters to add', parseNumber, 500)
    .option(
      '--temperature <t>',
      'less is more certain; 0 always takes the likeliest letter',
      parseNumber,
      0.8,
    )
    .option('--top-k <k>', 'draw from the likeliest letters alone (default: all)', parseNumber)
    .option('--seed <s>', 'the same seed gives the same text', parseNumber, 0)
    .addHelpText(
      'after',
      `
Examples:
  pdecay generate runs/plays --prompt "ROMEO:"
  pdecay generate runs/plays --prompt "ROMEO:" --length 200 --temperature 0.5 --top-k 10 --seed 3
  pdecay generate runs/plays --json`,
    )
    .action(
      action(async (dir: string, flags: GenerateFlags) => {
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
      }),
    )
}
