import { action, parseNumber, type Register } from './_command.js'
import { addTrained } from './_trained.js'
import type { GenerateFlags } from './actions/generate.js'

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
      action(async (dir: string, flags: GenerateFlags) =>
        (await import('./actions/generate.js')).generateText(dir, flags),
      ),
    )
}
