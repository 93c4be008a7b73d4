import type { AdvisorySource, FeedDocument } from '../source.ts';
import { readScores } from './read-scores.ts';

/** FIRST's daily scores, CSV, which are written anew for every vulnerability each day. @see https://www.first.org/epss/data_stats */
export const epss: AdvisorySource = {
  kind: 'epss',
  title: "FIRST's exploit prediction scores",
  endings: ['.csv'],
  address: 'https://epss.empiricalsecurity.com/epss_scores-current.csv.gz',
  // It ranks what others find.
  speaksFor: () => false,
  claims: isScores,
  read: (document) => (isScores(document) ? readScores(document) : []),
};

function isScores({ path, bytes }: FeedDocument): boolean {
  if (!/\.csv$/i.test(path)) return false;
  return /^\uFEFF?(?:#[^\n]{0,200}\n)?cve,epss,percentile/.test(Buffer.from(bytes.subarray(0, 300)).toString('utf8'));
}
