// Written by scripts/generate/ops.mjs from libtorch's own schemas: do not edit, run `npm run generate`.
import type { Device, DType, Layout } from '../core/dtypes.js'
import type { Tensor } from '../core/tensor.js'
import { operator } from './install.js'

/**
 * the discrete Fourier transform along a dimension
 * - `fft_fft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fft.html}
 */
export const fft: {
  (self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, n: number | null, dim?: number, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_fft', 'fft.fft')

/**
 * the discrete Fourier transform over two dimensions
 * - `fft_fft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fft2.html}
 */
export const fft2: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[], norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_fft2', 'fft.fft2')

/**
 * the frequencies of fft's output, for samples that lie d apart
 * - `fft_fftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fftfreq.html}
 */
export const fftfreq: {
  (n: number, options?: { d?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (n: number, options: { d?: number; out: Tensor }): Tensor
  (n: number, d: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('fft_fftfreq', 'fft.fftfreq')

/**
 * the discrete Fourier transform over several dimensions
 * - `fft_fftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fftn.html}
 */
export const fftn: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_fftn', 'fft.fftn')

/**
 * the zero frequency moved to the middle
 * - `fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.fftshift.html}
 */
export const fftshift: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor
  (self: Tensor, dim: number | readonly number[] | null): Tensor
} = operator('fft_fftshift', 'fft.fftshift')

/**
 * the real transform of a signal that is half of a Hermitian one
 * - `fft_hfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.hfft.html}
 */
export const hfft: {
  (self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, n: number | null, dim?: number, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_hfft', 'fft.hfft')

/**
 * the real transform of a signal that is half of a Hermitian one
 * - `fft_hfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.hfft2.html}
 */
export const hfft2: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[], norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_hfft2', 'fft.hfft2')

/**
 * the real transform of a signal that is half of a Hermitian one
 * - `fft_hfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.hfftn.html}
 */
export const hfftn: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_hfftn', 'fft.hfftn')

/**
 * the inverse of fft.fft
 * - `fft_ifft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ifft.html}
 */
export const ifft: {
  (self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, n: number | null, dim?: number, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_ifft', 'fft.ifft')

/**
 * the inverse of fft.fft2
 * - `fft_ifft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ifft2.html}
 */
export const ifft2: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[], norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_ifft2', 'fft.ifft2')

/**
 * the inverse of fft.fftn
 * - `fft_ifftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ifftn.html}
 */
export const ifftn: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_ifftn', 'fft.ifftn')

/**
 * the inverse of fft.fftshift
 * - `fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ifftshift.html}
 */
export const ifftshift: {
  (self: Tensor, options?: { dim?: number | readonly number[] | null }): Tensor
  (self: Tensor, dim: number | readonly number[] | null): Tensor
} = operator('fft_ifftshift', 'fft.ifftshift')

/**
 * the inverse of fft.hfft
 * - `fft_ihfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ihfft.html}
 */
export const ihfft: {
  (self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, n: number | null, dim?: number, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_ihfft', 'fft.ihfft')

/**
 * the inverse of fft.hfft2
 * - `fft_ihfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ihfft2.html}
 */
export const ihfft2: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[], norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_ihfft2', 'fft.ihfft2')

/**
 * the inverse of fft.hfftn
 * - `fft_ihfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.ihfftn.html}
 */
export const ihfftn: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_ihfftn', 'fft.ihfftn')

/**
 * the inverse of fft.rfft, of n real elements
 * - `fft_irfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.irfft.html}
 */
export const irfft: {
  (self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, n: number | null, dim?: number, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_irfft', 'fft.irfft')

/**
 * the inverse of fft.rfft2
 * - `fft_irfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.irfft2.html}
 */
export const irfft2: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[], norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_irfft2', 'fft.irfft2')

/**
 * the inverse of fft.rfftn
 * - `fft_irfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.irfftn.html}
 */
export const irfftn: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_irfftn', 'fft.irfftn')

/**
 * the Fourier transform of real numbers: the half that is not redundant
 * - `fft_rfft(Tensor self, SymInt? n=None, int dim=-1, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.rfft.html}
 */
export const rfft: {
  (self: Tensor, options?: { n?: number | null; dim?: number; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, n: number | null, dim?: number, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_rfft', 'fft.rfft')

/**
 * the Fourier transform of real numbers over two dimensions, the half that is not redundant
 * - `fft_rfft2(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.rfft2.html}
 */
export const rfft2: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[]; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[], norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_rfft2', 'fft.rfft2')

/**
 * the frequencies of rfft's output, for samples that lie d apart
 * - `fft_rfftfreq(int n, float d=1., *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.rfftfreq.html}
 */
export const rfftfreq: {
  (n: number, options?: { d?: number; dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
  (n: number, options: { d?: number; out: Tensor }): Tensor
  (n: number, d: number, options?: { dtype?: DType | null; layout?: Layout | null; device?: Device | null; pinMemory?: boolean | null; requiresGrad?: boolean }): Tensor
} = operator('fft_rfftfreq', 'fft.rfftfreq')

/**
 * the Fourier transform of real numbers over several dimensions, the half that is not redundant
 * - `fft_rfftn(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None) -> Tensor`
 * @see {@link https://docs.pytorch.org/docs/stable/generated/torch.fft.rfftn.html}
 */
export const rfftn: {
  (self: Tensor, options?: { s?: number | readonly number[] | null; dim?: number | readonly number[] | null; norm?: string | null; out?: Tensor }): Tensor
  (self: Tensor, s: number | readonly number[] | null, dim?: number | readonly number[] | null, norm?: string | null, options?: { out?: Tensor }): Tensor
} = operator('fft_rfftn', 'fft.rfftn')
