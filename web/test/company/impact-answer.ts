import type { ImpactAnswer, ImpactedAsset, PresenceNote, WhereAnswer } from '../../src/data/answers.ts';
import { compromise } from './where-answers.ts';

/** What stands on what was found, worst first. */
export function impactAnswer(where: WhereAnswer): ImpactAnswer {
  const affected = where.presences.filter(({ state }) => state === 'present').map(impacted);
  const unsure = where.presences.filter(({ state }) => state === 'undetermined').map(impacted);
  const past = where.past.map(impacted);
  const processes = new Map(
    [...affected, ...past, ...unsure].flatMap((asset) => asset.processes.map((process) => [process.name, process] as const)),
  );
  const inProcess = (assets: readonly ImpactedAsset[], name: string) =>
    assets.filter((asset) => asset.processes.some((process) => process.name === name)).map(({ asset }) => asset);
  return {
    schema: 'waybill/impact/1',
    query: where.query,
    understood: where.understood,
    summary: '',
    affected,
    past,
    undetermined: [...unsure, ...where.blind],
    processes: [...processes.values()].map((process) => ({
      ...process,
      assets: inProcess(affected, process.name),
      pastAssets: inProcess(past, process.name),
      undeterminedAssets: inProcess(unsure, process.name),
    })),
    unmapped: affected.filter((asset) => asset.processes.length === 0).map(({ asset }) => asset),
    hits:
      where.presences.length + where.past.length > 0 && !where.query.startsWith('every')
        ? [{ component: 1, advisories: [compromise] }]
        : [],
    remedy:
      affected.length + past.length > 0 && !where.query.startsWith('every')
        ? [
            {
              advisory: compromise,
              class: 'compromise',
              text: 'Remove Kontor Sync 4.8.1 and 4.8.2, rebuild the hosts that ran it, and change every secret that was on them. 4.8.3 is clean.',
            },
          ]
        : [],
    because: where.because,
    blind: where.blind,
    feeds: where.feeds,
  } as ImpactAnswer;
}

function impacted({
  asset,
  assetKind,
  component: { purl, name, version },
  why,
  from,
  to,
  services,
  processes,
  evidence,
}: PresenceNote): ImpactedAsset {
  return {
    asset,
    assetKind,
    components: [{ purl, name, version, why }],
    since: from.by,
    until: to?.by ?? null,
    services,
    processes,
    evidence,
  };
}
