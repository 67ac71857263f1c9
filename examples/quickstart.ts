// Only two of the twenty inputs matter. pAdam finds them and sets the weights of all other inputs to zero.
import { manualSeed, nn, optim, randn, tidy } from 'pdecay'

manualSeed(1)
const x = randn([512, 20])
const y = x.select(1, 3).sub(x.select(1, 7).relu()).unsqueeze(1)

const hidden = new nn.Linear(20, 32)
const model = new nn.Sequential(hidden, new nn.ReLU(), new nn.Linear(32, 1))
const optimizer = optim.padam(model.namedParameters(), { lr: 1e-2, p: 0.8, lambda: 0.1 })

for (let step = 1; step <= 1000; step++) {
  tidy(() => {
    const loss = nn.mseLoss(model.forward(x), y)
    loss.backward()
    optimizer.step()
    optimizer.zeroGrad()
    if (step % 200 === 0) console.log(`step ${step}: loss ${loss.item().toExponential(1)}`)
  })
}

const used = hidden.weight.ne(0).any({ dim: 0 }).nonzero().flatten().toArray()
console.log(
  `${(100 * optimizer.sparsity().zeroShare).toFixed(1)} % of the weights are zero; inputs in use: ${used}`,
)
