// Architectures of torchvision and transformers, and what else models.py has, exported as the tests run, where
// PDECAY_PYTHON has torch: all that comes out is equal to eager Python to the last bit.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as nn from '../../../../src/nn/index.js'
import { fastKernels, setFastKernels } from '../../../../src/tensor/index.js'
import { hasTorch, python } from '../../../python/_python.js'
import { expectComputes, expectTrains, readReference } from './_parity.js'

const root = join(__dirname, '../../../..')
const names = [
  ...[
    'cnn',
    'structure',
    'gru',
    'lstm',
    'attention',
    'numbers',
    'shapes',
    'modes',
    'regions',
    'packed',
    'packed_gru',
    'flow',
    'decoder',
    'noisy',
  ],
  ...[
    'complex',
    'bag',
    'resnet18',
    'mobilenet_v3_small',
    'convnext_tiny',
    'swin_t',
    'efficientnet_b0',
    'vit',
  ],
  ...['gpt2', 'gpt2_eager', 'llama', 'mistral', 'qwen2', 'gemma2', 'phi', 'gpt_neox', 'opt', 'mamba', 'bert'],
  ...['roberta', 'electra', 'albert', 'distilbert', 't5', 'whisper'],
]
/** PDECAY_EXPORTED chooses others of models.py. */
const chosen = process.env.PDECAY_EXPORTED?.split(',') ?? names

interface Made {
  name: string
  missing?: boolean
  failed?: string
}

describe.skipIf(!hasTorch)('exported by PDECAY_PYTHON', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pdecay-exported-'))
  const made = new Map<string, Made>()
  const fast = fastKernels()
  beforeAll(() => {
    setFastKernels(false) // they round differently from PyTorch's
    const script = join(root, 'test/fixtures/exported/make.py')
    const optimizer = ['--optimizer', join(root, 'python'), join(root, 'build/Release/libpdecay.so')]
    const output = execFileSync(python, ['-B', script, folder, ...optimizer, ...chosen], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    for (const line of output.split('\n').filter((text) => text.startsWith('{'))) {
      const each = JSON.parse(line) as Made
      made.set(each.name, each)
    }
  }, 600_000)
  afterAll(() => {
    setFastKernels(fast)
    rmSync(folder, { recursive: true })
  })

  const load = (name: string, mode: string) => nn.loadExported<unknown>(join(folder, `${name}.${mode}.pt2`))

  test.for(chosen)('%s', async (name, { skip }) => {
    const how = made.get(name)
    // torchvision and transformers are not asked for.
    if (how?.missing) return skip()
    expect(how).toEqual({ name })
    const reference = await readReference(folder, name)
    expectComputes(await load(name, 'train'), reference, reference.train)
    expectComputes(await load(name, 'eval'), reference, reference.eval)
    expectTrains(await load(name, 'train'), reference)
    const module = (await load(name, 'train')).eval()
    const rewritten = () => expectComputes(module, reference, reference.eval)
    const draws = /^(noisy|swin_t|convnext_tiny|efficientnet_b0)$/.test(name)
    if (draws) expect(rewritten).toThrow(/which eval\(\) cannot turn off/)
    else rewritten()
  })
})
