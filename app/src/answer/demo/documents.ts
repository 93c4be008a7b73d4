import { formatTime } from '../../domain/time.ts';
import { badReleases, makeImages, makeWorkstations, type Program, telmark, type Workstation } from './company.ts';
import { type Random, seededRandom } from './random.ts';

/** A document of the demo company, as a tool of it would write it. */
export interface DemoDocument {
  readonly path: string;
  readonly text: string;
}

const day = 86_400_000;

/** How many days the demo looks back, and on which of them (counted back from now) each release of Telmark Desk came. */
const days = 42;
const releaseDays: Readonly<Record<string, number>> = { '5.1.8': 90, '5.2.0': 35, '5.2.1': 12, '5.2.2': 9, '5.2.3': 4 };

/** On how many days before now the supplier owned up. */
export const disclosedDaysAgo = 5;

/** All documents of the company up to a moment; the same for the same moment. */
export function* demoDocuments(now: number): Iterable<DemoDocument> {
  const random = seededRandom(20_230_329);
  for (const workstation of makeWorkstations(random)) yield* documentsOf(workstation, now, random);
  for (const image of makeImages(random)) {
    yield document(image.name, 'container', 'harbourline build', now - random.between(2, 20) * day, image.packages.map(packageComponent));
  }
}

/** A workstation tells of itself every third day or so; some have fallen silent, a few of them just after the bad release. */
function* documentsOf(workstation: Workstation, now: number, random: Random): Iterable<DemoDocument> {
  const silentFor = random.next() < 0.05 ? random.between(8, 15) : 0;
  const updates = random.next();
  const cleansUp = random.next() < 0.35;
  for (let ago = days - random.between(0, 2); ago >= silentFor; ago -= random.between(2, 3)) {
    const time = now - ago * day + random.between(0, 6 * 3600) * 1000 - 6 * 3_600_000;
    const programs = workstation.programs.map((program) => programComponent(program, releaseAt(program, ago, random)));
    const telmarkRelease = workstation.hasTelmark ? telmarkAt(ago, updates, cleansUp) : undefined;
    const all = telmarkRelease === undefined ? programs : [...programs, programComponent(telmark, telmarkRelease)];
    yield document(workstation.name, 'operating-system', 'fleet agent', time, all);
  }
}

/** The newest release that a workstation has by then: quick ones take each within a day, slow ones skip some. */
function telmarkAt(ago: number, updates: number, cleansUp: boolean): string | undefined {
  const delay = Math.floor(updates * 8);
  const newest = telmark.releases.findLast((release) => (releaseDays[release] ?? 0) - delay >= ago);
  const isBad = newest !== undefined && badReleases.includes(newest);
  return isBad && cleansUp && ago < disclosedDaysAgo ? undefined : (newest ?? telmark.releases[0]);
}

function releaseAt(program: Program, ago: number, random: Random): string {
  const reached = Math.min(program.releases.length - 1, Math.floor(((days - ago) / days) * program.releases.length));
  return program.releases[Math.max(0, reached - (random.next() < 0.1 ? 1 : 0))]!;
}

function programComponent({ name, publisher }: Program, version: string): object {
  return { type: 'application', 'bom-ref': `${name} ${version}`, name, version, publisher };
}

function packageComponent(purl: string): object {
  const at = purl.lastIndexOf('@');
  const name = purl.slice(purl.lastIndexOf('/', at) + 1, at);
  return { type: 'library', 'bom-ref': purl, name, version: purl.slice(at + 1), purl };
}

function document(asset: string, type: string, tool: string, time: number, components: readonly object[]): DemoDocument {
  const text = JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: {
      timestamp: formatTime(Math.floor(time / 1000) * 1000),
      tools: { components: [{ type: 'application', name: tool }] },
      component: { type, name: asset, 'bom-ref': 'root' },
    },
    components,
  });
  return { path: `demo/${asset}/${formatTime(time).slice(0, 10)}.json`, text };
}

/** What the supplier's advisory says, as an OSV record. */
export function demoAdvisory(now: number): { readonly id: string; readonly text: string } {
  const id = 'WB-DEMO-0001';
  const disclosed = formatTime(Math.floor((now - disclosedDaysAgo * day) / 1000) * 1000);
  const record = {
    schema_version: '1.6.8',
    id,
    modified: disclosed,
    published: disclosed,
    summary: 'Telmark Desk 5.2.1 and 5.2.2 came with a back door',
    details:
      'The build of the supplier was changed by a third party, so that two signed releases fetched and ran what was not theirs. Nobody of this story exists.',
    references: [{ type: 'ADVISORY', url: 'https://telmark.example/security/2' }],
    affected: [
      {
        database_specific: {
          waybill: {
            product: {
              names: [telmark.name],
              publishers: [telmark.publisher],
              versions: badReleases,
              domains: ['updates.telmark-cdn.example'],
            },
          },
        },
      },
    ],
    database_specific: {
      waybill: {
        class: 'compromise',
        remedy:
          'Remove Telmark Desk 5.2.1 and 5.2.2 and isolate each host that had one. Rotate what was typed or kept there, rebuild what cannot be trusted, and install 5.2.3 or later from the supplier’s own site. Verify with a fresh inventory.',
      },
    },
  };
  return { id, text: JSON.stringify(record) };
}
