/** What a SARIF report tells of one finding. */
export interface SarifResult {
  readonly rule: string;
  readonly level: 'error' | 'warning' | 'note';
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
}

export interface SarifRule {
  readonly id: string;
  readonly text: string;
}

/** A SARIF log with one run of this program. @see OASIS SARIF 2.1.0 */
export function renderSarif(version: string, rules: readonly SarifRule[], results: readonly SarifResult[]): string {
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const driver = {
    name: 'Waybill',
    version,
    rules: rules.map(({ id, text }) => ({ id, shortDescription: { text } })),
  };
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, results: results.map((result) => resultOf(result, indexOf.get(result.rule))) }],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function resultOf(
  { rule, level, message, path, line, column, subjects = [], fingerprint, properties }: SarifResult,
  index: number | undefined,
) {
  const region = line ? { region: { startLine: line, ...(column ? { startColumn: column } : {}) } } : {};
  return {
    ruleId: rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level,
    message: { text: message },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...region },
        ...(subjects.length === 0 ? {} : { logicalLocations: subjects.map((name) => ({ fullyQualifiedName: name })) }),
      },
    ],
    partialFingerprints: { 'waybill/v1': fingerprint },
    ...(properties === undefined ? {} : { properties }),
  };
}

/** A path as a reference that SARIF takes: relative ones stay relative. */
function uriOf(path: string): string {
  const uri = path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return path.startsWith('/') ? `file://${uri}` : uri;
}
