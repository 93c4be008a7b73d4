import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/*
 * Runs on any Node, before everything that needs Node 24. npm links the platform package's program as node_modules/.bin/node, which npm scripts
 * find first; npm 10, which comes with Node 20, takes the link away again with the packages of the other platforms, so it is made here.
 */
const bin = new URL('../node_modules/.bin/', import.meta.url);
const brought = `../node-${process.platform}-${process.arch}/bin/node`;

if (Number(process.versions.node.split('.')[0]) < 24) {
  if (existsSync(new URL(brought, bin))) link();
  else refuse();
}

function link() {
  mkdirSync(bin, { recursive: true });
  if (!existsSync(new URL('node', bin))) symlinkSync(brought, fileURLToPath(new URL('node', bin)));
}

function refuse() {
  console.error(
    `This is Node ${process.versions.node}, and Waybill is built with Node 24 or newer. Either no package brings one for ` +
      `${process.platform}-${process.arch}, or optional dependencies were left out: install Node 24, or run npm ci without --omit=optional.`,
  );
  process.exitCode = 1;
}
