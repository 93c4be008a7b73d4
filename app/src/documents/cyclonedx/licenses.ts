import { isObject, listField, objectField, textField } from '../fields.ts';
import type { ComponentDraft, JsonObject, Reading } from '../reading.ts';

/** Licences in both shapes: `{ license: { id or name } }` and `{ expression }`. @see CycloneDX, licenseChoice */
export function readLicenses(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  const licenses = licensesOf(reading, object, pointer);
  if (licenses.length > 0) component.licenses = licenses;
}

/** Licences that somebody found in the component's files. @see CycloneDX, evidence.licenses */
export function readDetectedLicenses(reading: Reading, object: JsonObject, component: ComponentDraft, pointer: string): void {
  if (!isObject(object.evidence) || object.evidence.licenses === undefined) return;
  const licenses = licensesOf(reading, object.evidence, `${pointer}/evidence`);
  if (licenses.length > 0) component.detectedLicenses = licenses;
}

function licensesOf(reading: Reading, object: JsonObject, pointer: string): readonly string[] {
  const licenses: string[] = [];
  const list = listField(reading, object, 'licenses', pointer);
  for (let index = 0; index < list.length; index++) {
    const license = readLicense(reading, list[index], `${pointer}/licenses/${index}`);
    if (license !== undefined) licenses.push(license);
  }
  return licenses;
}

function readLicense(reading: Reading, entry: unknown, pointer: string): string | undefined {
  if (!isObject(entry)) {
    reading.gap('wrong-type', pointer, 'a licence is an object with `license` or `expression`');
    return undefined;
  }
  const expression = textField(reading, entry, 'expression', pointer);
  if (expression !== undefined) return expression;
  const license = objectField(reading, entry, 'license', pointer);
  if (!license) return undefined;
  return textField(reading, license, 'id', `${pointer}/license`) ?? textField(reading, license, 'name', `${pointer}/license`);
}
