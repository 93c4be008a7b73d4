import type { Collected } from '../../domain/collected.ts';
import { purlOf } from '../../domain/purl/index.ts';
import { CollectedBuilder } from '../collected-builder.ts';
import { missCutOff } from '../cut-off.ts';
import { locatorOfRepository } from '../git-locator.ts';
import { hashOfPair } from '../integrity.ts';
import type { Project } from '../project-files.ts';
import { repositoryUrl } from '../public-registry.ts';
import { readSections, type Sections, type Source, type Spec } from './sections.ts';

/**
 * Reads Bundler's lockfile. A gem that is built for several platforms stands in it once for each.
 *
 * @returns a component for every gem, direct where the Gemfile or a gem of the project's own folders asks for it; how it is used only the
 *          Gemfile's Ruby code tells
 * @see https://bundler.io/guides/rationale.html
 */
export function parseGemfileLock({ lockfile: { text, path } }: Project): Collected {
  const builder = new CollectedBuilder(`gemfile-lock:${path}`, path);
  missCutOff(builder, text);
  const sections = readSections(text);
  for (const { line, text: content } of sections.bad) {
    builder.miss('malformed', `not a line of a lockfile: ${content.slice(0, 80)}`, { line }, { blocking: true });
  }
  const all = sections.sources.flatMap((source) => source.specs.map((spec) => ({ source, spec })));
  const byName = Map.groupBy(all, ({ spec }) => spec.name);
  const ofProject = all.filter(({ source }) => source.kind === 'PATH').flatMap(({ spec }) => spec.needs);
  const direct = new Set([...sections.dependencies, ...ofProject]);
  for (const { source, spec } of all) {
    addGem(builder, source, spec, direct, sections);
    for (const need of spec.needs) {
      const targets = byName.get(need) ?? [];
      for (const target of targets) builder.relate(refOf(spec), refOf(target.spec));
      // Bundler never locks itself.
      if (targets.length > 0 || need === 'bundler') continue;
      const message = `"${spec.name}" needs "${need}", which the lockfile does not hold`;
      builder.miss('unresolved-dependency', message, { line: spec.line }, { subject: need, blocking: true });
    }
  }
  return builder.build();
}

function refOf({ name, version, platform }: Spec): string {
  return `${name} (${platform ? `${version}-${platform}` : version})`;
}

function addGem(builder: CollectedBuilder, source: Source, spec: Spec, direct: ReadonlySet<string>, { checksums }: Sections): void {
  const { name, version, platform, line } = spec;
  const isLocal = source.kind === 'PATH';
  builder.add({
    ref: refOf(spec),
    kind: isLocal ? 'application' : 'library',
    name,
    version,
    purl: isLocal ? undefined : purlOf({ type: 'gem', name, version, qualifiers: { platform, ...originOf(source) } }),
    hashes: (checksums.get(refOf(spec)) ?? []).flatMap((pair) => hashOfPair(pair.trim()) ?? []),
    direct: direct.has(name),
    location: isLocal ? source.fields.get('remote')?.[0] : undefined,
    place: { line },
  });
}

function originOf({ kind, fields }: Source): Record<string, string | undefined> {
  const remotes = fields.get('remote') ?? [];
  const remote = remotes[0] ?? '';
  if (kind === 'GIT') return { vcs_url: locatorOfRepository(remote, fields.get('revision')?.[0]) };
  // Before Bundler 2 one section could have several remotes, and does not say which gem is from which.
  return remotes.length === 1 ? { repository_url: repositoryUrl('gem', remote) } : {};
}
