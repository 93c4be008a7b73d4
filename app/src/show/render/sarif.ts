/** What a SARIF report tells of one finding. */
export interface SarifResult {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note' | 'none';
  /** What it is where it is no fault: held to be good, beside the point, or not to be decided. */
  readonly kind?: 'pass' | 'notApplicable' | 'open';
  readonly message: string;
  /** The file that it is in, as the caller named it. */
  readonly path: string;
  readonly line?: number | null;
  readonly column?: number | null;
  /** What it is about, by name: a JSON pointer, a purl. */
  readonly subjects?: readonly string[];
  /** What makes it the same finding in another run. */
  readonly fingerprint: string;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Why somebody has accepted it. */
  readonly accepted?: string;
}

export interface SarifRule {
  readonly id: string;
  readonly text: string;
  /** More of it, for people. */
  readonly help?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A SARIF log with one run of this program. @see OASIS SARIF 2.1.0 */
export function renderSarif(version: string, rules: readonly SarifRule[], results: readonly SarifResult[]): string {
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const driver = {
    name: 'Waybill',
    version,
    rules: rules.map(ruleOf),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results: results.map((result) => resultOf(result, indexOf.get(result.rule))) }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf({ id, text, help, properties }: SarifRule) {
  return { id, shortDescription: { text }, ...(help === undefined ? {} : { help: { text: help } }), ...(properties ? { properties } : {}) };
}

function resultOf(
  { rule, level, kind, accepted, message, path, line, column, subjects = [], fingerprint, properties }: SarifResult,
  index: number | undefined,
) {
  const region = line ? { region: { startLine: line, ...(column ? { startColumn: column } : {}) } } : {};
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level,
    ...(kind === undefined ? {} : { kind }),
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...region },
        ...(subjects.length === 0 ? {} : { logicalLocations: subjects.map((name) => ({ fullyQualifiedName: name })) }),
      },
    ],
    partialFingerprints: { 'waybill/v1': fingerprint },
    ...(accepted === undefined ? {} : { suppressions: [{ kind: 'external', status: 'accepted', justification: accepted }] }),
    ...(properties === undefined ? {} : { properties }),
  };
}

/** A path as a reference that SARIF takes: relative ones stay relative. */
function uriOf(path: string): string {
  const uri = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${uri}` : uri;
}
