import { buildApp } from './build-app.ts';
import { buildParts, parts } from './build-parts.ts';
import { warmCode } from './warm-code.ts';

// A test that starts the build hands down its own environment, which would build React for development.
process.env.NODE_ENV = 'production';

await buildApp();
await buildParts(parts);
await warmCode();
