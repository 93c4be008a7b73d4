import packageJson from '../package.json' with { type: 'json' };
import { useKeptCode } from './platform/kept-code.ts';

/** The program's first file: it must parse and run on any Node, to say what is wrong with an old one. */
const major = Number(process.versions.node.split('.')[0]);
const args = process.argv.slice(2);

if (major < 24) {
  console.error(
    `waybill: this is Node ${process.versions.node}, and Waybill needs Node 24 or newer. Install it, or run waybill through node_modules/.bin/waybill of a checkout, which brings its own.`,
  );
  process.exitCode = 3;
} else if (args.length === 1 && args[0] === '--version') {
  // Scripts ask for it often, and nothing needs to be loaded to tell.
  process.getBuiltinModule('node:fs').writeSync(1, `${packageJson.version}\n`);
} else {
  const { createRequire } = process.getBuiltinModule('node:module');
  const keepCode = useKeptCode(`${import.meta.dirname}/code`);
  const { main } = createRequire(import.meta.filename)('./main.cjs') as typeof import('./main.ts');
  void main(args).then(() => {
    if (process.exitCode === 0 || process.exitCode === 1) keepCode();
  });
}
