import { buildApp } from './build-app.ts';
import { licenseListIndex } from './licenses/build-license-index.ts';
import { buildMissingLicenseTexts } from './licenses/build-license-texts.ts';

/** The end-to-end tests run the program as it is shipped, so it is built from the sources under test first. */
export async function setup(): Promise<void> {
  await buildApp();
  licenseListIndex();
  await buildMissingLicenseTexts();
}
