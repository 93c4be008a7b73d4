import { buildApp } from './build-app.ts';
import { buildParts, parts } from './build-parts.ts';

await buildApp();
await buildParts(parts);
