type Made = Record<string, unknown>;

/** Messages that stand for whatever stands in them. */
const transparent: ReadonlySet<string> = new Set([
  ...['Pointers', 'Expressions', 'RelatedCryptographicAssets', 'CertificateExtensions', 'Asserter', 'EnvironmentVars', 'PatentOrFamily'],
  'Extension',
]);

/**
 * A message as JSON has it, where the two differ by more than names.
 *
 * @param name of the message
 */
export function reshape(name: string, made: Made): Made {
  for (const key of Object.keys(made)) if (made[key] === undefined) delete made[key];
  if (transparent.has(name)) return Object.values(made)[0] as Made;
  if (name === 'Dependency' && Array.isArray(made.dependsOn)) made.dependsOn = made.dependsOn.map((one: Made) => one.ref);
  if (name === 'Patent' && Array.isArray(made.patentAssignee))
    made.patentAssignee = made.patentAssignee.map((one: Made) => Object.values(one)[0]);
  if (name === 'Datasets' && made.dataset !== undefined) return made.dataset as Made;
  if (name === 'LicenseChoice' && made.expressionDetailed !== undefined) return made.expressionDetailed as Made;
  if (Array.isArray(made.tools) && (name === 'Metadata' || name === 'Vulnerability')) made.tools = toolsOf(made.tools as Made[]);
  return made;
}

/** Until 1.4 a list of tools; since 1.5 one object that holds components and services. */
function toolsOf(tools: readonly Made[]): unknown {
  const gathered = (key: string) => tools.flatMap((tool) => (Array.isArray(tool[key]) ? tool[key] : []));
  const [components, services] = [gathered('components'), gathered('services')];
  if (components.length === 0 && services.length === 0) return tools;
  return { ...(components.length > 0 ? { components } : {}), ...(services.length > 0 ? { services } : {}) };
}
