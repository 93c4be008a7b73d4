import cvss from 'ae-cvss-calculator';
import type { AdvisorySeverity } from '../../domain/advisory.ts';
import { type Severity, type SeverityRating, severityRatings } from '../../domain/severity.ts';

/** Words that databases and distributions rate with. */
const words: Readonly<Record<string, SeverityRating>> = {
  critical: 'critical',
  important: 'high',
  high: 'high',
  severe: 'high',
  moderate: 'medium',
  medium: 'medium',
  low: 'low',
  minor: 'low',
  negligible: 'low',
  unimportant: 'low',
  informational: 'none',
  none: 'none',
};

/** Vectors that are remembered: of the thousands that are possible, records use the same few hundred. */
const remembered = new Map<string, Severity | undefined>();
const maxRemembered = 20_000;

/**
 * The one rating of a record: of its CVSS vectors, of any version, the highest score; where none can be read, its word. Undefined where it has
 * neither.
 *
 * @see https://www.first.org/cvss/ for the bands; those of CVSS 2 are the ones of the NVD, which know no "critical"
 */
export function rateSeverity(severities: readonly AdvisorySeverity[]): Severity | undefined {
  let worst: Severity | undefined;
  for (const { score } of severities) {
    const scored = rateVector(score);
    if (scored && scored.score! > (worst?.score ?? -1)) worst = scored;
  }
  return worst ?? rateWords(severities);
}

function rateWords(severities: readonly AdvisorySeverity[]): Severity | undefined {
  const ratings = severities.flatMap(({ score }) => {
    const word = score.trim().toLowerCase();
    return Object.hasOwn(words, word) ? [words[word]!] : [];
  });
  const rating = severityRatings.find((one) => ratings.includes(one));
  return rating && { rating, score: null, vector: null };
}

function rateVector(vector: string): Severity | undefined {
  if (!isVector(vector)) return undefined;
  if (remembered.has(vector)) return remembered.get(vector);
  const rated = calculate(vector);
  if (remembered.size >= maxRemembered) remembered.clear();
  remembered.set(vector, rated);
  return rated;
}

/** The metrics of a vector, as far as a text of bounded length has their form. */
function isVector(text: string): boolean {
  return text.length <= 400 && /^(?:CVSS:\d\.\d\/|\(?AV:)[A-Za-z:/]+\)?$/.test(text);
}

function calculate(vector: string): Severity | undefined {
  try {
    const read = cvss.fromVector(vector);
    if (!read?.isBaseFullyDefined()) return undefined;
    const score = read.calculateScores().overall;
    if (!(score >= 0 && score <= 10)) return undefined;
    return { rating: ratingOf(score, !vector.startsWith('CVSS:')), score, vector };
  } catch {
    return undefined;
  }
}

function ratingOf(score: number, isVersion2: boolean): SeverityRating {
  if (score >= 9 && !isVersion2) return 'critical';
  if (score >= 7) return 'high';
  if (score >= 4) return 'medium';
  return score > 0 ? 'low' : 'none';
}
