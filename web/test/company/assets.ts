import type { AssetCoverage, BlindAsset, ProcessNote } from '../../src/data/answers.ts';
import { ago } from './times.ts';

/** The business processes of a small forwarding company that does not exist. */
export const processes = {
  dispatch: { name: 'Dispatch', criticality: 'critical', owner: 'M. Sander' },
  payroll: { name: 'Payroll', criticality: 'high', owner: 'I. Brandt' },
  support: { name: 'Customer support', criticality: 'high', owner: null },
  warehouse: { name: 'Warehouse', criticality: 'medium', owner: 'T. Okafor' },
} satisfies Record<string, ProcessNote>;

type ProcessId = keyof typeof processes;

export interface CompanyAsset extends AssetCoverage {
  readonly stands: readonly ProcessNote[];
  readonly services: readonly string[];
}

const services: Readonly<Record<ProcessId, string>> = {
  dispatch: 'dispatch-planner',
  payroll: 'hr-suite',
  support: 'phone-centre',
  warehouse: 'scan-gateway',
};

/** Workstations by department, then servers, images, builds, devices and bought services. */
export const assets: readonly CompanyAsset[] = [
  ...workstations('ws-disp', 18, 'dispatch', 'M. Sander'),
  ...workstations('ws-pay', 9, 'payroll', 'I. Brandt'),
  ...workstations('ws-sup', 16, 'support', null),
  ...workstations('lt-field', 14, undefined, 'Field sales'),
  server('srv-dispatch-01', 'dispatch', 2),
  server('srv-dispatch-02', 'dispatch', 2),
  server('srv-hr-01', 'payroll', 26),
  asset('registry.example/dispatch/planner', 'image', 'M. Sander', 'dispatch', 40, [['cyclonedx', 'npm', 812]]),
  asset('registry.example/support/ticket-web', 'image', null, 'support', 12, [
    ['cyclonedx', 'npm', 1304],
    ['cyclonedx', 'deb', 118],
  ]),
  asset('scan-gateway', 'build', 'T. Okafor', 'warehouse', 3, [['package-lock', 'npm', 644]]),
  asset('label-printer-3', 'device', 'T. Okafor', 'warehouse', undefined, []),
  asset('fleet-tracker.example', 'saas', null, undefined, undefined, []),
];

export const blindAssets: readonly BlindAsset[] = assets
  .filter(({ fresh }) => !fresh)
  .map(({ asset: name, lastEvidence, ageHours }) => ({
    asset: name,
    lastEvidence,
    why:
      lastEvidence === null
        ? 'nothing was ever collected from it'
        : `its last complete evidence is ${Math.floor((ageHours ?? 0) / 24)} days old`,
  }));

function workstations(prefix: string, count: number, process: ProcessId | undefined, owner: string | null): CompanyAsset[] {
  return Array.from({ length: count }, (_, index) => {
    const stale = index % 7 === 6;
    const name = `${prefix}-${String(index + 1).padStart(2, '0')}`;
    return asset(name, 'host', owner, process, stale ? 24 * (9 + index) : 0.07 + index * 0.4, [
      ['osquery', 'programs', 180 + index * 3],
      ['dpkg', 'dpkg', 1400 + index * 11],
    ]);
  });
}

function server(name: string, process: ProcessId, hours: number): CompanyAsset {
  return asset(name, 'host', 'Platform team', process, hours, [
    ['dpkg', 'dpkg', 742],
    ['npm-global', 'npm', 31],
  ]);
}

function asset(
  name: string,
  kind: string,
  owner: string | null,
  process: ProcessId | undefined,
  hours: number | undefined,
  streams: readonly (readonly [string, string, number])[],
): CompanyAsset {
  const lastEvidence = hours === undefined ? null : ago({ hours });
  const freshHours = kind === 'host' ? 24 * 7 : Number.POSITIVE_INFINITY;
  return {
    asset: name,
    kind,
    owner,
    mapped: process !== undefined,
    lastEvidence,
    ageHours: hours ?? null,
    fresh: hours !== undefined && hours <= freshHours,
    streams: streams.map(([source, scope, components]) => ({
      source,
      scope,
      lastEvidence: lastEvidence!,
      ageHours: hours!,
      components,
      documents: 24,
    })),
    stands: process === undefined ? [] : [processes[process]],
    services: process === undefined ? [] : [services[process]],
  };
}
