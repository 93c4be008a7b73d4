import type { AdvisorySource, FeedDocument } from '../source.ts';
import { readMarkdown } from './read-markdown.ts';

const fence = '```toml';

/** RustSec's own form: Markdown that begins with the facts in TOML. @see https://github.com/rustsec/advisory-db#advisory-format */
export const rustsec: AdvisorySource = {
  kind: 'rustsec',
  title: 'RustSec advisories',
  endings: ['.md'],
  address: 'https://github.com/rustsec/advisory-db/archive/refs/heads/main.zip',
  claims: isAdvisory,
  read: (document) => (isAdvisory(document) ? [readMarkdown(document)] : []),
};

function isAdvisory({ path, bytes }: FeedDocument): boolean {
  if (!/\.md$/i.test(path)) return false;
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    Buffer.from(bytes.subarray(0, fence.length)).toString('latin1') === fence ||
    (bytes.length > 0 && /^RUSTSEC-\d{4}-\d{4}\.md$/.test(name))
  );
}
