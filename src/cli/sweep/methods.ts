/** How `pdecay sweep` chooses its trials. */
export const methods = ['grid', 'random', 'halving'] as const
