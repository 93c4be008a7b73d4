import { buildApp } from './build-app.ts';

/** The end-to-end tests run the program as it is shipped, so it is built from the sources under test first. */
export async function setup(): Promise<void> {
  await buildApp();
}
