import { type ForeignTable, tableIn, tableOf, textIn } from '../foreign-value.ts';
import { npmResolutions } from '../npm-manifest.ts';
import { readYaml } from '../structured-text.ts';

/** The range that the project puts in place of what somebody asks for; the same where it puts none. */
export type ReplacedRanges = (name: string, range: string) => string;

/**
 * What a project replaces: by `resolutions` in its `package.json`, and by the catalogs in its `.yarnrc.yml`, which `catalog:` and
 * `catalog:name` mean.
 * @see https://yarnpkg.com/features/catalogs
 */
export function replacedRanges(manifest: string | undefined, settings: string | undefined): ReplacedRanges {
  const resolutions = npmResolutions(manifest ?? '');
  const catalogs = catalogsOf(settings);
  return (name, range) => {
    const resolved = resolutions.get(name) ?? range;
    if (!resolved.startsWith('catalog:')) return resolved;
    const catalog = resolved.slice('catalog:'.length);
    const ranges = catalog === '' ? tableIn(catalogs, 'catalog') : tableIn(tableIn(catalogs, 'catalogs'), catalog);
    return textIn(ranges, name) ?? resolved;
  };
}

function catalogsOf(settings: string | undefined): ForeignTable | undefined {
  const read = settings === undefined ? undefined : readYaml(settings, '.yarnrc.yml');
  return read && 'value' in read ? tableOf(read.value) : undefined;
}
