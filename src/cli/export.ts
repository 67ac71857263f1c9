import { action, type Register } from './_command.js'
import { addTrained, type TrainedFlags } from './_trained.js'

/** `pdecay export RUN --to FILE` */
export const exportRun: Register = (program) => {
  addTrained(program.command('export').description("write a run's model for other programs"))
    .requiredOption(
      '--to <file>',
      "ends in .safetensors (weights under PyTorch's keys), .pt2 (for torch.export.load) or .onnx",
    )
    .addHelpText(
      'after',
      `
The model is written in evaluation mode, for any number of examples. A file that is there is replaced.

Examples:
  pdecay export runs/mine --to model.onnx
  pdecay export runs/mine --to model.pt2 --checkpoint best
  pdecay export runs/mine --to model.safetensors --json`,
    )
    .action(
      action(async (dir: string, flags: TrainedFlags & { to: string }) =>
        (await import('./actions/export.js')).exportModelOf(dir, flags),
      ),
    )
}
