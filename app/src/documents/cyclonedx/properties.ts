import { limits } from '../../platform/limits.ts';
import { isObject } from '../fields.ts';
import { isPurlLike } from '../purls.ts';
import type { ComponentDraft, JsonObject } from '../reading.ts';

/** Properties by which producers say that a component serves development only. @see CycloneDX property taxonomy */
const developmentFlags: ReadonlySet<string> = new Set([
  'cdx:npm:package:development',
  'cdx:composer:package:isDevRequirement',
  'cdx:maven:package:test',
]);

/** The groups of Python lockfiles, whose names are the project's own: only the usual ones are understood. */
const developmentGroups: ReadonlySet<string> = new Set(['dev', 'develop', 'development', 'test', 'tests']);

const trivy = 'aquasecurity:trivy:';

/** Takes from a component's properties what its fields have no place for. Properties of other names or shapes are nobody's business here. */
export function readProperties(object: JsonObject, component: ComponentDraft): void {
  if (!Array.isArray(object.properties)) return;
  let trivySaid: Map<string, string> | undefined;
  for (const property of object.properties as readonly unknown[]) {
    if (!isObject(property)) continue;
    const { name, value } = property;
    if (typeof name !== 'string' || typeof value !== 'string' || value === '' || value.length > limits.fieldLength) continue;
    if (name === 'syft:cpe23' || name === 'waybill:cpe') addCpe(component, value);
    else if (name === 'waybill:purl') addPurl(component, value);
    else if (name === 'waybill:owned-by') component.ownedBy ??= value;
    else if (name === 'waybill:signer') component.signer ??= value;
    else if (name === 'syft:location:0:path') component.location ??= value;
    else if (name.startsWith(trivy)) trivySaid = (trivySaid ?? new Map()).set(name.slice(trivy.length), value);
    else if (name.startsWith('cdx:') && isForDevelopment(name, value)) component.scope = 'development';
  }
  const source = trivySaid && sourceOf(trivySaid);
  if (source) component.source = source;
}

/** Trivy tells what a distribution's package was built from in properties, and not in the purl. */
function sourceOf(said: ReadonlyMap<string, string>): ComponentDraft['source'] {
  const [name, version, release, epoch] = ['SrcName', 'SrcVersion', 'SrcRelease', 'SrcEpoch'].map((key) => said.get(key));
  if (name === undefined) return undefined;
  return version === undefined ? { name } : { name, version: `${epoch ? `${epoch}:` : ''}${version}${release ? `-${release}` : ''}` };
}

function addCpe(component: ComponentDraft, cpe: string): void {
  if (component.cpes === undefined) component.cpes = [cpe];
  else if (!component.cpes.includes(cpe) && component.cpes.length < 100) component.cpes = [...component.cpes, cpe];
}

/** A further name of something that has a purl already; what cannot be one is no name. */
function addPurl(component: ComponentDraft, purl: string): void {
  const others = component.otherPurls ?? [];
  if (component.purl !== undefined && isPurlLike(purl) && others.length < 100) component.otherPurls = [...others, purl];
}

function isForDevelopment(name: string, value: string): boolean {
  if (developmentFlags.has(name)) return value === 'true' || value === '1';
  return (name === 'cdx:pipenv:category' || name === 'cdx:poetry:group') && developmentGroups.has(value);
}
