import { z } from 'zod';
import { momentParameter, parameter, resource } from '../resource.ts';
import { assetAnswer } from '../schemas/asset.ts';
import { assetsAnswer } from '../schemas/coverage.ts';

export const assets = resource({
  path: '/api/assets',
  summary: 'Every asset, with its owner and how fresh the evidence of it is',
  answer: assetsAnswer,
  ask: (questions) => questions.assets(),
});

export const asset = resource({
  path: '/api/assets/:name',
  summary: 'One asset: what is on it, what stands on it, and its history',
  params: z.strictObject({ name: parameter }),
  query: z.strictObject({ at: momentParameter.optional() }),
  answer: assetAnswer,
  ask: (questions, { params, query }) => questions.asset(params.name, query.at),
});
