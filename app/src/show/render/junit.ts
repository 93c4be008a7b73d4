export interface JunitCase {
  readonly name: string;
  /** What broke it: `failure` is a judgement, `error` is that none could be made. */
  readonly faults: readonly { readonly kind: 'failure' | 'error'; readonly type: string; readonly message: string }[];
}

/** Test results as continuous integration reads them: one suite, a case each. */
export function renderJunit(suite: string, cases: readonly JunitCase[]): string {
  const count = (kind: 'failure' | 'error') => cases.filter(({ faults }) => faults.some((fault) => fault.kind === kind)).length;
  const counts = `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="waybill" ${counts}>`,
    `  <testsuite name="${escaped(suite)}" ${counts}>`,
    ...cases.flatMap((one) => caseLines(suite, one)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseLines(suite: string, { name, faults }: JunitCase): string[] {
  const head = `    <testcase classname="${escaped(suite)}" name="${escaped(name)}"`;
  if (faults.length === 0) return [`${head}/>`];
  const lines = faults.map(({ kind, type, message }) => `      <${kind} type="${escaped(type)}" message="${escaped(message)}"/>`);
  return [`${head}>`, ...lines, '    </testcase>'];
}

/** As an attribute; characters that XML cannot hold are replaced. */
function escaped(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replace(/[\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`)
  );
}
