// Writes the archive of torch.export.save, which exported-program.ts reads.
import { writeFile } from '../_files.js'
import type { Tensor } from '../tensor/core/tensor.js'
import { Snapshot } from './_elements.js'
import { smallRecord, type ZipRecord, zipChunks } from './zip.js'

/** A parameter, buffer or constant. */
export interface ArchiveTensor {
  readonly name: string
  readonly tensor: Tensor
  readonly isParameter: boolean
  /** Not in the state dict: a constant, or a buffer that is not persistent. */
  readonly isConstant: boolean
  /** TensorMeta of the schema. */
  readonly meta: unknown
}

// PyTorch maps records into memory at this alignment.
const alignment = 64

/**
 * Writes one program and its tensors. A tensor under several names is stored once.
 *
 * @param program the text of torch/_export/serde/schema.py's ExportedProgram
 */
export async function writeExportedArchive(
  label: string,
  path: string,
  program: string,
  tensors: readonly ArchiveTensor[],
): Promise<void> {
  const records = new Map<Tensor, string>()
  const snapshots: Snapshot[] = []
  const elements: ZipRecord[] = []
  const configs: Record<'weights' | 'constants', Record<string, unknown>> = { weights: {}, constants: {} }
  try {
    for (const { name, tensor, isParameter, isConstant, meta } of tensors) {
      const [folder, prefix] = isConstant
        ? (['constants', 'tensor'] as const)
        : (['weights', 'weight'] as const)
      let record = records.get(tensor)
      if (record === undefined) {
        record = `${prefix}_${elements.length}`
        records.set(tensor, record)
        const snapshot = new Snapshot(tensor)
        snapshots.push(snapshot)
        elements.push({
          name: `model/data/${folder}/${record}`,
          size: snapshot.bytes,
          parts: () => snapshot.parts(),
        })
      }
      configs[folder][name] = {
        path_name: record,
        is_param: isParameter,
        use_pickle: false,
        tensor_meta: meta,
      }
    }
    const text = (name: string, value: string): ZipRecord => smallRecord(`model/${name}`, Buffer.from(value))
    const all = [
      text('archive_format', 'pt2'),
      text('models/model.json', program),
      ...elements,
      text('data/weights/model_weights_config.json', JSON.stringify({ config: configs.weights })),
      text('data/constants/model_constants_config.json', JSON.stringify({ config: configs.constants })),
      text('data/sample_inputs/model.pt', ''),
      text('archive_version', '0'),
      text('.data/version', '6\n'),
      text('byteorder', 'little'),
      text('.data/serialization_id', '0'.repeat(40)),
    ]
    await writeFile(label, path, zipChunks(all, alignment))
  } finally {
    for (const snapshot of snapshots) snapshot.dispose()
  }
}
