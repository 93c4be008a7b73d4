import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { purlsOf } from '../src/answer/check/read-purls.ts';
import { judgeAll, qualityIndex, scoreOf } from '../test/quality/match-quality.ts';
import { type Hit, makeIndex } from './advisories.ts';
import { temporaryFolder } from './inputs.ts';
import { cpuInTurn, cpuOf, launcherFlags, program, runNode, tell } from './measure.ts';
import { makeReleases } from './packages.ts';
import { type Random, seeded } from './random.ts';

const components = 1000;
const documents = 100;
const shareOfHits = 0.05;
const [small, large] = [9_000, 500_000];

/** `waybill check` as a process of its own: one document against Node that parses it, against a large index, a hundred documents, and how right it is. */
export async function benchCheck(): Promise<void> {
  const { folder, hits } = await makeIndex(small);
  const files = makeDocuments(hits);
  const [first] = files as [string];
  const check = (data: string, ...inputs: string[]) => [...launcherFlags, program, '--data', data, 'check', ...inputs, '-o', 'jsonl'];
  const parse = (...inputs: string[]) => ['-e', `for (const f of process.argv.slice(1)) JSON.parse(fs.readFileSync(f, 'utf8'))`, ...inputs];

  const big = await makeIndex(large);
  // One run each first: Node compiles the program once and keeps it.
  for (const data of [folder, big.folder]) cpuOf(check(data, first), 1);
  const runs = { rounds: 7, runsEach: 5 };
  const [parsed, cold, coldBig] = cpuInTurn([parse(first), check(folder, first), check(big.folder, first)], runs);
  const of = `one document of ${components} components, ${small} records`;
  tell('cold check', cold! / parsed!, 1.5, `${cold!.toFixed(1)} ms CPU against ${parsed!.toFixed(1)} of Node parsing it; ${of}`);
  tell('cold check, large index', coldBig! / cold!, 1.1, `${coldBig!.toFixed(1)} ms CPU with ${large} records`);

  const [nothing, parsedAll, all] = cpuInTurn([check(folder, 'pkg:npm/none@1.0.0'), parse(...files), check(folder, ...files)], {
    rounds: 3,
    runsEach: 1,
  });
  const { peak, stdout } = runNode(check(folder, ...files));
  const findings = stdout.split('\n').length - 2;
  const seconds = (all! - nothing!) / 1000;
  tell(
    'check of many',
    seconds,
    0.6,
    `s CPU after start for ${documents} documents, ${findings} findings; parsing alone ${parsedAll!.toFixed(0)} ms`,
  );
  tell('memory of that', peak / 1024 ** 2, 200, 'MiB');

  const index = await qualityIndex();
  const judged = await judgeAll(index, (purls) => purlsOf('purls.txt', purls.join('\n')));
  index.close();
  const { precision, recall, f1 } = scoreOf(judged);
  console.log(
    `${f1 === 1 ? 'ok' : 'OVER'}   match quality: F1 ${f1.toFixed(4)}, precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}; ${judged.length} labelled pairs`,
  );
}

function makeDocuments(hits: readonly Hit[]): string[] {
  const random = seeded(5);
  const folder = temporaryFolder();
  // Of ecosystems that the records are about: what no feed speaks of would be told of each.
  const others = makeReleases(60_000, random).filter(({ purl }) => /^pkg:(?:npm|pypi)\//.test(purl));
  return Array.from({ length: documents }, (_, at) => {
    const path = join(folder, `${String(at).padStart(3, '0')}.json`);
    writeFileSync(path, makeDocument(at, hits, others, random));
    return path;
  });
}

function makeDocument(at: number, hits: readonly Hit[], others: ReturnType<typeof makeReleases>, random: Random): string {
  const chosen = Array.from({ length: components }, (_, place) => {
    const { name, version, purl } = place < components * shareOfHits ? random.pick(hits) : random.pick(others);
    return { type: 'library', 'bom-ref': `c${place}`, name, version, purl };
  });
  const dependencies = chosen.map(({ 'bom-ref': ref }, place) => ({
    ref,
    dependsOn: place < 900 ? [`c${place + 1 + random.below(99)}`] : [],
  }));
  return JSON.stringify({
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { timestamp: '2026-01-01T00:00:00Z', component: { type: 'application', name: `application ${at}`, 'bom-ref': 'root' } },
    components: chosen,
    dependencies: [{ ref: 'root', dependsOn: chosen.slice(0, 100).map((each) => each['bom-ref']) }, ...dependencies],
  });
}
