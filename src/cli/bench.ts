import { Option } from 'commander'
import {
  type BenchDType,
  defaultRuleNames,
  elementBytes,
  pythonNames,
  rivalNames,
  ruleNames,
  side,
  yardstick,
} from '../bench/names.js'
import { action, parseList, parseNumbers, type Register } from './_command.js'
import type { OptimFlags } from './actions/bench.js'
import { addLoader } from './bench-loader.js'
import { addTrain } from './bench-train.js'

const dtypes = Object.keys(elementBytes) as BenchDType[]
const matrixNames = ruleNames.filter((name) => !defaultRuleNames.includes(name))

/** `pdecay bench …` */
export const bench: Register = (program) => {
  const command = program.command('bench').description('measure the speed of this machine')
  const measuring = [
    'device',
    'params',
    'tensors',
    'p',
    'dtype',
    'rules',
    'rivals',
    'python',
    'sweep',
    'quick',
  ]
  command
    .command('optim')
    .description("time optimizer steps beside torch's AdamW, the published pAdam and a plain copy")
    .option('--device <d>', 'cpu, cuda or cuda:N', 'cpu')
    .option('--params <list>', 'total number of parameters, such as 25e6', parseNumbers)
    .option('--tensors <list>', 'number of tensors to split them into', parseNumbers)
    .option('--p <list>', 'norms of the decay of padam and its published form', parseNumbers)
    .option('--dtype <list>', `dtype of weights, gradients and state: ${dtypes.join(', ')}`, parseList)
    .option(
      '--rules <list>',
      `other rules to time: ${ruleNames.join(', ')}. By default all but ${matrixNames.join(', ')}, which step the same numbers as matrices of up to ${side} x ${side} and take minutes`,
      parseList,
    )
    .option('--no-rules', 'time no other rules')
    .option('--rivals <list>', `rivals to time: ${rivalNames.join(', ')}`, parseList)
    .option('--no-rivals', `time no rival except ${yardstick}, the base of all ratios`)
    .option(
      '--python <program>',
      `also time ${pythonNames.join(' and ')} in this Python, which has the same torch; on the CPU`,
    )
    .option(
      '--quick',
      'take fewer and shorter samples of fewer cases: seconds instead of minutes, with more noise',
    )
    .option('--sweep', 'measure every combination of the lists, and write the results to the folder of --out')
    .option(
      '--out <folder>',
      'folder for the files of a sweep: sweep.json, sweep.csv and sweep.html, a page with charts',
    )
    .addOption(new Option('--csv <file>', 'write the rows as CSV').conflicts(['sweep', 'compare']))
    .option('--json', 'print one JSON object on the last line of stdout')
    .addOption(
      new Option(
        '--compare <files...>',
        'compare two JSON files of this command, and show what became slower or faster by more than the noise',
      ).conflicts([...measuring, 'out']),
    )
    .option(
      '--fail-on-regression',
      'with --compare: exit with code 1 if a row became slower by more than the noise',
    )
    .action(action(async (flags: OptimFlags) => (await import('./actions/bench.js')).optim(flags)))
  addLoader(command)
  addTrain(command)
}
