import { z } from 'zod';
import { WaybillError } from '../../../domain/errors.ts';
import { momentParameter, parameter, resource } from '../resource.ts';
import { diffAnswer } from '../schemas/diff.ts';

export const diff = resource({
  path: '/api/diff',
  summary: 'What changed on one asset between two moments (asset, from, to), or is different on two assets (a, b)?',
  query: z.strictObject({
    asset: parameter.optional(),
    from: momentParameter.optional(),
    to: momentParameter.optional(),
    a: parameter.optional(),
    b: parameter.optional(),
  }),
  answer: diffAnswer,
  ask: async (questions, { query: { asset, from, to, a, b } }) => {
    const ofAsset = asset !== undefined || from !== undefined || to !== undefined;
    const ofTwo = a !== undefined || b !== undefined;
    if (!ofTwo && asset !== undefined && from !== undefined && to !== undefined) return questions.diffAsset(asset, from, to);
    if (!ofAsset && a !== undefined && b !== undefined) return questions.diffAssets(a, b);
    throw new WaybillError('usage', 'Give asset, from and to for two moments of one asset, or a and b for two assets.');
  },
});
